"""What may be allowed about the constitution."""

from esteem.kernel.permissions import Permission


class Governance(Permission):
    SEE = "governance:see", "Read the constitution and its versions"
    CHANGE = "governance:change", "Write and change a draft of the constitution"
    ADOPT = "governance:adopt", "Record that a constitution was adopted, and put its rules in force"
