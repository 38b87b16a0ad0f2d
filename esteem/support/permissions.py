"""What may be allowed about helpers and organisations."""

from esteem.kernel.permissions import Permission


class Support(Permission):
    SEE = "support:see", "See helpers, speakers and organisations, how to reach them and what was agreed"
    CHANGE = "support:change", "Add helpers, speakers and organisations, and record what was agreed with them"
