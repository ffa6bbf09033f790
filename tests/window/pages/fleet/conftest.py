"""A fleet of five models on the screen."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from chart_gestures import session_of, shown
from fleets import POLICY
from headroom.window.look.look import Look
from headroom.window.look.theme import LIGHT
from headroom.window.pages.fleet.page import FleetView
from headroom.window.session.session import Session


@pytest.fixture
def session() -> Iterator[Session]:
    made = session_of(POLICY)
    yield made
    made.undo_stack.clear()


@pytest.fixture
def view(qtbot: QtBot, session: Session, look: Look) -> FleetView:
    assert look.theme is LIGHT
    return shown(qtbot, session)
