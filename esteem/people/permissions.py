"""What may be allowed about people."""

from esteem.kernel.permissions import Permission


class People(Permission):
    SEE = "people:see", "See who belongs and how to reach them"
    CHANGE = "people:change", "Add people and change what is kept about them"
    SEE_PRIVATE = "people:see-private", "See and change emergency contacts, needs and who is connected with whom"
    IMPORT = "people:import", "Bring in a list of people from a file, and undo it"
