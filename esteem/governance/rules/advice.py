"""What is worth a second look before adopting, each with the reason funders give. Nothing here stops anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from esteem.governance.rules.case import NAME, Case
from esteem.governance.rules.checks import Finding
from esteem.governance.rules.choices import Joining, Majority, Part, Power
from esteem.governance.rules.clauses import CATALOGUE, OPTIONAL, Key
from esteem.governance.rules.document import Wording, heading_of, numbered
from esteem.governance.rules.say import in_words, share_of, some
from esteem.governance.rules.text import marks_in


def second_looks(case: Case, wordings: Sequence[Wording], *, members: int) -> list[Finding]:
    """Everything worth a second look, in the order of the pages; `members` is how many the group has now."""
    found = [
        *_clauses_left_out(case), *_about(case), *_joining(case), *_committee(case), *_general_meetings(case, members),
        *_changing(case), *_by_hand(wordings), *_references(wordings),
    ]  # fmt: skip
    order = list(Part)
    return sorted(found, key=lambda finding: order.index(finding.part))


def _clauses_left_out(case: Case) -> list[Finding]:
    specs = (CATALOGUE[key] for key in OPTIONAL if not case.has(key))
    return [Finding(f"{spec.heading} is left out. {spec.missed}", spec.part) for spec in specs if spec.missed]


def _about(case: Case) -> list[Finding]:
    found = []
    if len(case.chosen.aims_listed) > 5:
        found.append(
            Finding(
                "There are more than five aims. Fewer are easier to keep to and to explain to a funder.", Part.ABOUT
            )
        )
    if case.chosen.working_name:
        found.append(Finding(
            "A working name is easily taken for the real one. Funders turn down papers whose names differ, so use the full "
            "name on the bank account, the accounts and applications.", Part.ABOUT,
        ))  # fmt: skip
    if Power.EMPLOY in case.chosen.powers:
        found.append(Finding(
            "Employing somebody brings duties and risks that fall on the committee’s members themselves. Take advice first; "
            "another legal form may suit better.", Part.ABOUT,
        ))  # fmt: skip
    return found


def _joining(case: Case) -> list[Finding]:
    if case.chosen.joining is Joining.OPEN:
        return []
    return [Finding(
        "Membership is not open to everyone. Lottery and other funders prefer open membership; have your reason ready, for "
        "example that people need to feel safe among others who share their experience.", Part.MEMBERS,
    )]  # fmt: skip


def _committee(case: Case) -> list[Finding]:
    chosen, part, found = case.chosen, Part.COMMITTEE, []
    if chosen.committee_min < 3:
        found.append(Finding(
            "The committee could be as small as two. Many funders ask for at least three people who are not related.", part
        ))  # fmt: skip
    if chosen.committee_quorum < 3:
        found.append(
            Finding("Two people could decide for the committee. Three are safer, and look better to a bank.", part)
        )
    if not chosen.unrelated_min:
        found.append(Finding(
            "Nothing keeps the committee from being one family. Lottery funders ask for two people who are not related, some "
            "programmes for three.", part,
        ))  # fmt: skip
    if chosen.term_years > 3:
        found.append(
            Finding(
                f"A term of {some(chosen.term_years, 'year')} is long; most groups elect every one to three years.",
                part,
            )
        )
    return found


def _general_meetings(case: Case, members: int) -> list[Finding]:
    chosen, part, found = case.chosen, Part.MEETINGS, []
    needed = max(chosen.quorum_number, share_of(members, chosen.quorum_share))
    if members and needed > members:
        found.append(Finding(
            f"A general meeting needs {needed} members, and the group has {members} now: it could decide nothing until the "
            "second attempt.", part,
        ))  # fmt: skip
    if members and chosen.special_number > members:
        found.append(
            Finding(
                f"It takes {chosen.special_number} members to call a meeting, and the group has {members} now.", part
            )
        )
    if min(chosen.agm_notice_days, chosen.special_notice_days) < 14:
        found.append(Finding(
            "Less than two weeks’ notice of a general meeting is short for people who are ill or work shifts. Fourteen or "
            "twenty-one days are usual.", part,
        ))  # fmt: skip
    return found


def _changing(case: Case) -> list[Finding]:
    chosen, part, found = case.chosen, Part.CHANGES, []
    if Majority.MORE_THAN_HALF in (chosen.amend_majority, chosen.close_majority):
        found.append(Finding(
            "A bare majority can change or close the group. Two thirds are usual, and funders like to see it.", part
        ))  # fmt: skip
    longest = max(chosen.amend_notice_days, chosen.close_notice_days)
    if case.has(Key.SPECIAL) and longest >= chosen.special_within_days:
        found.append(Finding(
            f"A change or closing needs {longest} days’ notice, but a meeting that members ask for is held within "
            f"{chosen.special_within_days} days: they could not decide it there.", part,
        ))  # fmt: skip
    return found


# Clauses whose numbers are put in force: a text written by hand may say other numbers than those entered.
WITH_RULES: Mapping[str, str] = {
    Key.COMMITTEE: "how many are on the committee",
    Key.TERMS: "how long people serve",
    Key.COMMITTEE_MEETINGS: "the notice and the quorum",
    Key.AGM: "the notice",
    Key.SPECIAL: "the notice",
    Key.QUORUM: "the quorum",
    Key.MONEY: "who signs",
    Key.AMENDMENT: "the majority",
    Key.CLOSING: "the majority",
}


def _by_hand(wordings: Sequence[Wording]) -> list[Finding]:
    found = []
    for wording in wordings:
        if not wording.included or not wording.text:
            continue
        if wording.key in WITH_RULES:
            found.append(Finding(
                f"“{heading_of(wording)}” was written by hand. See that it agrees with the answers about "
                f"{WITH_RULES[wording.key]}: those are what Esteem goes by.", wording.part,
            ))  # fmt: skip
        if wording.key == Key.NAME and NAME not in wording.text:
            found.append(
                Finding(
                    "The name clause does not hold the group’s full name. Funders turn down papers whose names differ.",
                    wording.part,
                )
            )
    return found


def _references(wordings: Sequence[Wording]) -> list[Finding]:
    numbers = numbered(wordings)
    found = []
    for wording in wordings:
        lost = [key for key in marks_in(wording.text) if key not in numbers] if wording.included else []
        if lost:
            found.append(Finding(
                f"“{heading_of(wording)}” points to {in_words(len(lost))} clause{'s' if len(lost) > 1 else ''} no longer in the "
                "constitution.", wording.part,
            ))  # fmt: skip
    return found
