"""What the house tests share: a furnished group, and the places Alice finds in it."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.backstage import Group
from tests.house.furnished import furnish
from tests.house.walk import Place, walk
from tests.visitor import Visitor


@pytest.fixture
def furnished(group: Group) -> Group:
    """The test's own group, with some of everything in it."""
    group.makes(furnish)
    return group


@pytest.fixture
def places(app: Flask, furnished: Group, alice: Visitor) -> list[Place]:
    """Every address Alice reaches by links and forms."""
    return walk(alice)
