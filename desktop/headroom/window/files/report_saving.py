"""Saves what became of the open workbook when it was read."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.analysis.import_report import report_of
from headroom.disk.whole_file import write_whole
from headroom.foreign_text import either
from headroom.language import tr
from headroom.user_error import UserError
from headroom.window.frame.main_view import MainView
from headroom.window.session.session import Session
from headroom.window.shown.tone import Tone


class ReportSaving(QObject):
    """Joins the window, which asks for a report, with the file it goes to.

    Args:
        window: Asks, and is told what became of it.
        session: Holds the workbook.
        parent: Parent object.
    """

    def __init__(self, window: MainView, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        window.report_requested.connect(self.save)

    @Slot(Path)
    def save(self, path: Path) -> None:
        """Write the report, as its name ends."""
        from headroom.output.import_report_page import REPORT_ENDINGS, report_text  # noqa: PLC0415 - rarely asked

        exposure = self._session.exposure
        if exposure is None:
            return
        if path.suffix.lower() not in REPORT_ENDINGS:
            self._window.say(
                tr(
                    "Let the name {file} end in {endings}.",
                    file=path.name,
                    endings=either(REPORT_ENDINGS),
                )
            )
            return
        try:
            write_whole(path, report_text(report_of(exposure), path.suffix).encode("utf-8", "replace"))
        except UserError as reason:
            self._window.say(str(reason))
        else:
            self._window.say(tr("The import report is saved as {file}.", file=path.name), Tone.GOOD)
