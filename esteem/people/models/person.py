"""The table of people, and the group's own list of how people hear of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, and_, column, literal_column
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.rules import reach
from esteem.people.rules.reach import Channel, MayReach
from esteem.people.rules.standing import Stands


class Source(Row, Versioned, Base):
    """A way people hear of the group; put away rather than deleted."""

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("folded_name", info={"says": "That is on the list already.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    folded_name: Mapped[str] = mapped_column(String(160), info={"history": False})
    place: Mapped[int] = mapped_column(default=0, info={"history": False})
    put_away_at: Mapped[datetime | None] = mapped_column(info={"label": "Put away"})


NO_WAY = and_(*(column(name) == literal_column("''") for name in ("phone", "second_phone", "email", "address")))


class Person(Row, Versioned, Base):
    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on",
            name="leaves_after_joining",
            info={"says": "The day they left is before the day they joined.", "field": "left_on"},
        ),
        # all that decides who is on a list and where, so that a list of thousands is found without reading the rows
        Index(
            "ix_person_listed",
            "sort_name",
            "id",
            "removed_at",
            "erased_at",
            "left_on",
            "stands",
            "joined_on",
            "town",
            "found_by",
        ),
        Index("ix_person_unreachable", "sort_name", "id", sqlite_where=NO_WAY),
    )

    name: Mapped[str] = mapped_column(String(200), info={"label": "Name"})
    known_as: Mapped[str] = mapped_column(String(80), default="", info={"label": "Known as"})
    pronouns: Mapped[str] = mapped_column(String(60), default="", info={"label": "Pronouns"})
    stands: Mapped[Stands] = mapped_column(enumerated(Stands), default=Stands.MEMBER, info={"label": "Here as"})

    phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Phone"})
    no_voicemail: Mapped[bool] = mapped_column(default=False, info={"label": "Do not leave a voicemail"})
    withhold_number: Mapped[bool] = mapped_column(default=False, info={"label": "Withhold your number"})
    shared_phone: Mapped[bool] = mapped_column(default=False, info={"label": "Shared phone"})
    phone_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when ringing"})
    second_phone: Mapped[str] = mapped_column(String(60), default="", info={"label": "Another phone"})
    second_phone_care: Mapped[str] = mapped_column(
        String(200), default="", info={"label": "To mind when ringing the other phone"}
    )
    email: Mapped[str] = mapped_column(String(254), default="", info={"label": "E-mail"})
    email_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when writing"})
    address: Mapped[str] = mapped_column(String(400), default="", info={"label": "Address"})
    town: Mapped[str] = mapped_column(String(80), default="", info={"label": "Town"})
    postcode: Mapped[str] = mapped_column(String(12), default="", info={"label": "Postcode"})
    plain_envelope: Mapped[bool] = mapped_column(default=False, info={"label": "Plain envelope"})
    address_care: Mapped[str] = mapped_column(String(200), default="", info={"label": "To mind when posting"})

    by_phone: Mapped[MayReach | None] = mapped_column(enumerated(MayReach), info={"label": "May be rung"})
    by_text: Mapped[MayReach | None] = mapped_column(enumerated(MayReach), info={"label": "May be texted"})
    by_email: Mapped[MayReach | None] = mapped_column(enumerated(MayReach), info={"label": "May be e-mailed"})
    by_post: Mapped[MayReach | None] = mapped_column(enumerated(MayReach), info={"label": "May be written to"})
    preferred: Mapped[Channel | None] = mapped_column(enumerated(Channel), info={"label": "Likes best"})
    best_times: Mapped[str] = mapped_column(String(200), default="", info={"label": "Best times"})

    enquired_on: Mapped[date | None] = mapped_column(info={"label": "Asked about the group"})
    follow_up_on: Mapped[date | None] = mapped_column(info={"label": "Get in touch again"})
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), info={"history": False})
    source_note: Mapped[str] = mapped_column(String(200), default="", info={"label": "How they heard of us"})
    notes: Mapped[str] = mapped_column(Text, default="", info={"label": "Notes"})

    joined_on: Mapped[date | None] = mapped_column(info={"label": "Joined"})
    left_on: Mapped[date | None] = mapped_column(info={"label": "Left"})
    removed_at: Mapped[datetime | None] = mapped_column(info={"label": "Removed"})
    erased_at: Mapped[datetime | None] = mapped_column(info={"label": "Erased"})
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), index=True, info={"label": "The same person as"}
    )  # such a row counts as removed too, and is on no list
    merged_at: Mapped[datetime | None] = mapped_column(info={"history": False})
    sort_name: Mapped[str] = mapped_column(String(200), info={"history": False})
    found_by: Mapped[str] = mapped_column(Text, info={"history": False})

    source: Mapped[Source | None] = relationship(lazy="raise_on_sql")

    @property
    def goes_by(self) -> str:
        """What to call them."""
        return self.known_as or self.name

    @property
    def cautions(self) -> list[str]:
        """What must be minded when ringing: shown right beside the number, wherever it is shown."""
        return [*self._of_ringing, *reach.noted(self._of_the_phone, self.phone_care)]

    @property
    def _of_ringing(self) -> list[str]:
        """What they said of ringing and of text messages, which go to the same number."""
        return [*reach.said_of(Channel.PHONE, self.by_phone), *reach.said_of(Channel.TEXT, self.by_text)]

    @property
    def _of_the_phone(self) -> dict[str, bool]:
        return {
            reach.NO_VOICEMAIL: self.no_voicemail,
            reach.WITHHOLD_NUMBER: self.withhold_number,
            reach.SHARED_PHONE: self.shared_phone,
        }

    @property
    def second_cautions(self) -> list[str]:
        """The same for the other number: what holds for ringing at all, and its own words."""
        always = {reach.NO_VOICEMAIL: self.no_voicemail, reach.WITHHOLD_NUMBER: self.withhold_number}
        return [*self._of_ringing, *reach.noted(always, self.second_phone_care)]

    @property
    def email_cautions(self) -> list[str]:
        """What must be minded when e-mailing."""
        return [*reach.said_of(Channel.EMAIL, self.by_email), *reach.noted({}, self.email_care)]

    @property
    def post_cautions(self) -> list[str]:
        """What must be minded when posting a letter."""
        plain = {reach.PLAIN_ENVELOPE: self.plain_envelope}
        return [*reach.said_of(Channel.POST, self.by_post), *reach.noted(plain, self.address_care)]

    @property
    def answers(self) -> list[tuple[Channel, str]]:
        """Each way to reach them, and what they said of it."""
        said = (self.by_phone, self.by_text, self.by_email, self.by_post)
        return [(channel, reach.means(channel, may)) for channel, may in zip(Channel, said, strict=True)]

    @property
    def dials(self) -> str:
        """What a telephone dials to ring them."""
        return reach.dialled(self.phone)

    @property
    def second_dials(self) -> str:
        return reach.dialled(self.second_phone)

    @property
    def is_here(self) -> bool:
        return self.left_on is None and self.removed_at is None and self.erased_at is None
