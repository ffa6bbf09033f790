"""What tests of the state need."""

import pytest


@pytest.fixture(autouse=True)
def clean(nothing_is_left_behind: None) -> None:
    """Hold every test of the state to it."""
