"""The windows with text to read, each open once: licences, and what became of a workbook."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from headroom.analysis.import_report import report_of
from headroom.language import tr
from headroom.rules.exposure import Exposure
from headroom.window.frame.shown.workstation_words import workstation_text
from headroom.window.importing.import_report_window import ImportReportWindow
from headroom.window.widgets.text_window import TextWindow, about_texts
from headroom.workstation.organisation_presets import presets
from headroom.workstation.user_places import user_places

_ABOUT = "about"
"""Property of a report: which reading of which workbook it is about."""


def show_about(shell: QWidget, version: str, notices: str) -> None:
    """Show what the program is, where things of it lie on this computer, and its licences."""
    running_on = (
        f"Headroom {version}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
    )
    here = workstation_text(user_places(), presets(), running_on)
    _read(shell, tr("About Headroom"), about_texts(version, here, notices))


def show_import_report(shell: QWidget, exposure: Exposure, save: QAction) -> None:
    """Show what became of the rows of an open workbook.

    Args:
        shell: The window.
        exposure: The workbook.
        save: Saves the report.
    """
    # not the workbook itself, which may be gone long since
    asked = f"{id(exposure)} {exposure.book.sha256}"
    for window in shell.findChildren(ImportReportWindow):
        if window.isVisible() and window.property(_ABOUT) == asked:
            _bring_up(window)
            return
        window.close()
    window = ImportReportWindow(report_of(exposure), save, shell)
    window.setProperty(_ABOUT, asked)
    window.show()


def _read(shell: QWidget, title: str, texts: dict[str, str]) -> None:
    """Show texts to read; a window of this title that is open comes to the front."""
    for one in shell.findChildren(TextWindow):
        if one.isVisible() and one.windowTitle() == title:
            _bring_up(one)
            return
    TextWindow(title, texts, shell).show()


def _bring_up(window: QWidget) -> None:
    """Bring a window that is open to the front."""
    window.raise_()
    window.activateWindow()
