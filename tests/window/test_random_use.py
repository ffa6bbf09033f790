"""A hurried user: thousands of random gestures on every page, with workbooks that come and go meanwhile."""

import gc
import threading
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shown.headline import headline
from headroom.window.levers.lever_row import LeverRow
from headroom.window.pages.fleet.chart import FleetChart
from headroom.window.pages.map.chart import PolicyMapChart
from headroom.window.pages.model.shown.model_figures import model_figures
from headroom.window.pages.sweep.chart import SweepPlot
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import Case
from small_fleet import fleet_book

Widget = TypeVar("Widget", bound=QWidget)

KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_F5),
)
WITH_CONTROL = (*(Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_R, Qt.Key.Key_B, Qt.Key.Key_T, Qt.Key.Key_M),)
TEXTS = ("33", "0", "70.5", "999999", "-1", "", "schedule", "Tahoe", "é 日産")
CHECKED_EVERY = 25


class HurriedUser:
    """Does what a person may do, at random but the same for the same seed."""

    def __init__(
        self, seed: int, view: MainView, session: Session, fleets: list[tuple[Exposure, Offers]]
    ) -> None:
        self._draw = Random(seed)  # noqa: S311 - gestures are no secret
        self._view = view
        self._session = session
        self._fleets = fleets
        self._deeds: tuple[Callable[[], None], ...] = (
            *(
                self.drag,
                self.type_number,
                self.press_key,
                self.click_button,
                self.click_place,
                self.walk_history,
            ),
            *(self.turn_page, self.choose, self.resize, self.open),
        )

    def act(self) -> None:
        """Do one thing."""
        self._draw.choice(self._deeds)()
        for box in QApplication.topLevelWidgets():
            if box.isVisible() and isinstance(box, QDialog | QMenu):
                box.close()

    def turn_page(self) -> None:
        self._view.work.pages.turn_to(self._draw.choice(self._view.work.pages.names))

    def drag(self) -> None:
        slider = self._one(LeverRow).slider if self._some(LeverRow) else None
        if slider is None:
            return
        begin = slider.handle_at(slider.value()).toPoint()
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=begin)
        for _ in range(3):
            QTest.mouseMove(slider, QPoint(self._draw.randrange(max(slider.width(), 1)), begin.y()))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=begin)

    def type_number(self) -> None:
        if self._some(LeverRow):
            spin = self._one(LeverRow).spin
            spin.setFocus()
            spin.selectAll()
            QTest.keyClicks(spin, self._draw.choice([text for text in TEXTS if text.isascii()]))
            if self._draw.random() < 0.5:
                QTest.keyClick(spin, Qt.Key.Key_Return)

    def press_key(self) -> None:
        target = QApplication.focusWidget() or self._view
        if self._draw.random() < 0.5:
            QTest.keyClick(target, self._draw.choice(WITH_CONTROL), Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(target, self._draw.choice(KEYS))

    def click_button(self) -> None:
        buttons = [one for one in self._some(QAbstractButton) if one.isEnabled() and "…" not in one.text()]
        if not buttons:
            return
        button = self._draw.choice(buttons)
        menu = button.menu() if isinstance(button, QPushButton | QToolButton) else None
        if menu is None:
            button.click()
        else:  # a click would wait for the menu to be closed
            menu.aboutToShow.emit()
            actions = [
                one for one in menu.actions() if one.isEnabled() and one.text() and "…" not in one.text()
            ]
            if actions:
                self._draw.choice(actions).trigger()

    def click_place(self) -> None:
        kinds = (FleetChart, PolicyMapChart, SweepPlot)
        widgets: list[QWidget] = [one for kind in kinds for one in self._some(kind)]
        widgets += [one.viewport() for one in self._some(QAbstractScrollArea)]
        if widgets:
            widget = self._draw.choice(widgets)
            place = QPoint(
                self._draw.randrange(widget.width() or 1), self._draw.randrange(widget.height() or 1)
            )
            QTest.mouseMove(widget, place)
            act = QTest.mouseDClick if self._draw.random() < 0.3 else QTest.mouseClick
            act(widget, Qt.MouseButton.LeftButton, pos=place)

    def walk_history(self) -> None:
        stack = self._session.undo_stack
        stack.setIndex(self._draw.randrange(stack.count() + 1))

    def choose(self) -> None:
        boxes = [one for one in self._some(QComboBox) if one.count()]
        if boxes:
            box = self._draw.choice(boxes)
            box.setCurrentIndex(self._draw.randrange(box.count()))

    def resize(self) -> None:
        self._view.window().resize(self._draw.randrange(900, 1920), self._draw.randrange(600, 1080))

    def open(self) -> None:
        self._session.open(*self._draw.choice(self._fleets))
        self._view.show_book()

    def _some(self, kind: type[Widget]) -> list[Widget]:
        return [one for one in self._view.findChildren(kind) if one.isVisible()]

    def _one(self, kind: type[Widget]) -> Widget:
        return self._draw.choice(self._some(kind))


@pytest.fixture
def fleets(reference: TariffReference) -> list[tuple[Exposure, Offers]]:
    """Return workbooks of three, six and eighty models, some of whose parts have several sources."""
    cases = {f"Model {seed}": Case.generated(12, seed) for seed in range(1, 7)}
    rows = [row for name, case in cases.items() for row in case.rows(name)]
    sourced = book(rows, *(case.vehicle(name, 1000.0) for name, case in cases.items()))
    many = [Row(("US", "JP")[at % 2], 300.0 + at, f"Model {at // 2:03d}") for at in range(160)]
    made = (Exposure.of(one, reference) for one in (fleet_book(), sourced, book(many)))
    return [(exposure, Offers.of(exposure)) for exposure in made]


def check(view: MainView, session: Session) -> None:
    """Compare what the head line shows with what the scenario comes to."""
    exposure, workspace = session.exposure, session.workspace
    assert exposure is not None
    outcomes = [evaluate(exposure, one) for one in (workspace.scenario, workspace.baseline)]
    shown = [one.figure for one in view.work.band.headline.figures if not one.isHidden()]
    now, then = outcomes
    alone = view.work.pages.current == "model" and view.work.detail.model >= 0
    figures = model_figures(now, then, view.work.detail.model) if alone else headline(now, then)
    assert shown == list(figures[-len(shown) :])
    here = session.undo_stack.index()
    session.undo_stack.setIndex(0)
    session.undo_stack.setIndex(here)
    assert session.workspace == workspace


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
@pytest.mark.parametrize("seed", range(4))
def test_no_gesture_breaks_the_window_its_figures_or_the_history(
    shown: MainView, session: Session, fleets: list[tuple[Exposure, Offers]], seed: int
) -> None:
    user = HurriedUser(seed, shown, session, fleets)
    for number in range(1000):
        user.act()
        if number % CHECKED_EVERY == 0:
            QApplication.processEvents()
            check(shown, session)


class Refresher(HurriedUser):
    """A hurried user whose workbooks are read anew each time."""

    reference: TariffReference

    def open(self) -> None:
        exposure, _ = self._draw.choice(self._fleets)
        again = Exposure.of(exposure.book, self.reference)
        self._session.open(again, Offers.of(again))
        self._view.show_book()


def living(view: MainView) -> Counter[str]:
    """Return how much there is of what a window is made of, and of what it shows."""
    for _ in range(2):  # a widget that goes may let others go
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    kinds = (Exposure, Outcome, Workspace)
    found = Counter(type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds))
    found["widgets"] = len(QApplication.allWidgets())
    found["objects"] = len(view.window().findChildren(QObject))
    return found


