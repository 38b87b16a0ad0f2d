"""The versions of the constitution: what was chosen, each clause's wording, how it was adopted, who signed.

An adopted version and its clauses are never changed: triggers refuse it (kernel/sqlite.py lists them).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.governance.rules.choices import ChosenBy, Joining, Majority, Part, Post, Power, SubsDue, SubsSetBy
from esteem.governance.rules.document import Adoption, Signature, Wording
from esteem.governance.rules.parameters import NAMES, Parameters
from esteem.governance.rules.standing import AdoptedAt
from esteem.kernel.db import Base, Row, Versioned, enumerated

SEVERAL = "; "  # parts the choices of a list in one column


def _labelled(label: str) -> dict[str, str]:
    return {"label": label}


class Chosen:
    """The columns of `Parameters`, under the same names."""

    working_name: Mapped[str] = mapped_column(String(120), info=_labelled("Working name"))
    area: Mapped[str] = mapped_column(String(200), info=_labelled("Area"))
    aims: Mapped[str] = mapped_column(Text, info=_labelled("Aims"))
    beneficiaries: Mapped[str] = mapped_column(String(300), info=_labelled("Whom the aims are for"))
    powers: Mapped[str] = mapped_column(Text, info=_labelled("Powers"))
    pays_expenses: Mapped[bool] = mapped_column(info=_labelled("Expenses are paid back"))
    affiliated_to: Mapped[str] = mapped_column(String(200), info=_labelled("Affiliated to"))

    joining: Mapped[Joining] = mapped_column(enumerated(Joining), info=_labelled("Who may join"))
    who_may_join: Mapped[str] = mapped_column(String(200), info=_labelled("Only these may join"))
    member_age: Mapped[int] = mapped_column(info=_labelled("Age to join"))
    committee_approves: Mapped[bool] = mapped_column(info=_labelled("The committee decides who joins"))
    carers_may_join: Mapped[bool] = mapped_column(info=_labelled("Carers, relatives and friends may join"))
    associates: Mapped[bool] = mapped_column(info=_labelled("Associate members"))
    removal_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice before removing somebody"))
    appeal_days: Mapped[int] = mapped_column(info=_labelled("Days to appeal"))
    subs_set_by: Mapped[SubsSetBy] = mapped_column(enumerated(SubsSetBy), info=_labelled("Who sets the subscriptions"))
    subs_due: Mapped[SubsDue] = mapped_column(enumerated(SubsDue), info=_labelled("Subscriptions are paid"))
    subs_weeks: Mapped[int] = mapped_column(info=_labelled("Weeks to pay"))
    subs_reduced: Mapped[bool] = mapped_column(info=_labelled("Subscriptions may be lowered"))
    unpaid_months: Mapped[int] = mapped_column(info=_labelled("Months unpaid before membership ends"))

    committee_min: Mapped[int] = mapped_column(info=_labelled("Smallest committee"))
    committee_max: Mapped[int] = mapped_column(info=_labelled("Largest committee"))
    co_opted_max: Mapped[int] = mapped_column(info=_labelled("May be co-opted"))
    unrelated_min: Mapped[int] = mapped_column(info=_labelled("Unconnected people on the committee"))
    committee_age: Mapped[int] = mapped_column(info=_labelled("Age to be on the committee"))
    posts: Mapped[str] = mapped_column(Text, info=_labelled("Further posts"))
    officers_chosen_by: Mapped[ChosenBy] = mapped_column(
        enumerated(ChosenBy), info=_labelled("Who chooses the officers")
    )
    term_years: Mapped[int] = mapped_column(info=_labelled("Years of a term"))
    most_terms: Mapped[int] = mapped_column(info=_labelled("Terms in a row"))
    missed_meetings: Mapped[int] = mapped_column(info=_labelled("Meetings missed before a place is free"))
    committee_meetings: Mapped[int] = mapped_column(info=_labelled("Committee meetings a year"))
    committee_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice of a committee meeting"))
    committee_quorum: Mapped[int] = mapped_column(info=_labelled("Quorum of the committee"))
    casting_vote: Mapped[bool] = mapped_column(info=_labelled("Casting vote"))
    remote: Mapped[bool] = mapped_column(info=_labelled("By telephone or video"))

    agm_within_months: Mapped[int] = mapped_column(info=_labelled("Months from the year's end to the AGM"))
    agm_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice of the AGM"))
    special_number: Mapped[int] = mapped_column(info=_labelled("Members who may call a meeting"))
    special_share: Mapped[int] = mapped_column(info=_labelled("Share of members who may call a meeting, per cent"))
    special_within_days: Mapped[int] = mapped_column(info=_labelled("Days within which it is held"))
    special_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice of a special meeting"))
    quorum_number: Mapped[int] = mapped_column(info=_labelled("Quorum of a general meeting"))
    quorum_share: Mapped[int] = mapped_column(info=_labelled("Quorum of a general meeting, per cent"))
    adjourn_days: Mapped[int] = mapped_column(info=_labelled("Days a meeting may be put off"))
    proxies: Mapped[bool] = mapped_column(info=_labelled("Voting for somebody else"))
    postal: Mapped[bool] = mapped_column(info=_labelled("Voting by post"))

    signatories_named: Mapped[int] = mapped_column(info=_labelled("People who may sign"))
    signatories_needed: Mapped[int] = mapped_column(info=_labelled("People who must agree a payment"))
    accounts_checked: Mapped[bool] = mapped_column(info=_labelled("Accounts are checked"))

    amend_majority: Mapped[Majority] = mapped_column(enumerated(Majority), info=_labelled("Majority to change it"))
    amend_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice of a change"))
    close_majority: Mapped[Majority] = mapped_column(
        enumerated(Majority), info=_labelled("Majority to close the group")
    )
    close_notice_days: Mapped[int] = mapped_column(info=_labelled("Days of notice of closing"))
    assets_to: Mapped[str] = mapped_column(String(200), info=_labelled("What is left goes to"))


class Constitution(Row, Versioned, Chosen, Base):
    """One version: a draft until it is adopted, and from then on a record."""

    __tablename__ = "constitution"
    __table_args__ = (
        UniqueConstraint("number", info={"says": "Another version was adopted a moment ago. Look at it first."}),
        CheckConstraint(
            "(number IS NULL) = (adopted_on IS NULL) AND (number IS NULL) = (sha256 = '')"
            " AND (number IS NULL) = (group_name = '')",
            name="adopted_whole", info={"says": "An adopted version has its day, its file and the group's name."},
        ),
        CheckConstraint(
            "number IS NULL OR set_aside_at IS NULL", name="adopted_or_aside",
            info={"says": "An adopted version cannot be set aside."},
        ),
        CheckConstraint(
            "committee_max >= committee_min", name="committee_sizes",
            info={"says": "The largest committee is smaller than the smallest.", "field": "committee_max"},
        ),
        CheckConstraint(
            "committee_quorum <= committee_min", name="quorum_reachable",
            info={"says": "The smallest committee could not reach this quorum.", "field": "committee_quorum"},
        ),
        CheckConstraint(
            "signatories_needed <= signatories_named", name="signatories_enough",
            info={"says": "More people must agree than may sign.", "field": "signatories_needed"},
        ),
        CheckConstraint(
            "signatories_named <= committee_min", name="signatories_on_committee",
            info={"says": "More people may sign than the smallest committee has.", "field": "signatories_named"},
        ),
        CheckConstraint(
            "committee_quorum >= 2", name="quorum_of_two",
            info={"says": "At least two must be present for a committee to decide.", "field": "committee_quorum"},
        ),
        CheckConstraint(
            "signatories_needed >= 2", name="signatories_two",
            info={"says": "At least two must agree a payment.", "field": "signatories_needed"},
        ),
        CheckConstraint(
            "committee_notice_days > 0 AND agm_notice_days > 0 AND special_notice_days > 0 AND amend_notice_days > 0"
            " AND close_notice_days > 0",
            name="notice_given", info={"says": "Every meeting needs at least a day's notice."},
        ),
    )  # fmt: skip

    started_at: Mapped[datetime] = mapped_column(info=_labelled("Begun"))
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("constitution.id"), info={"history": False})
    saves: Mapped[int] = mapped_column(info={"history": False})
    set_aside_at: Mapped[datetime | None] = mapped_column(info=_labelled("Set aside"))
    number: Mapped[int | None] = mapped_column(info=_labelled("Adopted as version"))
    adopted_on: Mapped[date | None] = mapped_column(info=_labelled("Adopted on"))
    adopted_by: Mapped[AdoptedAt | None] = mapped_column(enumerated(AdoptedAt, 60), info=_labelled("Adopted by"))
    adopted_in: Mapped[str] = mapped_column(String(200), default="", info=_labelled("Place"))
    group_name: Mapped[str] = mapped_column(String(200), default="", info=_labelled("Name of the group"))
    sha256: Mapped[str] = mapped_column(String(64), default="", info=_labelled("Code of the stored file"))
    file_size: Mapped[int | None] = mapped_column(info={"history": False})

    clauses: Mapped[list[ConstitutionClause]] = relationship(order_by="ConstitutionClause.id")
    signatures: Mapped[list[ConstitutionSignature]] = relationship(order_by="ConstitutionSignature.place")
    based_on: Mapped[Constitution | None] = relationship(remote_side="Constitution.id")

    @property
    def is_adopted(self) -> bool:
        return self.number is not None

    @property
    def signed_by(self) -> str:
        """Those who signed, with their offices."""
        return ", ".join(f"{one.name} ({one.office.lower()})" if one.office else one.name for one in self.signatures)

    @property
    def chosen(self) -> Parameters:
        """What was chosen, as the rules take it."""
        columns = {name: getattr(self, name) for name in NAMES}
        columns["powers"] = frozenset(power for power in Power if power in self.powers.split(SEVERAL))
        columns["posts"] = frozenset(post for post in Post if post in self.posts.split(SEVERAL))
        return Parameters(**columns)

    @chosen.setter
    def chosen(self, chosen: Parameters) -> None:
        for name in NAMES:
            setattr(self, name, getattr(chosen, name))
        self.powers = SEVERAL.join(power for power in Power if power in chosen.powers)
        self.posts = SEVERAL.join(post for post in Post if post in chosen.posts)

    @property
    def adoption(self) -> Adoption | None:
        """How it was adopted, or None while it is a draft."""
        if self.adopted_on is None or self.adopted_by is None:
            return None
        signed = tuple(Signature(one.name, one.office) for one in self.signatures)
        return Adoption(str(self.adopted_by), self.adopted_in, self.adopted_on, signed)


class ConstitutionClause(Row, Versioned, Base):
    """One clause of one version: whether it is in, and the group's own words for it, if any."""

    __tablename__ = "constitution_clause"
    __table_args__ = (
        UniqueConstraint("constitution_id", "key", info={"says": "There is such a clause already."}),
        CheckConstraint("length(key) > 0", name="key_given", info={"says": "Every clause has a name of its own."}),
    )

    constitution_id: Mapped[int] = mapped_column(ForeignKey("constitution.id"), info={"history": False})
    key: Mapped[str] = mapped_column(String(40), info=_labelled("Clause"))
    part: Mapped[Part] = mapped_column(enumerated(Part), info={"history": False})
    included: Mapped[bool] = mapped_column(info=_labelled("In the constitution"))
    heading: Mapped[str] = mapped_column(String(120), default="", info=_labelled("Own heading"))
    text: Mapped[str] = mapped_column(Text, default="", info=_labelled("Own words"))
    adopted_heading: Mapped[str] = mapped_column(String(120), default="", info={"history": False})
    adopted_text: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    @property
    def wording(self) -> Wording:
        return Wording(key=self.key, part=self.part, included=self.included, heading=self.heading, text=self.text)


class ClauseWording(Row, Base):
    """Words somebody wrote for a clause: kept for good, so that one can always go back to them."""

    __tablename__ = "clause_wording"

    clause_id: Mapped[int] = mapped_column(ForeignKey("constitution_clause.id"), index=True, info={"history": False})
    heading: Mapped[str] = mapped_column(String(120), info=_labelled("Heading"))
    text: Mapped[str] = mapped_column(Text, info=_labelled("Words"))
    written_at: Mapped[datetime] = mapped_column(info=_labelled("Written"))
    account_id: Mapped[int | None] = mapped_column(info={"history": False})


class ConstitutionSignature(Row, Base):
    """Somebody who signed a version when it was adopted, as it stands on the paper."""

    __tablename__ = "constitution_signature"
    __table_args__ = (
        UniqueConstraint("constitution_id", "place", info={"says": "Somebody signed there already."}),
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter the name of whoever signed."}),
    )

    constitution_id: Mapped[int] = mapped_column(ForeignKey("constitution.id"), info={"history": False})
    place: Mapped[int] = mapped_column(info={"history": False})
    name: Mapped[str] = mapped_column(String(120), info=_labelled("Signed by"))
    office: Mapped[str] = mapped_column(String(80), default="", info=_labelled("Office"))
