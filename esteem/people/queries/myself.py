"""Which of the people is asking: whoever signed in with an account that is linked to somebody on the list."""

from __future__ import annotations

from typing import cast

from esteem.kernel.house import the_house
from esteem.kernel.instances import memory
from esteem.kernel.permissions import actor


def my_person_id() -> int | None:
    """The number of the person who is asking; None for an account that is nobody's on the list."""
    kept, account_id = memory(), actor().account_id
    if "my person" not in kept:
        kept["my person"] = the_house().person_of_account(account_id) if account_id is not None else None
    return cast("int | None", kept["my person"])
