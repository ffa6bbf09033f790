"""Texts of strangers that look like HTML: no widget opens what they name, each is shown as it is written."""

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QImage
from PySide6.QtGui import Qt as TextOfQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMainWindow,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from headroom.analysis.import_report import import_report, report_of
from headroom.book.layout import BookLayout, RememberedLayout
from headroom.book.survey import BookSurvey
from headroom.output import trails
from headroom.output.import_report_page import report_text
from headroom.output.import_report_tables import report_tables
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.save_question import SaveQuestion
from headroom.window.frame.crash_dialog import CrashDialog
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.importing.import_preview import ImportPreview
from headroom.window.importing.import_report_window import ImportReportWindow
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.levers.preset_chooser import PresetChooser
from headroom.window.look.look import Look
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.widgets.link_question import LinkQuestion
from headroom.window.widgets.table_window import TableWindow
from headroom.window.widgets.text_window import TextBrowser, TextWindow
from headroom.work.workspace import Workspace
from headroom.workbook.process.reading import read_book
from workbooks import MODELS, table, write_xlsx

_OPENED = 0x20
_MOST_CELLS = 400
FOR_PEOPLE = ("title", "summary", "label", "citation", "note")
"""Texts of a policy that mean nothing to the program."""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """Return a picture that nobody has a reason to open."""
    path = tmp_path / "canary.png"
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.yellow)
    image.save(str(path))
    return path


@pytest.fixture
def attack(canary: Path) -> str:
    address = QUrl.fromLocalFile(str(canary)).toString()
    return f'<img src="{address}"><a href="https://example.org/x">here</a> & [*]'


@pytest.fixture
def opens(canary: Path) -> Iterator["Watch"]:
    watch = Watch(canary)
    yield watch
    watch.close()


