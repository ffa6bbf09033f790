"""Opens the window on the sample in a language, and prints what is wrong with how its texts stand there.

    HEADROOM_LANGUAGE=es PYTHONPATH=tests python tests/window_in_language.py [WIDTHxHEIGHT]

Wrong are texts that are cut where nobody meant it, and letters that are two commands of one menu.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QPushButton, QWidget

from headroom import resources
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.start.qt_texts import speak
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.window.widgets.shortened_button import ShortenedButton
from headroom.window.widgets.two_line_label import TwoLineLabel
from headroom.work.workspace import Workspace
from headroom.workbook.rows.decode import decode
from spoken_tree import settle
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
    for line in dict.fromkeys(found):
        sys.stdout.write(f"{line}\n")
    return min(len(found), 1)


def opened(application: QApplication) -> tuple[Shell, MainView]:
    """Return the window on the sample, and what fills it."""
    offers = Offers.of(Exposure.of(decode(resources.sample(), silent), load_reference()))
    look = Look(application)
    settings = Settings(QSettings(os.devnull, QSettings.Format.IniFormat))
    shell, presets = Shell(settings), load_presets()
    session = Session(Workspace(Scenario(presets[0], name="A"), Scenario(presets[4], name="B")))
    view = MainView(shell, session, Focus(shell), presets, look, settings, ("0.0", ""))
    shell.show()
    session.open(offers.current, offers)
    view.show_book()
    return shell, view


def letters_twice(shell: Shell) -> Iterator[str]:
    """Yield the letters of a menu that are two of its commands."""
    for menu in (shell.menuBar(), *shell.menuBar().findChildren(QMenu)):
        texts = [action.text().replace("&&", "") for action in menu.actions()]
        letters = Counter(text.partition("&")[2][:1].lower() for text in texts if "&" in text)
        for letter, count in letters.items():
            if count > 1:
                same = [text for text in texts if text.partition("&")[2][:1].lower() == letter]
                yield f"{letter}: {', '.join(same)}"


def cut(shell: Shell) -> Iterator[str]:
    """Yield the texts of buttons, boxes and labels that have less room than they need."""
    for widget in shell.findChildren(QWidget):
        if not widget.isVisible() or widget.width() < 1 or isinstance(widget, _SHORTEN_THEMSELVES):
            continue
        text = ""
        if isinstance(widget, QPushButton | QComboBox):
            text = widget.text() if isinstance(widget, QAbstractButton) else widget.currentText()
            needed = widget.sizeHint().width()
            if isinstance(widget, QComboBox):
                needed = widget.fontMetrics().horizontalAdvance(text) + widget.iconSize().width()
        elif isinstance(widget, QLabel) and not widget.wordWrap():
            text, needed = widget.text(), widget.fontMetrics().horizontalAdvance(widget.text())
        if text.strip() and needed > widget.width() + _SPARE:
            yield f"“{text}” needs {needed} of {widget.width()} pixels ({type(widget).__name__})"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
