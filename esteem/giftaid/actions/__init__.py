"""What the group does: Gift Aid: declarations, qualifying gifts, claims."""
