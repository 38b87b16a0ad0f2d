"""What may be allowed: what people spent for the group: claims, approvals, mileage, petty cash."""

from esteem.kernel.permissions import Permission


class Claims(Permission):
    SEE = "claims:see", "See how many claims are waiting, and what they come to"
    OWN = "claims:own", "Hand in a claim of one’s own, and see how it stands"
    MAKE = "claims:make", "See everybody’s claims, and hand one in for somebody"
    APPROVE = "claims:approve", "Approve or refuse claims of others"
    PAY = "claims:pay", "Pay approved claims, and keep the petty cash"
