"""What may be allowed about the committee."""

from esteem.kernel.permissions import Permission


class Committee(Permission):
    SEE = "committee:see", "See who holds and who held which office"
    CHANGE = "committee:change", "Change offices, and who holds them"
