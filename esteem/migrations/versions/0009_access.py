"""Accounts, sign-in roles and what the group decides of them, seats, tries, one-time links, kept words."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ROLES = (
    ("coordinator", "Coordinator", "Looks after everything, and after who may sign in."),
    ("treasurer", "Treasurer", "Keeps the books and applies for money; sees the rest."),
    ("secretary", "Secretary", "Keeps the people, meetings, committee and papers; sees the books."),
    ("committee", "Committee", "Sees what the group does, and keeps the meetings."),
    (
        "member",
        "Member",
        "Sees the meetings, the committee and the group's papers; nobody's details, and not the books.",
    ),
    ("viewer", "Viewer", "Looks at everything but people, and changes nothing."),
)


def upgrade() -> None:
    _accounts()
    _roles()
    _visits()


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sign_in", sa.String(120), nullable=False),
        sa.Column("sign_in_folded", sa.String(240), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("name_folded", sa.String(240), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("password", sa.String(200), nullable=True),
        sa.Column("disabled_at", sa.DateTime(), nullable=True),
        sa.Column("roles_saved", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(sign_in) > 0", name="ck_account_sign_in_given"),
        sa.CheckConstraint("length(name) > 0", name="ck_account_name_given"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_account_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("sign_in_folded", name="uq_account_sign_in_folded"),
        sa.UniqueConstraint("person_id", name="uq_account_person_id"),
    )


def _roles() -> None:
    role = op.create_table(
        "sign_in_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(30), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("says", sa.String(200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_role"),
        sa.UniqueConstraint("key", name="uq_sign_in_role_key"),
    )
    op.bulk_insert(role, [{"key": k, "name": n, "says": s, "place": p} for p, (k, n, s) in enumerate(ROLES, 1)])
    op.create_table(
        "role_permission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("permission", sa.String(60), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["sign_in_role.id"], name="fk_role_permission_role_id"),
        sa.PrimaryKeyConstraint("id", name="pk_role_permission"),
        sa.UniqueConstraint("role_id", "permission", name="uq_role_permission_role_id_permission"),
    )
    op.create_table(
        "account_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_account_role_account_id"),
        sa.ForeignKeyConstraint(["role_id"], ["sign_in_role.id"], name="fk_account_role_role_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account_role"),
        sa.UniqueConstraint("account_id", "role_id", name="uq_account_role_account_id_role_id"),
    )


def _visits() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("device", sa.String(60), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_seat_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.UniqueConstraint("fingerprint", name="uq_seat_fingerprint"),
    )
    op.create_index("ix_seat_account_id", "seat", ["account_id"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempt"),
    )
    op.create_index("ix_sign_in_attempt_name", "sign_in_attempt", ["name"])
    op.create_index("ix_sign_in_attempt_address", "sign_in_attempt", ["address"])
    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_one_time_link_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_one_time_link"),
        sa.UniqueConstraint("fingerprint", name="uq_one_time_link_fingerprint"),
    )
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(2000), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("had_files", sa.Boolean(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_kept_form_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_form"),
    )
