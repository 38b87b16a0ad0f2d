"""The tables of subs."""

from esteem.subs.models.payments import PaidPeriod, SubsPayment, SubsTaking
from esteem.subs.models.plans import SubsOn, SubsPlan, SubsWords

__all__ = ["PaidPeriod", "SubsOn", "SubsPayment", "SubsPlan", "SubsTaking", "SubsWords"]
