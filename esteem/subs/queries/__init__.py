"""What the group wants to know: what members pay: plans, who paid for which time, takings at the door."""
