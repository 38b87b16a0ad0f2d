"""What may be allowed about people's rights."""

from esteem.kernel.permissions import Permission


class Privacy(Permission):
    SEE = "privacy:see", "Read the privacy notice, and how long things are kept"
    REQUESTS = "privacy:requests", "See and record what people ask of the group about their details, and complaints"
    FILE = "privacy:file", "Make the file of everything held about a person: it shows all, private parts too"
    RETENTION = (
        "privacy:retention",
        "Change how long things are kept, see who may be forgotten, and write the privacy notice",
    )
    ERASE = "privacy:erase", "Erase a person, after seeing all that is held about them, private parts too"
