"""The tables of governance: versions of the constitution, their clauses, what was written for them, who signed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "constitution",
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("based_on_id", sa.Integer(), nullable=True),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("set_aside_at", sa.DateTime(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("adopted_by", sa.String(60), nullable=True),
        sa.Column("adopted_in", sa.String(200), nullable=False),
        sa.Column("group_name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("working_name", sa.String(120), nullable=False),
        sa.Column("area", sa.String(200), nullable=False),
        sa.Column("aims", sa.Text(), nullable=False),
        sa.Column("beneficiaries", sa.String(300), nullable=False),
        sa.Column("powers", sa.Text(), nullable=False),
        sa.Column("pays_expenses", sa.Boolean(), nullable=False),
        sa.Column("affiliated_to", sa.String(200), nullable=False),
        sa.Column("joining", sa.String(30), nullable=False),
        sa.Column("who_may_join", sa.String(200), nullable=False),
        sa.Column("member_age", sa.Integer(), nullable=False),
        sa.Column("committee_approves", sa.Boolean(), nullable=False),
        sa.Column("carers_may_join", sa.Boolean(), nullable=False),
        sa.Column("associates", sa.Boolean(), nullable=False),
        sa.Column("removal_notice_days", sa.Integer(), nullable=False),
        sa.Column("appeal_days", sa.Integer(), nullable=False),
        sa.Column("subs_set_by", sa.String(30), nullable=False),
        sa.Column("subs_due", sa.String(30), nullable=False),
        sa.Column("subs_weeks", sa.Integer(), nullable=False),
        sa.Column("subs_reduced", sa.Boolean(), nullable=False),
        sa.Column("unpaid_months", sa.Integer(), nullable=False),
        sa.Column("committee_min", sa.Integer(), nullable=False),
        sa.Column("committee_max", sa.Integer(), nullable=False),
        sa.Column("co_opted_max", sa.Integer(), nullable=False),
        sa.Column("unrelated_min", sa.Integer(), nullable=False),
        sa.Column("committee_age", sa.Integer(), nullable=False),
        sa.Column("posts", sa.Text(), nullable=False),
        sa.Column("officers_chosen_by", sa.String(30), nullable=False),
        sa.Column("term_years", sa.Integer(), nullable=False),
        sa.Column("most_terms", sa.Integer(), nullable=False),
        sa.Column("missed_meetings", sa.Integer(), nullable=False),
        sa.Column("committee_meetings", sa.Integer(), nullable=False),
        sa.Column("committee_notice_days", sa.Integer(), nullable=False),
        sa.Column("committee_quorum", sa.Integer(), nullable=False),
        sa.Column("casting_vote", sa.Boolean(), nullable=False),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("agm_within_months", sa.Integer(), nullable=False),
        sa.Column("agm_notice_days", sa.Integer(), nullable=False),
        sa.Column("special_number", sa.Integer(), nullable=False),
        sa.Column("special_share", sa.Integer(), nullable=False),
        sa.Column("special_within_days", sa.Integer(), nullable=False),
        sa.Column("special_notice_days", sa.Integer(), nullable=False),
        sa.Column("quorum_number", sa.Integer(), nullable=False),
        sa.Column("quorum_share", sa.Integer(), nullable=False),
        sa.Column("adjourn_days", sa.Integer(), nullable=False),
        sa.Column("proxies", sa.Boolean(), nullable=False),
        sa.Column("postal", sa.Boolean(), nullable=False),
        sa.Column("signatories_named", sa.Integer(), nullable=False),
        sa.Column("signatories_needed", sa.Integer(), nullable=False),
        sa.Column("accounts_checked", sa.Boolean(), nullable=False),
        sa.Column("amend_majority", sa.String(30), nullable=False),
        sa.Column("amend_notice_days", sa.Integer(), nullable=False),
        sa.Column("close_majority", sa.String(30), nullable=False),
        sa.Column("close_notice_days", sa.Integer(), nullable=False),
        sa.Column("assets_to", sa.String(200), nullable=False),
        sa.CheckConstraint(
            "number IS NULL OR set_aside_at IS NULL",
            name="ck_constitution_adopted_or_aside",
        ),
        sa.CheckConstraint(
            "(number IS NULL) = (adopted_on IS NULL) AND (number IS NULL) = (sha256 = '') AND (number IS NULL) = (group_name = '')",
            name="ck_constitution_adopted_whole",
        ),
        sa.CheckConstraint(
            "committee_max >= committee_min",
            name="ck_constitution_committee_sizes",
        ),
        sa.CheckConstraint(
            "committee_notice_days > 0 AND agm_notice_days > 0 AND special_notice_days > 0 AND amend_notice_days > 0 AND close_notice_days > 0",
            name="ck_constitution_notice_given",
        ),
        sa.CheckConstraint(
            "committee_quorum >= 2",
            name="ck_constitution_quorum_of_two",
        ),
        sa.CheckConstraint(
            "committee_quorum <= committee_min",
            name="ck_constitution_quorum_reachable",
        ),
        sa.CheckConstraint(
            "signatories_needed <= signatories_named",
            name="ck_constitution_signatories_enough",
        ),
        sa.CheckConstraint(
            "signatories_named <= committee_min",
            name="ck_constitution_signatories_on_committee",
        ),
        sa.CheckConstraint(
            "signatories_needed >= 2",
            name="ck_constitution_signatories_two",
        ),
        sa.ForeignKeyConstraint(["based_on_id"], ["constitution.id"], name="fk_constitution_based_on_id"),
        sa.PrimaryKeyConstraint("id", name="pk_constitution"),
        sa.UniqueConstraint("number", name="uq_constitution_number"),
    )
    op.create_table(
        "constitution_clause",
        sa.Column("constitution_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("part", sa.String(30), nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("heading", sa.String(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("adopted_heading", sa.String(120), nullable=False),
        sa.Column("adopted_text", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(key) > 0",
            name="ck_constitution_clause_key_given",
        ),
        sa.ForeignKeyConstraint(
            ["constitution_id"], ["constitution.id"], name="fk_constitution_clause_constitution_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_constitution_clause"),
        sa.UniqueConstraint("constitution_id", "key", name="uq_constitution_clause_constitution_id_key"),
    )
    op.create_table(
        "clause_wording",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["constitution_clause.id"], name="fk_clause_wording_clause_id"),
        sa.PrimaryKeyConstraint("id", name="pk_clause_wording"),
    )
    op.create_index("ix_clause_wording_clause_id", "clause_wording", ["clause_id"])
    op.create_table(
        "constitution_signature",
        sa.Column("constitution_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("office", sa.String(80), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(name) > 0",
            name="ck_constitution_signature_name_given",
        ),
        sa.ForeignKeyConstraint(
            ["constitution_id"], ["constitution.id"], name="fk_constitution_signature_constitution_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_constitution_signature"),
        sa.UniqueConstraint("constitution_id", "place", name="uq_constitution_signature_constitution_id_place"),
    )