@pytest.mark.slow
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_what_a_hurried_user_leaves_behind_does_not_grow(
    qtbot: QtBot,
    shown: MainView,
    session: Session,
    fleets: list[tuple[Exposure, Offers]],
    reference: TariffReference,
) -> None:
    threads = threading.active_count()
    for page in shown.work.pages.names:  # each is made when it is first seen
        shown.work.pages.turn_to(page)
    user = Refresher(5, shown, session, fleets)
    user.reference = reference
    rounds = []
    for _ in range(5):
        for number in range(240):
            user.act()
            if number % CHECKED_EVERY == 0:
                QApplication.processEvents()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # What a thread is about to make must not be touched: all have to be done.
        qtbot.waitUntil(lambda: threading.active_count() <= threads, timeout=120_000)
        rounds.append(living(shown))

    assert rounds[-1]["Workspace"] <= 2 * session.undo_stack.count() + 10
    # Those of the workbooks to open, and what each page has shown last, as have the levers, their marks, the
    # model below the fleet, and what a presentation began with; the others go with the history.
    most = 2 * len(fleets) + len(shown.work.pages.names) + 4 + 2 * session.undo_stack.count()
    for kind in ("Exposure", "Outcome"):
        early, late = ([one[kind] for one in some] for some in (rounds[:2], rounds[-2:]))
        assert rounds[-1][kind] <= most, rounds
        assert max(late) <= 1.5 * max(early), rounds
    for kind in ("widgets", "objects"):
        assert rounds[-1][kind] <= 1.15 * rounds[0][kind], rounds
