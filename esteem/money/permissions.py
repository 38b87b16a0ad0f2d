"""What may be allowed about the books."""

from esteem.kernel.permissions import Permission


class Money(Permission):
    SEE = "money:see", "See the books: what came in and went out, accounts, funds and the year's accounts"
    RECORD = "money:record", "Record money in and out, move it, and reverse what was recorded by mistake"
    SETTLE = "money:settle", "Open, change and close accounts, funds and headings, and fill in the year's end"
    APPROVE = "money:approve", "Write down that the year's accounts were approved"
    REPORT = "money:report", "Write the report of the year"
    CLOSE = "money:close", "Close a year's books, so that nothing more is booked in it"
    AGREE = "money:agree", "Agree to a payment that somebody else proposed"
    BY_PERSON = "money:by-person", "See what came from and went to each person in the year"
