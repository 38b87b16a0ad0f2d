"""The wording of the clauses on how people are treated: equality, confidence, personal information and safeguarding."""

from __future__ import annotations

from esteem.governance.rules.case import Case, clause
from esteem.governance.rules.choices import Joining, Post
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.say import points, prose
from esteem.group.rules import Nation

# The grounds the Equality Act 2010 lists for Great Britain, and those of Northern Ireland's own laws, each in our words.
BRITISH_GROUNDS = (
    "age",
    "disability",
    "gender reassignment",
    "marriage or civil partnership",
    "pregnancy or maternity",
    "race, which includes colour, nationality and ethnic or national origin",
    "religion or belief, or having none",
    "sex",
    "sexual orientation",
)
IRISH_GROUNDS = (
    "age",
    "disability",
    "sex, gender reassignment, pregnancy or maternity",
    "being married, single or in a civil partnership",
    "race, which includes colour, nationality and belonging to the Irish Traveller community",
    "religious belief or political opinion",
    "sexual orientation",
    "having, or not having, people who depend on them",
)


def equality(case: Case) -> str:
    grounds = IRISH_GROUNDS if case.facts.nation is Nation.NORTHERN_IRELAND else BRITISH_GROUNDS
    limited = f"Where {clause(Key.MEMBERSHIP)} limits who may join, it does so only as the law allows."
    return prose(f"""
        The group treats everyone with dignity and respect, and wants everyone it is there for to be able to take part.

        {points("In the group, nobody is treated unfairly because of:", grounds, "or")}

        {limited if case.chosen.joining is Joining.LIMITED else ""}

        The committee does what it reasonably can to hold meetings in places, and in ways, that everyone can get to,
        follow and take part in.
    """)


def confidence(_case: Case) -> str:
    return prose("""
        What members say about themselves and about one another stays in the group. Nobody says outside that another
        person belongs to it, unless that person has agreed.

        Only when somebody is at risk of serious harm, or when the law requires it, may this be set aside, and then only
        as far as is needed. Where it is safe to do so, the person is told first.

        The support that members give one another at meetings is not written down in minutes.

        Members listen to one another without judging, let everyone have a turn, and respect that what helps one person
        may not help another.

        A general meeting may agree further ground rules. The committee sees that every new member is told of them.
    """)


def data(case: Case) -> str:
    named = (
        "The safeguarding lead is the person"
        if Post.SAFEGUARDING in case.chosen.posts
        else "It names at least one person"
    )
    return prose(f"""
        The group keeps personal information only as far as its work needs it, keeps it safe, and keeps it no longer
        than is needed, as data protection law requires. That somebody belongs to the group is itself confidential.

        The committee agrees a privacy statement and a safeguarding policy, looks at both every year, and sees that
        members know of them. {named} to turn to with a worry about somebody’s safety.
    """)
