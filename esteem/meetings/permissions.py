"""What may be allowed about meetings and the places they are held."""

from esteem.kernel.permissions import Permission


class Meetings(Permission):
    SEE = "meetings:see", "See when and where the group meets, and the places it knows"
    CHANGE = "meetings:change", "Plan, change and cancel meetings, and keep the list of places"
    COUNT = "meetings:count", "Say how many came"
    ALARM = "meetings:alarm", "See and change how the alarm of a place is set; who looked is written down"
