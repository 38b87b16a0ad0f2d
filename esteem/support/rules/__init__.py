"""The words and the law of help from outside, pure: roles, areas, the support agreement, finding."""
