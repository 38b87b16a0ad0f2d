"""What is done about the constitution: begun, answered, written by hand, set aside, adopted.

Nothing a person wrote is lost: words are kept when they are replaced, drafts when they are set aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from esteem.governance import queries
from esteem.governance.models import ClauseWording, Constitution, ConstitutionClause, ConstitutionSignature
from esteem.governance.rules.checks import KEPT_FOR_GOOD, check, check_adoption, closing_text_gives_to_members
from esteem.governance.rules.choices import Part
from esteem.governance.rules.clauses import CATALOGUE, Key, usually_in
from esteem.governance.rules.document import Adoption, Document, Signature, kept_text
from esteem.governance.rules.parameters import names_in, usual
from esteem.governance.rules.standing import AdoptedAt, rules_of
from esteem.governance.rules.text import keep
from esteem.group.actions import put_rules_in_force
from esteem.kernel import dates, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.permissions import actor

Print = Callable[[Constitution, Document, Adoption], bytes]
ADOPTED = "This version was adopted. Begin a new one to change it."


def begin_constitution() -> Constitution:
    """A draft: word for word the version in force, or the usual choices for such a group. Raises RuleBroken.

    There is one draft at a time, so that everybody writes on the same one.
    """
    if queries.draft() is not None:
        raise RuleBroken("There is a draft already. Go on with that one, or set it aside first.")
    facts, present = queries.facts(), queries.in_force()
    draft = Constitution(started_at=dates.now(), saves=0, clauses=[], signatures=[])
    draft.chosen = present.chosen if present else usual(facts.formality, facts.nation)
    session.add(draft)
    if present is None:
        draft.clauses = [
            ConstitutionClause(key=key, part=spec.part, included=usually_in(key, facts.formality), heading="", text="")
            for key, spec in CATALOGUE.items()
        ]
    else:
        draft.based_on_id = present.id
        draft.clauses = [_copy(clause) for clause in present.clauses]
    session.flush()
    if present is not None:
        _keep_what_was_adopted(draft, present)
    return draft


def _copy(clause: ConstitutionClause) -> ConstitutionClause:
    return ConstitutionClause(
        key=clause.key, part=clause.part, included=clause.included, heading=clause.heading, text=clause.text
    )


def _keep_what_was_adopted(draft: Constitution, present: Constitution) -> None:
    """Where today's standard words differ from those adopted, the adopted ones stand as words of the group's own."""
    adopted, case = {clause.key: clause.adopted_text for clause in present.clauses}, queries.case_of(draft)
    headings = {clause.key: clause.adopted_heading for clause in present.clauses}
    for clause in draft.clauses:
        if clause.included and adopted[clause.key] != kept_text(clause.wording, case):
            clause.text = adopted[clause.key]
        if clause.included and clause.heading == "" and headings[clause.key] != queries.standard_heading(clause.key):
            clause.heading = headings[clause.key]
        if clause.text or clause.heading:
            _remember(clause)
    session.flush()


def answer_part(*, constitution: Constitution, part: Part, seen_version: int | None, **answers: Any) -> Constitution:
    """Save the answers of one page. Raises StaleEdit, RuleBroken when the whole would say what no constitution may."""
    _still_a_draft(constitution)
    if seen_version is not None and constitution.version != seen_version:
        raise StaleEdit(queries.answers_of(constitution))
    asked = names_in(part)
    chosen = constitution.chosen.changed(**{name: _tidy(answers[name]) for name in asked})
    check(chosen, asked, members_word=queries.facts().members_word)
    constitution.chosen = chosen
    constitution.saves += 1  # counts the saving even when only clauses came or went
    for clause in constitution.clauses:
        clause.included = answers.get(queries.question_of(clause.key), clause.included)
    session.flush()
    return constitution


def _tidy(answer: Any) -> Any:
    return frozenset(answer) if isinstance(answer, list) else answer


# Clauses by hand


def write_clause(
    *, constitution: Constitution, clause: ConstitutionClause, seen_version: int | None, heading: str, text: str,
    numbers: Mapping[str, int],
) -> ConstitutionClause:  # fmt: skip
    """Keep the clause in the writer's own words; `numbers` are those the writer was looking at.

    Words that are the standard ones are none of one's own. Raises StaleEdit, RuleBroken.
    """
    _still_a_draft(constitution)
    if seen_version is not None and clause.version != seen_version:
        raise StaleEdit(queries.shown(constitution, clause))
    facts = queries.facts()
    kept = keep(text, numbers, facts.name)
    _check_words(clause, heading, kept, facts.members_word)
    before = (clause.heading, clause.text)
    clause.heading = "" if heading == queries.standard_heading(clause.key) else heading
    clause.text = "" if kept == queries.standard_words(constitution, clause) else kept
    if (clause.heading, clause.text) not in (before, ("", "")):
        _remember(clause)
    session.flush()
    return clause


def _check_words(clause: ConstitutionClause, heading: str, text: str, members_word: str) -> None:
    if not heading and clause.key not in queries.KEYS:
        raise RuleBroken("Enter a heading for the clause.", field="heading")
    if not any(character.isalnum() for character in text):
        raise RuleBroken("Enter the words of the clause, or go back to the standard ones.", field="text")
    if clause.key == Key.CLOSING and closing_text_gives_to_members(text, members_word=members_word):
        raise RuleBroken(f"{KEPT_FOR_GOOD} Say that it goes to another group or charity.", field="text")


def _remember(clause: ConstitutionClause) -> None:
    session.add(
        ClauseWording(
            clause_id=clause.id,
            heading=clause.heading,
            text=clause.text,
            written_at=dates.now(),
            account_id=actor().account_id,
        )
    )


def return_to_standard(*, constitution: Constitution, clause: ConstitutionClause) -> ConstitutionClause:
    """Take the standard words again; one's own stay among those written before."""
    _still_a_draft(constitution)
    if clause.key not in queries.KEYS:
        raise RuleBroken("This clause is all your own: there are no standard words for it.")
    clause.heading, clause.text = "", ""
    session.flush()
    return clause


