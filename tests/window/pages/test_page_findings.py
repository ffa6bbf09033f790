"""Every page offers what it has found, in the figures of the session, and follows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from headroom.findings.fleet import fleet_finding
from headroom.findings.model import model_finding
from headroom.findings.problems import problems_finding
from headroom.rules.assumptions import all_problems
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.window.frame.main_view import MainView
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.page_list import CHANGES, FLEET, GROUPS
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.session import Session
from headroom.words.formatting import THIN_SPACE

PAGES = [page for group in GROUPS for page in group.pages if page.name != CHANGES]


def turned(view: MainView, name: str) -> str:
    """Turn to a page and return the sentence that stands above it."""
    view.work.pages.turn_to(name)
    page = view.work.pages.page(name)
    if isinstance(page, SessionPage):
        page.settle()
    return view.work.pages.finding.sentence


@pytest.fixture
def sourced(shown: MainView, session: Session, exposure: Exposure) -> MainView:
    session.open(exposure, Offers.of(exposure))
    return shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_says_more_than_its_question(sourced: MainView, page: object) -> None:
    name, hint = page.name, page.hint  # type: ignore[attr-defined]

    sentence = turned(sourced, name)

    assert sentence
    assert sentence != hint
    assert not sentence.endswith(".")


def test_the_fleet_and_the_model_looked_at_follow_a_slider(sourced: MainView, session: Session) -> None:
    for share in (0.3, 0.62, 0.95):
        session.set_value("Regional content", "rvc", share)
        outcome = session.outcome
        assert outcome is not None
        assert turned(sourced, FLEET) == fleet_finding(outcome).sentence
        model = sourced.work.detail.model
        assert turned(sourced, "model") == model_finding(outcome, model).sentence
        assert turned(sourced, "problems") == problems_finding(all_problems(outcome)).sentence


def test_a_page_that_is_turned_to_has_caught_up(sourced: MainView, session: Session) -> None:
    before = turned(sourced, "flips")
    turned(sourced, FLEET)
    session.set_value("Regional content", "rvc", 0.95)

    assert turned(sourced, "flips") != before


def test_the_map_compares_the_marker_with_where_the_thresholds_stand(sourced: MainView) -> None:
    turned(sourced, "map")
    page = sourced.work.pages.page("map")
    assert isinstance(page, MapPage)
    assert page.chart.marker is None

    QTest.keyClick(page.chart, Qt.Key.Key_Right)

    assert page.chart.marker == pytest.approx((0.63, 0.0))
    assert page.finding is not None
    assert page.finding.sentence.startswith(f"63{THIN_SPACE}% regional would ")
