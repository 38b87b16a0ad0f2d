"""What may be allowed about signing in."""

from esteem.kernel.permissions import Permission


class Access(Permission):
    SEE = "access:see", "See who may sign in, and what each role may do"
    CHANGE = "access:change", "Let people sign in or not, and change what each role may do"
