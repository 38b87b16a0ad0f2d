"""What may be allowed about applications for money."""

from esteem.kernel.permissions import Permission


class Funding(Permission):
    SEE = "funding:see", "See applications for money and how they stand"
    CHANGE = "funding:change", "Write applications and record what came of them"
