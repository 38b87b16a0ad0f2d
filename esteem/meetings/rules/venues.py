"""What kind of place it is."""

from __future__ import annotations

from esteem.kernel.text import Said


class VenueKind(Said):
    CAFE = "cafe", "Café or pub"
    CENTRE = "centre", "Community centre or hall"
    HOSPITAL = "hospital", "Hospital or surgery"
    AGENCY = "agency", "Agency’s office"
    WORSHIP = "worship", "Place of worship"
    HOME = "home", "Somebody’s home"
    OUTDOORS = "outdoors", "Outdoors"
    ONLINE = "online", "Online or by phone"
    OTHER = "other", "Other"
