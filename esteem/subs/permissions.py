"""What may be allowed: what members pay: plans, who paid for which time, takings at the door."""

from esteem.kernel.permissions import Permission


class Subs(Permission):
    SEE = "subs:see", "See the plans for subs, and how much came in"
    NAMES = "subs:names", "See who has paid their subs, and for which time"
    TAKE = "subs:take", "Take subs at the door, and record who paid"
    ARREARS = "subs:arrears", "See who is behind, and write a reminder"
    CHANGE = "subs:change", "Make and change the plans, and say who is on which"
