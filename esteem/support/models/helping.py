"""The tables of helpers, of when the group was in touch, and of the group's own names for the roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.people.models import Person
from esteem.support.models.organisation import Organisation
from esteem.support.rules.roles import Area, Role


class Helper(Row, Versioned, Base):
    """What one person helps with. Their name and how to reach them are the person's."""

    __tablename__ = "helper"
    __table_args__ = (
        UniqueConstraint("person_id", info={"says": "They are among the helpers already.", "field": "person_id"}),
        CheckConstraint(
            "agreed_on IS NULL OR review_on IS NULL OR review_on >= agreed_on", name="reviewed_after",
            info={"says": "The review is before the day it was agreed.", "field": "review_on"},
        ),
        CheckConstraint(
            "agreed_on IS NULL OR ended_on IS NULL OR ended_on >= agreed_on", name="ends_after",
            info={"says": "That is before the day the help was agreed.", "field": "ended_on"},
        ),
        Index("ix_helper_organisation_id", "organisation_id"),
    )  # fmt: skip

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info={"history": False})
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), info={"label": "Organisation"})
    job: Mapped[str] = mapped_column(String(120), default="", info={"label": "Job"})
    is_resource_builder: Mapped[bool] = mapped_column(default=False, info={"label": "Resource-builder"})
    is_capacity_builder: Mapped[bool] = mapped_column(default=False, info={"label": "Capacity-builder"})
    is_facilitator: Mapped[bool] = mapped_column(default=False, info={"label": "Facilitator"})
    is_bridge_builder: Mapped[bool] = mapped_column(default=False, info={"label": "Bridge-builder"})
    is_co_educator: Mapped[bool] = mapped_column(default=False, info={"label": "Co-educator"})
    for_organisation: Mapped[bool] = mapped_column(default=False, info={"label": "Helps with running the group"})
    for_nurturing: Mapped[bool] = mapped_column(default=False, info={"label": "Helps with looking after people"})
    for_expertise: Mapped[bool] = mapped_column(default=False, info={"label": "Helps with knowledge"})
    for_connections: Mapped[bool] = mapped_column(default=False, info={"label": "Helps with connections"})
    offers: Mapped[str] = mapped_column(Text, default="", info={"label": "What they offer"})
    limits: Mapped[str] = mapped_column(Text, default="", info={"label": "Its limits"})
    agreed_on: Mapped[date | None] = mapped_column(info={"label": "Agreed"})
    review_on: Mapped[date | None] = mapped_column(info={"label": "Review"})
    ended_on: Mapped[date | None] = mapped_column(info={"label": "Ended"})
    last_touch_on: Mapped[date | None] = mapped_column(info={"label": "Last in touch"})
    found_by: Mapped[str] = mapped_column(Text, default="", info={"history": False})

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    organisation: Mapped[Organisation | None] = relationship(lazy="joined")

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def roles(self) -> list[Role]:
        return [role for role in Role if getattr(self, role.column)]

    @roles.setter
    def roles(self, roles: Iterable[Role]) -> None:
        for role in Role:
            setattr(self, role.column, role in roles)

    @property
    def areas(self) -> list[Area]:
        return [area for area in Area if getattr(self, area.column)]

    @areas.setter
    def areas(self, areas: Iterable[Area]) -> None:
        for area in Area:
            setattr(self, area.column, area in areas)


class Contact(Row, Base):
    """A day on which the group was in touch with a helper or an organisation, and what about."""

    __tablename__ = "support_contact"
    __table_args__ = (
        CheckConstraint(
            "(helper_id IS NULL) <> (organisation_id IS NULL)", name="with_one",
            info={"says": "Say with whom: a helper or an organisation."},
        ),
        Index("ix_support_contact_helper_id", "helper_id"),
        Index("ix_support_contact_organisation_id", "organisation_id"),
    )  # fmt: skip

    helper_id: Mapped[int | None] = mapped_column(ForeignKey("helper.id"), info={"history": False})
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), info={"history": False})
    day: Mapped[date] = mapped_column(info={"label": "In touch on"})
    about: Mapped[str] = mapped_column(String(300), default="", info={"label": "About"})
    taken_back_at: Mapped[datetime | None] = mapped_column(info={"label": "Taken back"})


class RoleName(Row, Base):
    """What the group calls one of the roles."""

    __tablename__ = "helper_role_name"
    __table_args__ = (
        UniqueConstraint("role", info={"says": "That role has a name already."}),
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name."}),
    )

    role: Mapped[Role] = mapped_column(enumerated(Role), info={"label": "Role"})
    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
