"""The pages of the window: groups, what turns them, and what stands around them."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from headroom.findings.finding import Finding
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.page_list import GROUPS, NAMES
from headroom.window.pages.session_page import SessionPage

WIDTHS = (pytest.param(1024, marks=pytest.mark.slow), 1280, pytest.param(1920, marks=pytest.mark.slow))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def key(shell: Shell, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    shell.activateWindow()
    QTest.keyClick(shell, key, modifiers)


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def test_every_page_stands_in_one_group() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert len(GROUPS) == 6


def test_a_digit_goes_to_the_page_of_its_group_that_was_looked_at_last(shown: MainView, shell: Shell) -> None:
    pages = shown.work.pages
    pages.turn_to("trade")

    key(shell, Qt.Key.Key_1)
    assert pages.current == "fleet"
    assert shown.work.groups.buttons[0].isChecked()

    key(shell, Qt.Key.Key_4)
    assert pages.current == "trade"
    assert shown.work.groups.buttons[3].isChecked()


def test_keys_turn_through_all_pages_and_begin_again(shown: MainView, shell: Shell) -> None:
    pages = shown.work.pages
    seen = []
    for _ in pages.names:
        seen.append(pages.current)
        key(shell, Qt.Key.Key_PageDown)

    assert seen == [name for name in NAMES if name != "changes"]
    assert pages.current == "fleet"

    key(shell, Qt.Key.Key_PageUp)
    assert pages.current == "problems"
    key(shell, Qt.Key.Key_Tab)
    assert pages.current == "fleet"
    key(shell, Qt.Key.Key_Backtab, CONTROL | SHIFT)
    assert pages.current == "problems"


def test_the_menu_goes_to_groups_and_pages(shown: MainView) -> None:
    shown.menus.go.pages["flips"].trigger()
    assert shown.work.pages.current == "flips"

    shown.menus.go.groups[1].trigger()
    assert shown.work.pages.current == "decide"


def test_a_click_shows_a_page_of_the_group(shown: MainView) -> None:
    shown.work.pages.turn_to("drivers")
    bar = shown.work.bar

    assert [name for name, button in bar.buttons.items() if button.isVisible()] == ["drivers", "odds"]
    QTest.mouseClick(bar.buttons["odds"], Qt.MouseButton.LeftButton)

    assert shown.work.pages.current == "odds"


def test_enter_on_the_fleet_shows_the_model_alone(shown: MainView) -> None:
    shown.work.fleet.chart.setFocus()

    QTest.keyClick(shown.work.fleet.chart, Qt.Key.Key_Return)

    assert shown.work.pages.current == "model"


def test_problems_are_counted_beside_their_page(shown: MainView) -> None:
    counted = shown.work.pages.count_of("problems")

    assert counted == sum(int(part.split()[0]) for part in shown.work.status.problems.text().split(", "))


@pytest.mark.parametrize("width", WIDTHS)
def test_tools_stand_whole_within_the_bar_on_every_page(shown: MainView, shell: Shell, width: int) -> None:
    shell.resize(width, 800)
    for name in shown.work.pages.names:
        shown.work.pages.turn_to(name)
        QApplication.processEvents()
        bar, tools = shown.work.bar, shown.work.pages.tools
        if tools is None:
            continue
        assert tools.isVisible()
        assert bar.rect().contains(place(tools, bar))
        assert tools.width() >= tools.minimumSizeHint().width()
        pages = [button for button in bar.buttons.values() if button.isVisible()]
        assert not any(place(button, bar).intersects(place(tools, bar)) for button in pages)


def heights_of_pages(shown: MainView, shell: Shell) -> set[tuple[int, int, int]]:
    """Return where sentence and pages stand, of each page: top and height of the one, top of the others."""
    places = set()
    for name in shown.work.pages.names:
        shown.work.pages.turn_to(name)
        QApplication.processEvents()
        band, pages = place(shown.work.band, shell), place(shown.work.pages, shell)
        places.add((band.top(), band.height(), pages.top()))
    return places


@pytest.mark.parametrize("width", WIDTHS)
def test_sentence_figures_and_pages_stand_at_the_same_height_on_every_page(
    shown: MainView, shell: Shell, width: int
) -> None:
    shell.resize(width, 1000)
    assert len(heights_of_pages(shown, shell)) == 1


@pytest.mark.parametrize("width", WIDTHS[1:])
def test_pages_stand_at_the_same_height_while_presenting(shown: MainView, shell: Shell, width: int) -> None:
    shell.resize(width, 1000)
    shown.menus.present.trigger()
    assert len(heights_of_pages(shown, shell)) == 1
    shown.menus.leave.trigger()


def test_no_line_crosses_the_tabs_of_a_page(shown: MainView) -> None:
    for name in shown.work.pages.names:
        shown.work.pages.turn_to(name)
    bars = shown.work.pages.findChildren(QTabBar)

    assert bars
    assert not any(bar.drawBase() for bar in bars)


@pytest.mark.parametrize("presenting", [False, True])
def test_pages_sentence_and_what_is_said_of_the_law_begin_at_one_edge(
    shown: MainView, *, presenting: bool
) -> None:
    shown.menus.present.setChecked(presenting)
    work = shown.work
    edges = set()
    for name in work.pages.names:
        work.pages.turn_to(name)
        QApplication.processEvents()
        first = next(button for button in work.bar.buttons.values() if not button.isHidden())
        for widget in (work.band.sentence, *((work.law.policy,) if presenting else (first,))):
            edges.add(place(widget, shown).left() - place(work.pages, shown).left())
    shown.menus.present.setChecked(False)

    assert edges == {12}


def test_figures_end_above_a_detail_that_runs_below_them(shown: MainView, shell: Shell) -> None:
    shell.resize(1280, 800)
    band = shown.work.band
    height = band.height()

    shown.work.fleet_page.tell(Finding("7 of 12 qualify, and " * 5, "More is said of it. " * 8))
    QApplication.processEvents()

    laid = band.sentence._lay()
    assert " ".join(laid.detail) == "More is said of it. " * 8
    top = place(band.sentence, band).top() + laid.detail_top
    assert top > place(band.headline, band).bottom()
    assert place(band.headline, band).left() >= place(band.sentence, band).left() + band.sentence.column
    assert band.height() == height


class PaintCount(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count it."""
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_another_sentence_paints_no_figure_again(shown: MainView) -> None:
    shown.work.fleet_page.tell(Finding("7 of 12 qualify, and " * 5, "More is said of it."))
    QApplication.processEvents()
    figures = PaintCount(*shown.work.band.headline.figures)
    sentence = PaintCount(shown.work.band.sentence)

    shown.work.fleet_page.tell(Finding("8 of 12 qualify, and " * 5, "Less is said of it."))
    QApplication.processEvents()

    assert (figures.count, sentence.count) == (0, 1)


