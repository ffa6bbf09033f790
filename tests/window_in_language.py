"""Opens the window on the sample in a language, and prints what is wrong with how its texts stand there.

    HEADROOM_LANGUAGE=es PYTHONPATH=tests python tests/window_in_language.py [WIDTHxHEIGHT]

Wrong are texts that are cut where nobody meant it, and letters that are two commands of one menu.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from headroom import resources
from headroom.analysis.import_report import report_of
from headroom.book.layout import RememberedLayout
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.files.save_question import SaveQuestion
from headroom.window.frame.crash_dialog import CrashDialog
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.frame.start_page import StartPage
from headroom.window.handover.dialog import HandoverDialog
from headroom.window.handover.shown.choices import HandedOver
from headroom.window.importing.facts_window import FactsWindow
from headroom.window.importing.import_preview import ImportPreview
from headroom.window.importing.import_report_window import ImportReportWindow
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.look.look import Look, dress
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.part_changes.change_window import PartChangesWindow
from headroom.window.pages.part_changes.rule_dialog import RuleDialog
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.start.qt_texts import speak
from headroom.window.tour.shown.steps import STEPS
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.window.widgets.shortened_button import ShortenedButton
from headroom.window.widgets.two_line_label import TwoLineLabel
from headroom.work.workspace import Workspace
from headroom.workbook.rows.decode import decode
from spoken_tree import settle
from surveys import surveyed
from unkept_settings import unkept_settings
from workbooks import silent

_SPARE = 2
"""Pixels by which a text may be wider than the room for it and still be seen whole."""


_SHORTEN_THEMSELVES = (ElidedLabel, ShortenedButton, TwoLineLabel)


def main(size: str = "1280x800") -> int:
    """Print what is wrong and return whether anything is."""
    width, height = (int(text) for text in size.split("x"))
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    speak(application)
    shell, view = opened(application)
    shell.resize(width, height)
    settle()
    found = [f"menu: {text}" for text in letters_twice(shell)]
    for name in NAMES:
        if name != CHANGES:
            view.work.pages.turn_to(name)
            page = view.work.pages.page(name)
            if isinstance(page, SessionPage):
                page.settle()
            settle()
            found += [f"{name}: {text}" for text in cut(shell)]
    found += [f"tour: {text}" for text in cut_in_tour(shell, view)]
    for name, window in beside(shell, view):
        window.show()
        settle()
        found += [f"{name}: {text}" for text in cut(window)]
        window.close()
    view.menus.add_view.trigger()
    view.menus.story.setChecked(True)
    settle()
    found += [f"story: {text}" for text in cut(shell)]
    view.menus.present.setChecked(True)
    settle()
    found += [f"presenting: {text}" for text in cut(shell)]
    view.menus.present.setChecked(False)
    for line in dict.fromkeys(found):
        sys.stdout.write(f"{line}\n")
    return min(len(found), 1)


def opened(application: QApplication) -> tuple[Shell, MainView]:
    """Return the window on the sample, and what fills it."""
    offers = Offers.of(Exposure.of(decode(resources.sample(), silent), load_reference()))
    look = Look(application)
    settings = unkept_settings()
    shell, presets = Shell(settings), load_presets()
    session = Session(Workspace(Scenario(presets[0], name="A"), Scenario(presets[4], name="B")))
    view = MainView(shell, session, Focus(shell), presets, look, settings, ("0.0", ""))
    shell.show()
    session.open(offers.current, offers)
    view.show_book()
    return shell, view


def beside(shell: Shell, view: MainView) -> Iterator[tuple[str, QWidget]]:
    """Yield what stands alone or beside the window, by a name."""
    session, settings = view.work.fleet._session, unkept_settings()
    assert session.exposure is not None
    book = session.exposure.book
    start = StartPage()
    dress(start)
    start.resize(shell.size())
    yield "start", start
    crash = CrashDialog("headroom.log")
    crash.show_fault("Traceback")
    layouts = LayoutsWindow(shell)
    layouts.show_layouts([RememberedLayout(book.layout, datetime(2026, 11, 1, tzinfo=UTC))])
    handed = HandedOver(session.exposure, session.offers, session.wanted, session.published)
    yield "crash", crash
    yield "layouts", layouts
    yield "hand-over", HandoverDialog(handed, settings, shell)
    yield "import report", ImportReportWindow(report_of(session.exposure), QAction("", shell), shell)
    yield "facts", FactsWindow(session, shell)
    yield "question", SaveQuestion("A", shell)
    yield "password", PasswordDialog("fleet.xlsx", was_wrong=True, parent=shell)
    yield "rule", RuleDialog(session, view.work)
    yield "part changes", PartChangesWindow(session, Focus(), view.work)
    preview = ImportPreview()
    dress(preview)
    preview.resize(shell.size())
    preview.show_survey(surveyed(resources.sample()))
    yield "import", preview


def cut_in_tour(shell: Shell, view: MainView) -> Iterator[str]:
    """Yield what is cut on the cards of the tour, step after step."""
    view.menus.tour.trigger()
    steps = 0
    while (tour := view.tour.tour) is not None:
        settle()
        yield from cut(shell)
        tour.card.next.click()
        steps += 1
    assert steps == len(STEPS)


def letters_twice(shell: Shell) -> Iterator[str]:
    """Yield the letters of a menu that are two of its commands."""
    for menu in (shell.menuBar(), *shell.menuBar().findChildren(QMenu)):
        texts = [action.text().replace("&&", "") for action in menu.actions()]
        letters = Counter(text.partition("&")[2][:1].lower() for text in texts if "&" in text)
        for letter, count in letters.items():
            if count > 1:
                same = [text for text in texts if text.partition("&")[2][:1].lower() == letter]
                yield f"{letter}: {', '.join(same)}"


def cut(window: QWidget) -> Iterator[str]:
    """Yield the texts of buttons, boxes and labels that have less room than they need."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.width() < 1 or isinstance(widget, _SHORTEN_THEMSELVES):
            continue
        text = ""
        if isinstance(widget, QPushButton | QComboBox):
            text = widget.text() if isinstance(widget, QAbstractButton) else widget.currentText()
            needed = widget.sizeHint().width()
            if isinstance(widget, QComboBox):
                option = QStyleOptionComboBox()
                widget.initStyleOption(option)
                field = QStyle.SubControl.SC_ComboBoxEditField
                seen = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget)
                needed = widget.fontMetrics().horizontalAdvance(text) + widget.width() - seen.width()
        elif isinstance(widget, QLabel) and not widget.wordWrap():
            text, needed = widget.text(), widget.fontMetrics().horizontalAdvance(widget.text())
        if text.strip() and needed > widget.width() + _SPARE:
            yield f"“{text}” needs {needed} of {widget.width()} pixels ({type(widget).__name__})"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
