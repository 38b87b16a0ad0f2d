"""What the group wants to know of its constitution: which is in force, what the draft says, what it still lacks."""

from esteem.governance.queries.records import (
    Told,
    Written,
    adoption_guess,
    likely_signatories,
    told,
    written_for,
)
from esteem.governance.queries.signatures import signatures_held
from esteem.governance.queries.versions import (
    Shelf,
    agm_business,
    draft,
    in_force,
    is_informal,
    latest_number,
    rules_from,
    shelf,
    standing_of,
    title_of,
    version,
)
from esteem.governance.queries.words import (
    KEYS,
    Review,
    answers_of,
    case_of,
    clause_of,
    document_of,
    facts,
    heading,
    left_out,
    may_be_left_out,
    numbers_shown,
    question_of,
    review_of,
    shown,
    standard_heading,
    standard_shown,
    standard_words,
    words_seen,
)

__all__ = [
    "KEYS", "Review", "Shelf", "Told", "Written", "adoption_guess", "agm_business", "answers_of", "case_of", "clause_of",
    "document_of", "draft", "facts", "heading", "in_force", "is_informal", "latest_number", "left_out",
    "likely_signatories", "may_be_left_out", "numbers_shown", "question_of", "review_of", "rules_from", "shelf", "shown",
    "signatures_held",    "standard_heading", "standard_shown", "standard_words", "standing_of", "title_of", "told", "version",
    "words_seen", "written_for",
]  # fmt: skip