class Watch:
    """Counts how often a file was opened, as the kernel of Linux tells it; by anybody."""

    def __init__(self, path: Path) -> None:
        if not sys.platform.startswith("linux"):
            pytest.skip("only Linux says who opens a file")
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle = libc.inotify_init1(os.O_NONBLOCK)
        assert self._handle >= 0
        assert libc.inotify_add_watch(self._handle, bytes(path), _OPENED) >= 0

    def happened(self) -> bool:
        """Return whether it was opened since this was asked last."""
        try:
            return bool(os.read(self._handle, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        """Stop watching."""
        os.close(self._handle)


def marked(value: Any, attack: str) -> Any:  # noqa: ANN401 - any part of a policy
    """Return a value of a policy with every text in it that is for people replaced by an attack."""
    if isinstance(value, tuple):
        return tuple(marked(one, attack) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        if not field.init:  # it follows from the others
            continue
        held = getattr(value, field.name)
        if isinstance(held, str) and not isinstance(held, Enum) and field.name in FOR_PEOPLE:
            changes[field.name] = f"{attack} {field.name}"
        elif isinstance(held, tuple) or is_dataclass(held):
            changes[field.name] = marked(held, attack)
    return replace(value, **changes)


@pytest.fixture
def hostile(tmp_path: Path, attack: str, reference: TariffReference) -> Exposure:
    """Return the sums of a workbook in which every text that may be is an attack."""
    other = {"Model": f"{attack} B", "Part number": f"{attack} 2", "Country of origin": "MX"}
    texts = {"Description": attack, "Supplier": attack, "System": attack}
    rows = table(
        {"Model": attack, "Part number": f"{attack} 1", **texts},
        {**other, **texts, "Unit cost": 7000.0},
        {**other, "Country of origin": attack, "Unit cost": attack},
    )
    rows[0] = [*rows[0], f"Colour {attack}"]
    models = [MODELS[0], (attack, *MODELS[1][1:]), (f"{attack} B", *MODELS[1][1:])]
    name = "<img src=x> & book.xlsx" if sys.platform != "win32" else "book.xlsx"
    path = write_xlsx(tmp_path / name, {"Sourcing": rows, "Models": models})
    book = read_book(path, choose=lambda survey: survey.proposed)
    assert any(attack in problem.message or attack[:30] in problem.message for problem in book.problems)
    return Exposure.of(book, reference)


@pytest.fixture
def window(
    shell: Shell,
    hostile: Exposure,
    presets: tuple[Policy, ...],
    look: Look,
    settings: Settings,
    attack: str,
    opens: Watch,
) -> Iterator[MainView]:
    """Return the window on that workbook, under a policy and scenarios whose texts are attacks as well."""
    policy = replace(marked(presets[0], attack), title=f"{attack} title", name="stranger")
    baseline = Scenario(policy)
    tried = replace(baseline, name=f"{attack} tried", note=attack)
    session = Session(Workspace(baseline, tried))
    made = MainView(shell, session, Focus(shell), (*presets, policy), look, settings, ("0.0", attack))
    session.open(hostile)
    made.show_book()
    shell.show()
    settle()
    assert not opens.happened()
    yield made
    session.undo_stack.clear()


def settle() -> None:
    """Let Qt lay out and paint what it has to."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def tooltips(top: QWidget) -> Iterator[str]:
    """Yield every tooltip in a window: of widgets, of entries of menus, of cells."""
    for widget in (top, *top.findChildren(QWidget)):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            cells = [(row, column) for row in range(model.rowCount()) for column in range(columns)]
            for row, column in cells[:_MOST_CELLS]:
                yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
    for action in top.findChildren(QAction):
        yield action.toolTip()


def hold_plain(top: QWidget, opens: Watch, attack: str) -> int:
    """Hold that a window shows no text as HTML; returns how many of its tooltips hold an attack."""
    settle()
    top.grab()
    assert not opens.happened()
    for label in top.findChildren(QLabel):
        if type(label).__module__.startswith("headroom") or "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for browser in top.findChildren(QTextBrowser):
        hold_literal(browser)
    found = 0
    for tip in set(tooltips(top)) - {""}:
        tip_label = QLabel(tip)  # guesses what a text is, as the window of a tooltip does
        tip_label.adjustSize()
        tip_label.grab()
        assert not opens.happened(), tip
        if "<img" in tip and TextOfQt.mightBeRichText(tip):
            pytest.fail(f"a tooltip is HTML: {tip}")
        found += attack[:20] in tip or "&lt;img" in tip
    return found


def hold_literal(browser: QTextBrowser) -> None:
    """Hold that a text has no picture, and no link but to pages."""
    block = browser.document().begin()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            style = run.fragment().charFormat()
            assert not style.isImageFormat()
            assert "example.org" not in style.anchorHref()
            assert style.anchorHref().partition(":")[0] in {"", "https"}
            run += 1
        block = block.next()


def test_no_page_opens_what_a_text_names(window: MainView, opens: Watch, attack: str) -> None:
    shell = window.window()
    assert isinstance(shell, QMainWindow)
    found = hold_plain(shell, opens, attack)
    for page in window.work.pages.names:
        window.work.pages.turn_to(page)
        settle()
        shown = window.work.pages.stack.currentWidget()
        if isinstance(shown, SessionPage):
            shown.settle()
        found += hold_plain(shell, opens, attack)
    window.work.show_problems()
    found += hold_plain(shell, opens, attack)
    window.menus.present.setChecked(True)
    hold_plain(shell, opens, attack)
    window.menus.present.setChecked(False)

    assert found > 3


def test_the_sources_of_a_policy_are_shown_as_they_are_written(
    window: MainView, opens: Watch, attack: str
) -> None:
    window.findChildren(PresetChooser)[0].source.click()
    sources = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TextWindow) and w.isVisible())
    hold_plain(sources, opens, attack)
    browser = sources.findChildren(QTextBrowser)[0]

    text = browser.document().toPlainText()
    for field in ("title", "summary", "note", "label"):
        assert f"{attack} {field}" in text
    sources.close()


def test_html_that_leaves_the_program_is_escaped(hostile: Exposure, attack: str, window: MainView) -> None:
    page = report_text(import_report(hostile.book), ".html")
    assert "<img" not in page
    assert "<a " not in page
    assert "&lt;img" in page

    window.work.detail.copy_tables()
    data = QGuiApplication.clipboard().mimeData()
    assert "<img" not in data.html()
    assert "&lt;img" in data.html()
    assert attack[:20] in data.text()
    QGuiApplication.clipboard().clear()


def test_no_window_beside_opens_what_a_text_names(
    window: MainView, hostile: Exposure, opens: Watch, attack: str
) -> None:
    shell = window.window()
    report = ImportReportWindow(report_of(hostile), QAction(shell), shell)
    layouts = LayoutsWindow(shell)
    layout = replace(hostile.book.layout, name=attack)
    layouts.show_layouts([RememberedLayout(layout, datetime(2026, 11, 1))])  # noqa: DTZ001 - local time
    asked = SaveQuestion(f"{attack} before {attack}?", shell)
    password = PasswordDialog(attack, was_wrong=True, parent=shell)
    plain = TableWindow(attack, attack, report_tables(import_report(hostile.book))[0], shell)
    crash = CrashDialog(attack)
    crash.show_fault(attack)
    found = 0
    for one in (report, layouts, asked, password, plain, crash):
        one.show()
        found += hold_plain(one, opens, attack)
        one.close()
        one.deleteLater()
    trail = window.work.trail
    trail.follow(trails.regional_content(hostile.book.vehicles[0].name))
    found += hold_plain(trail, opens, attack)
    assert hostile.book.vehicles[0].name in trail.title.text()
    window.message.say(attack)
    hold_plain(window, opens, attack)
    window.offer.offer(attack, "Yes", "No")
    window.start.complain(attack, attack)
    hold_plain(window, opens, attack)
    assert found > 0


def test_no_question_on_an_import_opens_what_a_text_names(
    qtbot: QtBot, tmp_path: Path, hostile: Exposure, opens: Watch, attack: str
) -> None:
    surveys: list[BookSurvey] = []

    def choose(survey: BookSurvey) -> BookLayout:
        surveys.append(survey)
        return survey.proposed

    read_book(tmp_path / hostile.book.name, choose=choose)
    page = ImportPreview()
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show_survey(surveys[0])
    page.show()

    assert hold_plain(page, opens, attack) > 0


def test_an_address_is_opened_only_after_it_was_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    browser = TextBrowser("[here](https://example.org/a?b=c) [there](file:///etc/passwd)")
    qtbot.addWidget(browser)

    for refused in ("file:///etc/passwd", "http://example.org", "javascript:alert(1)", "//host/share"):
        browser.anchorClicked.emit(QUrl(refused))
    assert browser.findChildren(LinkQuestion) == []

    for press_yes in (False, True):
        browser.anchorClicked.emit(QUrl("https://ex\u00e4mple.org/a?b=c"))
        (asked,) = (one for one in browser.findChildren(LinkQuestion) if one.isVisible())
        assert "https://xn--exmple-cua.org/a?b=c" in asked.text()
        assert asked.defaultButton() is asked.no
        (asked.yes if press_yes else asked.no).click()
        assert bool(opened) is press_yes
