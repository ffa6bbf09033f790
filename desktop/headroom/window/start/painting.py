"""The window as a picture, without a screen: for ``headroom shot``."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from headroom.language import tr
from headroom.opening.book_opening import Opened
from headroom.policy_files.policy_file import load_presets
from headroom.rules.policy import Policy
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import THEME_WORDS, Look
from headroom.window.look.picture import picture_bytes, picture_of
from headroom.window.look.text_size import SIZE_WORDS
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.start.qt_texts import speak
from headroom.work.workspace import Workspace

_TRIED = tr("Scenario")
"""Name of the scenario being tried, as in the window."""

PAGES = (*(name for name in NAMES if name != CHANGES), "present")
"""Pages of which a picture can be taken, the first unless another is named."""


_LAYOUTS = 4
"""Times that what a page has found may lay out the widgets around it, one inside the other."""


def picture(
    opened: Opened,
    workspace: Workspace,
    size: tuple[int, int],
    theme: str = "light",
    page: str = "",
    text_size: str = "100",
) -> QImage:
    """Return the window on a workbook.

    Args:
        opened: The workbook.
        workspace: Scenario and baseline.
        size: Width and height, pixels.
        theme: A word of ``THEME_WORDS``.
        page: One of ``PAGES``; empty for the first.
        text_size: A word of ``SIZE_WORDS``.

    Raises:
        ValueError: If there is no such page.
    """
    if page and page not in PAGES:
        msg = tr("there is no page named “{page}”: choose one of {pages}", page=page, pages=", ".join(PAGES))
        raise ValueError(msg)
    application = _application()
    session = Session(workspace.with_scenario(replace(workspace.scenario, name=_TRIED)))
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.in_file(Path(folder) / "settings.ini")
        look = Look(application, THEME_WORDS.value(theme), SIZE_WORDS.value(text_size))
        shell = Shell(settings)
        view = MainView(shell, session, Focus(), _offered(workspace), look, settings)
        view.area.fit(small=False)  # a picture needs no screen
        session.open(opened.exposure, opened.offers)
        view.show_book()
        if page == "present":
            view.menus.present.setChecked(True)
        elif page:
            view.work.pages.turn_to(page)
        shell.setMinimumSize(*size)
        shell.resize(*size)
        shell.show()
        QApplication.sendPostedEvents()
        shown = view.work.pages.stack.currentWidget()
        if isinstance(shown, SessionPage):
            shown.settle()
        for _ in range(_LAYOUTS):
            QApplication.sendPostedEvents()
        image = picture_of(shell)
        view.menus.present.setChecked(False)
        shell.close()
        for gone in (shell, look):  # at once: a style sheet is put on all windows that there are
            gone.deleteLater()
            QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    return image


def render(
    opened: Opened,
    workspace: Workspace,
    size: tuple[int, int],
    theme: str = "light",
    page: str = "",
    text_size: str = "100",
) -> bytes:
    """Return the window on a workbook as the bytes of a PNG file; see ``picture``."""
    return picture_bytes(picture(opened, workspace, size, theme, page, text_size))


def _offered(workspace: Workspace) -> tuple[Policy, ...]:
    """Return the presets, and the scenario's policy if it is none of them."""
    presets = load_presets()
    policy = workspace.scenario.policy
    return presets if policy.name in {preset.name for preset in presets} else (*presets, policy)


def _application() -> QApplication:
    """Return the application; a new one needs no screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(sys.argv[:1])
    speak(application)
    return application
