"""What a person types about the constitution: the answers page by page, a clause by hand, how it was adopted."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField

from esteem.governance.queries import question_of
from esteem.governance.rules.choices import ChosenBy, Joining, Majority, Part, Post, Power, SubsDue, SubsSetBy
from esteem.governance.rules.clauses import optional_in
from esteem.governance.rules.document import Signature
from esteem.governance.rules.parameters import LIMITS, SHARES
from esteem.governance.rules.say import percent
from esteem.governance.rules.standing import AdoptedAt
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Choose, Day, Form, LongText, Text, Tick, WholeNumber

LONGEST_CLAUSE = 8000
AGE_CHOICES = [(0, "Any age"), (16, "16 or over"), (18, "18 or over")]
SHARE_CHOICES = [(share, percent(share).capitalize() if share else "No share, the number alone") for share in SHARES]


def _number(name: str, label: str, hint: str = "") -> WholeNumber:
    least, most = LIMITS[name]
    return WholeNumber(
        label, least=least, most_allowed=most, required=f"Enter a number from {least} to {most}.", hint=hint
    )


def _choice(label: str, choices: Any, hint: str = "") -> Choice:
    return Choice(label, choices=choices, required="Choose one of the list.", hint=hint)


class AboutForm(Form):
    working_name = Text("Working name, if it has one", most=120, hint="Only if people know the group by another name.")
    area = Text("Area", most=200, hint="Like: Nottingham and the towns around it.")
    beneficiaries = Text(
        "Whom is the group for?", most=300, hint="Like: people living with long-term pain, their families and carers."
    )
    aims = LongText("Aims", most=5000, hint="The group’s aims are to … One on each line; one to five are best.")
    powers = Choose("What the group may do for its aims", choices=Power.choices())
    pays_expenses = Tick("Members may be paid back what they spend on the group’s work")
    affiliated_to = Text("National body it is affiliated to", most=200, hint="Only if the clause on affiliation is in.")


class MembersForm(Form):
    joining = _choice("Who may join?", Joining.choices())
    who_may_join = Text("If only some people, who?", most=200, hint="Like: women living with long-term pain.")
    member_age = _choice("How old must they be?", AGE_CHOICES)
    carers_may_join = Tick("Carers, relatives and friends may join too")
    committee_approves = Tick(
        "The committee decides who joins", hint="Otherwise a name and a way to reach somebody are enough."
    )
    associates = Tick("There are associate members", hint="People and organisations who help, without a vote.")
    removal_notice_days = _number(
        "removal_notice_days", "Days of notice before the committee decides to remove somebody"
    )
    appeal_days = _number("appeal_days", "Days to appeal")
    subs_set_by = _choice("Who decides what members pay?", SubsSetBy.choices())
    subs_due = _choice("When do they pay?", SubsDue.choices())
    subs_weeks = _number("subs_weeks", "If yearly: weeks after the annual general meeting to pay")
    unpaid_months = _number("unpaid_months", "If yearly: months unpaid before membership ends")
    subs_reduced = Tick("The committee may lower or waive what somebody pays")


class CommitteeForm(Form):
    committee_min = _number("committee_min", "Fewest people on the committee", "Many funders ask for three or more.")
    committee_max = _number("committee_max", "Most people on the committee")
    co_opted_max = _number("co_opted_max", "How many more may it co-opt?", "0 for none.")
    unrelated_min = _number(
        "unrelated_min", "How many must be unconnected?",
        "Not related, not a couple, not sharing a home. Lottery funders ask for two or three. 0 for no such rule.",
    )  # fmt: skip
    committee_age = _choice("How old must they be?", AGE_CHOICES, "A charity trustee is 18 or over, in Scotland 16.")
    posts = Choose(
        "Posts beside chair, secretary and treasurer",
        choices=[(post, f"{post.capitalize()}: {post.says}") for post in Post],
    )
    officers_chosen_by = _choice("Who chooses the officers?", ChosenBy.choices())
    term_years = _number("term_years", "Years on the committee before standing again", "Usually 1, up to 3.")
    most_terms = _number("most_terms", "Terms in the same post in a row, at the most", "0 for no limit.")
    missed_meetings = _number(
        "missed_meetings", "Meetings missed in a row before a place becomes free", "Usually 3. 0 for no such rule."
    )
    committee_meetings = _number("committee_meetings", "Committee meetings in a year, at the least")
    committee_notice_days = _number("committee_notice_days", "Days of notice of a committee meeting", "Usually 7.")
    committee_quorum = _number(
        "committee_quorum",
        "How many must be there to decide?",
        "The quorum: 3 is usual, never more than the fewest above.",
    )
    casting_vote = Tick("When votes are equal, whoever leads the meeting decides")
    remote = Tick("People may take part by telephone or video")


class MeetingsForm(Form):
    agm_within_months = _number(
        "agm_within_months", "Months from the end of the financial year to the annual general meeting"
    )
    agm_notice_days = _number("agm_notice_days", "Days of notice of the annual general meeting", "Usually 14 or 21.")
    special_number = _number("special_number", "How many members may call a special meeting?")
    special_share = _choice("Or this share of the members, if that is more", SHARE_CHOICES)
    special_within_days = _number("special_within_days", "Days within which it is held", "Usually 28.")
    special_notice_days = _number("special_notice_days", "Days of notice of a special meeting", "Usually 14.")
    quorum_number = _number(
        "quorum_number",
        "How many members must be at a general meeting to decide?",
        "The quorum. Choose what you can reach.",
    )
    quorum_share = _choice("Or this share of the members, if that is more", SHARE_CHOICES)
    adjourn_days = _number(
        "adjourn_days", "If too few come: days it may be put off", "Usually 14. Those who come then may decide."
    )
    proxies = Tick("A member may ask another to vote for them")
    postal = Tick("Members may vote by post or e-mail")


class MoneyForm(Form):
    signatories_named = _number("signatories_named", "How many people may sign for the group?", "Three are usual.")
    signatories_needed = _number("signatories_needed", "How many of them must agree each payment?", "Two, or more.")
    accounts_checked = Tick("Somebody outside the committee checks the accounts each year")


class ChangesForm(Form):
    amend_majority = _choice("How many must agree to change the constitution?", Majority.choices(), "Of those voting.")
    amend_notice_days = _number("amend_notice_days", "Days of notice of a change", "Usually 14 to 28.")
    close_majority = _choice("How many must agree to close the group?", Majority.choices(), "Of those voting.")
    close_notice_days = _number("close_notice_days", "Days of notice of closing", "Usually 14 to 28.")
    assets_to = Text(
        "Who gets what is left?", most=200,
        hint="A group or charity with aims like yours. Leave it blank to let the last meeting choose one. Never the members.",
    )  # fmt: skip


_QUESTIONS: dict[Part, type[Form]] = {
    Part.ABOUT: AboutForm,
    Part.MEMBERS: MembersForm,
    Part.COMMITTEE: CommitteeForm,
    Part.MEETINGS: MeetingsForm,
    Part.MONEY: MoneyForm,
    Part.CHANGES: ChangesForm,
}


def _with_ticks(part: Part, questions: type[Form]) -> type[Form]:
    ticks = {
        question_of(spec.key): Tick(f"A clause on {spec.heading.lower()}", hint=spec.optional)
        for spec in optional_in(part)
    }
    return type(questions.__name__, (questions,), ticks)


QUESTIONS = {part: _with_ticks(part, questions) for part, questions in _QUESTIONS.items()}

# How the questions of a page are gathered: a heading, and the names below it.
GATHERED: dict[Part, tuple[tuple[str, str], ...]] = {
    Part.ABOUT: (
        ("Name and place", "working_name with_area area"),
        ("What it is for", "beneficiaries aims"),
        ("What it may do", "with_powers powers pays_expenses"),
        ("A national body", "with_affiliation affiliated_to"),
    ),
    Part.MEMBERS: (
        ("Who may join", "joining who_may_join member_age carers_may_join committee_approves associates"),
        ("Leaving, and being asked to leave", "with_ending with_removal removal_notice_days appeal_days"),
        ("What members pay", "with_subs subs_set_by subs_due subs_weeks unpaid_months subs_reduced"),
        ("How people are treated", "with_equality with_confidence with_data"),
    ),
    Part.COMMITTEE: (
        ("Who is on it", "committee_min committee_max co_opted_max unrelated_min committee_age"),
        ("Officers", "posts officers_chosen_by"),
        ("How long", "term_years most_terms missed_meetings with_leaving"),
        (
            "How it meets",
            "committee_meetings committee_notice_days committee_quorum casting_vote remote with_sub_groups",
        ),
    ),
    Part.MEETINGS: (
        ("The yearly meeting", "agm_within_months agm_notice_days"),
        ("Meetings in between", "with_special special_number special_share special_within_days special_notice_days"),
        ("Enough people to decide", "quorum_number quorum_share adjourn_days"),
        ("Voting from afar", "proxies postal"),
    ),
    Part.MONEY: (
        ("Paying", "signatories_named signatories_needed"),
        ("Accounts", "accounts_checked"),
        ("Property", "with_property"),
    ),
    Part.CHANGES: (
        ("Changing the constitution", "amend_majority amend_notice_days"),
        ("Closing the group", "close_majority close_notice_days assets_to"),
    ),
}


class ClauseForm(Form):
    heading = Text("Heading", most=120)
    text = LongText(
        "Words", most=LONGEST_CLAUSE,
        hint="A blank line begins a new numbered paragraph; a line that starts with a dash is a lettered point. "
        "Write “clause 9” to point to another clause: the number follows it when clauses come and go.",
    )  # fmt: skip
    numbers = HiddenField()

    @property
    def clean(self) -> dict[str, Any]:
        """The words, and the clauses' numbers as they were when the form was shown."""
        keys = [key for key in str(self.numbers.data or "").split()[:100] if len(key) <= 40]
        return {**super().clean, "numbers": {key: number for number, key in enumerate(keys, 1)}}


