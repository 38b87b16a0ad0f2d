"""What may be allowed about the group itself."""

from esteem.kernel.permissions import Permission


class Group(Permission):
    SEE = "group:see", "See the group's own details and the rules in force"
    CHANGE = "group:change", "Change the group's details, words and rules"
