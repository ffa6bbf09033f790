"""No table of the sample cuts a text or a heading while it has room to spare, also while presenting."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.frame.shown.presenting_type import presenting_scale
from headroom.window.look.look import Look
from headroom.window.look.text_size import TextSize
from headroom.window.look.theme import CAPTION, font_of, type_scale
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.widgets.shaped_table import DENSE
from headroom.work.workspace import Workspace
from headroom.workbook.rows.decode import decode
from workbooks import silent

_MOST_ROWS = 60
_PADDING, _DENSE_PADDING = 22, 12
"""Pixels to both sides of a heading, by the style sheet; in a dense table."""

LONG = "If the talks end as proposed in September, cars alone"


@pytest.fixture(scope="module")
def sample(reference: TariffReference) -> Offers:
    exposure = Exposure.of(decode(resources.sample(), silent), reference)
    return Offers.of(exposure)


@pytest.fixture
def window(qtbot: QtBot, sample: Offers, look: Look, settings: Settings) -> Iterator[MainView]:
    shell = Shell(settings)
    qtbot.addWidget(shell)
    policies = [load_policy(preset_path(name)) for name in ("nafta", "usmca-232", "us-proposal-2026")]
    proposal = Scenario(policies[2], name="Proposal of 2026, all vehicles")
    work = Workspace(Scenario(policies[0], name="Baseline"), proposal).with_copy()
    session = Session(work.with_scenario(Scenario(policies[1], name=LONG)))
    view = MainView(shell, session, Focus(shell), tuple(policies), look, settings, ("0.0", "notices"))
    shell.show()
    session.open(sample.current, sample)
    view.show_book()
    yield view
    session.undo_stack.clear()
    for name in view.work.pages.names:
        page = view.work.pages.page(name)
        if isinstance(page, SessionPage):
            page.settle()


def tables(page: QWidget) -> Iterator[QTableView]:
    """Yield every table of a page, each with the tab it stands on to the front."""
    for tabs in page.findChildren(QTabWidget):
        for at in range(tabs.count()):
            if tabs.isTabVisible(at):
                tabs.setCurrentIndex(at)
                QApplication.processEvents()
                yield from (table for table in page.findChildren(QTableView) if table.isVisible())
    yield from (table for table in page.findChildren(QTableView) if table.isVisible())


def needs(table: QTableView) -> list[int]:
    """Return at which width every column shows its heading and its texts whole."""
    model, header = table.model(), table.horizontalHeader()
    metrics = QFontMetrics(font_of(table, CAPTION))
    found = []
    for column in range(model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        padding = _DENSE_PADDING if table.property("kind") == DENSE else _PADDING
        heading = max(metrics.horizontalAdvance(line) for line in title.split("\n")) + padding
        if header.defaultAlignment() & Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap):
            heading = max((metrics.horizontalAdvance(word) for word in title.split()), default=0) + _PADDING
        rows = range(min(model.rowCount(), _MOST_ROWS))
        texts = (table.sizeHintForIndex(model.index(row, column)).width() for row in rows)
        found.append(max(heading, max(texts, default=0)))
    return found


def cut(table: QTableView) -> list[str]:
    """Return the columns that are cut although the table has room for them."""
    wanted = needs(table)
    widths = [table.columnWidth(column) for column in range(len(wanted))]
    spare = max(table.viewport().width() - sum(widths), 0)
    spare += sum(max(width - need, 0) for width, need in zip(widths, wanted, strict=True))
    return [
        f"{table.accessibleName()}, {str(table.model().headerData(at, Qt.Orientation.Horizontal))!r}: "
        f"{width} of {need}, {spare} to spare"
        for at, (width, need) in enumerate(zip(widths, wanted, strict=True))
        if 0 < need - width <= spare
    ]


def cut_columns(window: MainView) -> list[str]:
    """Return every column of every page that is cut although there is room."""
    found = []
    for name in window.work.pages.names:
        window.work.pages.turn_to(name)
        page = window.work.pages.page(name)
        if isinstance(page, SessionPage):
            page.settle()
        QApplication.processEvents()
        found += [f"{name}: {column}" for table in tables(page) for column in cut(table)]
    return found


@pytest.mark.parametrize(
    "width", [1280, *(pytest.param(width, marks=pytest.mark.slow) for width in (1440, 1920))]
)
def test_no_text_and_no_heading_is_cut_while_there_is_room(window: MainView, width: int) -> None:
    window.window().resize(width, 900)
    QApplication.processEvents()

    assert cut_columns(window) == []


@pytest.mark.slow
def test_while_presenting_nothing_is_cut_either(window: MainView) -> None:
    window.window().resize(1920, 1080)
    window.menus.present.setChecked(True)
    QApplication.processEvents()
    try:
        assert type_scale(window) == pytest.approx(
            presenting_scale(window.width(), window.height()), rel=0.05
        )
        assert cut_columns(window) == []
    finally:
        window.menus.present.setChecked(False)


@pytest.mark.slow
def test_at_double_size_nothing_is_cut_either(window: MainView, look: Look) -> None:
    window.window().resize(1280, 800)
    look.choose_size(TextSize.DOUBLE)
    QApplication.processEvents()
    try:
        assert type_scale(window) == 2.0
        assert cut_columns(window) == []
    finally:
        look.choose_size(TextSize.NORMAL)