class OwnClauseForm(ClauseForm):
    part = _choice("Where in the constitution?", Part.choices(), "It stands at the end of that part.")


class AdoptForm(Form):
    adopted_on = Day("Day it was adopted", required="Enter the day it was adopted.", default=dates.today)
    adopted_by = _choice("By which meeting?", AdoptedAt.choices())
    adopted_in = Text(
        "Place of the meeting",
        most=120,
        required="Enter where the meeting was held.",
        hint="Like: St Ann’s Hall, Nottingham.",
    )
    name_1 = Text("First who signed", most=120, required="Enter who signed it.")
    office_1 = Text("Their office", most=60)
    name_2 = Text(
        "Second who signed", most=120, required="Enter at least two people who signed: funders and banks ask for two."
    )
    office_2 = Text("Their office", most=60)
    name_3 = Text("Third who signed, if any", most=120)
    office_3 = Text("Their office", most=60)
    words_seen = HiddenField()

    @property
    def clean(self) -> dict[str, Any]:
        """How it was adopted, with those who signed in order."""
        pairs = ((self[f"name_{place}"].data, self[f"office_{place}"].data) for place in (1, 2, 3))
        asked = {name: self[name].data for name in ("adopted_on", "adopted_by", "adopted_in", "words_seen")}
        return {**asked, "signed": [Signature(name, office) for name, office in pairs if name]}