def write_again(
    *, constitution: Constitution, clause: ConstitutionClause, wording: ClauseWording
) -> ConstitutionClause:
    """Take words that were written for it before."""
    _still_a_draft(constitution)
    clause.heading, clause.text = wording.heading, wording.text
    session.flush()
    return clause


def add_clause(
    *, constitution: Constitution, part: Part, heading: str, text: str, numbers: Mapping[str, int]
) -> ConstitutionClause:
    """A clause of the group's own, at the end of that part. Raises RuleBroken."""
    _still_a_draft(constitution)
    own = [clause.key for clause in constitution.clauses if clause.key not in queries.KEYS]
    facts = queries.facts()
    clause = ConstitutionClause(
        constitution_id=constitution.id, key=f"own-{len(own) + 1}", part=part, included=True, heading=heading,
        text=keep(text, numbers, facts.name),
    )  # fmt: skip
    _check_words(clause, heading, clause.text, facts.members_word)
    constitution.clauses.append(clause)
    session.flush()
    _remember(clause)
    session.flush()
    return clause


def leave_out(*, constitution: Constitution, clause: ConstitutionClause) -> ConstitutionClause:
    """Leave a clause out; it can be put back. Raises RuleBroken for one that no constitution can do without."""
    _still_a_draft(constitution)
    if not queries.may_be_left_out(clause):
        raise RuleBroken("No constitution can do without this clause. Write it in your own words instead.")
    clause.included = False
    session.flush()
    return clause


def put_back(*, constitution: Constitution, clause: ConstitutionClause) -> ConstitutionClause:
    """Put a clause back that was left out."""
    _still_a_draft(constitution)
    clause.included = True
    session.flush()
    return clause


# The draft as a whole


def set_aside(*, constitution: Constitution) -> Constitution:
    """Put the draft away; it is kept and can be taken up again."""
    _still_a_draft(constitution)
    constitution.set_aside_at = constitution.set_aside_at or dates.now()
    session.flush()
    return constitution


def take_up_again(*, constitution: Constitution) -> Constitution:
    """Go on with a draft that was set aside. Raises RuleBroken while there is another one."""
    other = queries.draft()
    if other is not None and other is not constitution:
        raise RuleBroken("There is another draft. Set that one aside first.")
    constitution.set_aside_at = None
    session.flush()
    return constitution


def _still_a_draft(constitution: Constitution) -> None:
    if constitution.is_adopted:
        raise RuleBroken(ADOPTED)


def adopt_constitution(
    *, constitution: Constitution, words_seen: str, adopted_on: date, adopted_by: AdoptedAt, adopted_in: str,
    signed: Iterable[Signature], print_it: Print,
) -> Constitution:  # fmt: skip
    """It was adopted: print it, store that file for good, and put its rules in force.

    `words_seen` is the code of the words that were looked at. Raises RuleBroken when something is missing or does not
    fit, or the words were changed meanwhile. The printing is done between two transactions, so all is
    looked at again after it.
    """
    signed = tuple(signed)
    adoption = Adoption(str(adopted_by), adopted_in, adopted_on, signed)
    _check_may_be_adopted(constitution, words_seen, adoption)
    document = queries.document_of(constitution, adoption)
    kept = storage.keep(print_it(constitution, document, adoption))
    constitution = _look_again(constitution)
    _check_may_be_adopted(constitution, words_seen, adoption)
    _write_down_words(constitution, document)
    constitution.number, constitution.group_name = queries.latest_number() + 1, document.name
    constitution.adopted_on, constitution.adopted_by, constitution.adopted_in = adopted_on, adopted_by, adopted_in
    constitution.sha256, constitution.file_size = kept.sha256, kept.size
    constitution.signatures = [
        ConstitutionSignature(place=place, name=one.name, office=one.office) for place, one in enumerate(signed, 1)
    ]
    session.flush()
    put_rules_in_force(rules_of(constitution.chosen), source=queries.title_of(constitution), since_on=adopted_on)
    return constitution


def _look_again(constitution: Constitution) -> Constitution:
    session.expire_all()
    found = queries.version(constitution.id)
    assert found is not None  # versions are never deleted
    return found


def _check_may_be_adopted(constitution: Constitution, words_seen: str, adoption: Adoption) -> None:
    _still_a_draft(constitution)
    if constitution.set_aside_at is not None:
        raise RuleBroken("This draft was set aside. Take it up again first.")
    if queries.words_seen(queries.document_of(constitution)) != words_seen:
        raise RuleBroken("The words were changed while you were here. Look at the draft again before you go on.")
    gaps = queries.review_of(constitution).gaps
    if gaps:
        raise RuleBroken(f"Something is still to fill in before it can be adopted: {gaps[0].sentence}")
    before = queries.in_force()
    check_adoption(
        on=adoption.on, today=dates.today(), after=before.adopted_on if before else None, signed=adoption.signed
    )


def _write_down_words(constitution: Constitution, document: Document) -> None:
    """Keep every clause as it was adopted, so that it reads the same whatever the standard words become."""
    for clause in constitution.clauses:
        adopted = document.clause(clause.key)
        if adopted is not None:
            clause.adopted_heading, clause.adopted_text = adopted.heading, adopted.kept
    session.flush()
