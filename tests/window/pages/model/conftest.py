"""A fleet of five models, none of which is looked at yet."""

from collections.abc import Iterator

import pytest

from chart_gestures import session_of
from fleets import POLICY
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


@pytest.fixture
def session() -> Iterator[Session]:
    made = session_of(POLICY)
    yield made
    made.undo_stack.clear()


@pytest.fixture
def focus(session: Session) -> Focus:
    return Focus(session)
