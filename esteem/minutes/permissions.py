"""What may be allowed about agendas, minutes, decisions and actions."""

from esteem.kernel.permissions import Permission


class MinutesOf(Permission):
    SEE = "minutes:see", "Read agendas, approved minutes and decisions of the meetings that are open to everybody"
    SEE_ALL = "minutes:see-all", "Read drafts of minutes too, and what the committee minuted and decided"
    WRITE = "minutes:write", "Write agendas, minutes, decisions and actions"
    APPROVE = "minutes:approve", "Write down that minutes were approved, and withdraw a decision"
