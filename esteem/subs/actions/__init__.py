"""What the group does: what members pay: plans, who paid for which time, takings at the door."""
