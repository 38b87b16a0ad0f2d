"""What may be allowed about people."""

from esteem.kernel.permissions import Permission


class People(Permission):
    SEE = "people:see", "See who belongs and how to reach them"
    CHANGE = "people:change", "Add people and change what is kept about them"
