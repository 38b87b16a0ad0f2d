"""What the group wants to know: Gift Aid: declarations, qualifying gifts, claims."""
