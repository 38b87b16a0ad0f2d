"""Subs: what members pay towards the group, who paid for which time, and takings at the door."""