@pytest.mark.parametrize(
    "name",
    ["flips", *(pytest.param(name, marks=pytest.mark.slow) for name in ("drivers", "scenarios", "problems"))],
)
def test_a_page_that_was_not_seen_while_theme_and_type_changed_looks_like_one_that_was(
    shown: MainView, look: Look, name: str
) -> None:
    pages = shown.work.pages
    QTest.mouseMove(shown, QPoint(1, 1))  # a heading on which another test left the pointer is lit

    def picture() -> QImage:
        page = pages.stack.currentWidget()
        if isinstance(page, SessionPage):
            page.settle()
        for _ in range(3):  # what is laid out may ask for another layout
            QApplication.processEvents()
        return shown.grab().toImage()

    pages.turn_to(name)
    before = picture()
    look.choose(ThemeChoice.DARK)
    seen = picture()
    assert seen != before
    look.choose(ThemeChoice.LIGHT)
    assert picture() == before
    pages.turn_to("fleet")
    QApplication.processEvents()
    look.choose(ThemeChoice.DARK)
    pages.turn_to(name)
    assert picture() == seen

    pages.turn_to("fleet")
    look.enlarge(1.5)
    look.choose(ThemeChoice.LIGHT)
    look.enlarge(1.0)
    pages.turn_to(name)
    assert picture() == before


def test_only_what_is_seen_is_dressed_anew(shown: MainView, look: Look) -> None:
    pages = shown.work.pages
    pages.turn_to("odds")
    odds = pages.page("odds")
    pages.turn_to("fleet")

    look.choose(ThemeChoice.DARK)

    assert odds.styleSheet() != look.sheet
    assert pages.page("fleet").styleSheet() == look.sheet
    pages.turn_to("odds")
    assert odds.styleSheet() == look.sheet


def test_a_presentation_of_odds_says_whose_they_are_but_not_to_type(shown: MainView, shell: Shell) -> None:
    pages = shown.work.pages
    pages.turn_to("odds")
    odds = pages.page("odds")
    assert isinstance(odds, OddsPage)
    odds.settle()
    assert "Type" in odds.editor.message.text()
    assert odds.editor.message.isVisible()

    shown.menus.present.setChecked(True)
    assert not odds.editor.message.isVisible()
    assert "nobody's estimate" in odds.title.detail
    for size in ((1024, 640), (1280, 720)):
        shell.resize(*size)
        QApplication.processEvents()
        table = odds.editor.table
        assert place(odds.editor, odds).bottom() < place(odds.chart, odds).top()
        assert place(table, odds).bottom() <= place(odds.editor, odds).bottom()
        assert odds.minimumSizeHint().height() <= odds.height()
