"""What is typed: Gift Aid: declarations, qualifying gifts, claims."""
