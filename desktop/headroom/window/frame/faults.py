"""Faults of the program itself: written to a log file and shown once, while the window stays."""

import faulthandler
import logging
import sys
import threading
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler

from headroom import __version__
from headroom.foreign_text import one_line, shown
from headroom.window.frame.crash_dialog import CrashDialog

LOG = logging.getLogger("headroom")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = ("This plugin does not support propagateSizeHints",)
_LARGEST = 1_000_000


class Faults(QObject):
    """Takes every error that nobody expected, from any thread.

    Attributes:
        reported: Emitted with the report of a fault.
    """

    reported = Signal(str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log_file = log_file
        self._dialog: CrashDialog | None = None
        self._crash_file = _begin_log(log_file)
        self.reported.connect(self._show)

    def install(self) -> None:
        """Take the errors from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable
        qInstallMessageHandler(_log_message_of_qt)
        if self._crash_file is not None:
            faulthandler.enable(self._crash_file)

    def uninstall(self) -> None:
        """Leave the errors to Python again."""
        self.close_dialog()
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()
            self._crash_file = None
        for handler in list(LOG.handlers):
            LOG.removeHandler(handler)
            handler.close()

    def close_dialog(self) -> None:
        """Take the dialog away."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Write an error to the log and show it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace or error.__traceback__))
        LOG.error("%s", text)
        if sys.stderr is not None:
            with suppress(OSError):
                sys.stderr.write(shown(text))
        self.reported.emit(
            f"Headroom {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n\n{text}"
        )

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        """Take the error that ended a thread."""
        if arguments.exc_value is not None:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _take_unraisable(self, arguments: "sys.UnraisableHookArgs") -> None:
        """Log an error that nobody can be told of."""
        LOG.error("ignored in %r: %r", arguments.object, arguments.exc_value)

    @Slot(str)
    def _show(self, report: str) -> None:
        """Show a fault, in the thread of the window."""
        if self._dialog is None:
            self._dialog = CrashDialog(str(self._log_file))
        self._dialog.show_fault(report)


def _begin_log(log_file: Path) -> TextIO | None:
    """Begin the log and return the file for crashes; where its folder cannot be written there is none."""
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file, maxBytes=_LARGEST, backupCount=2, encoding="utf-8")
        crashes = log_file.with_name("crash.log").open("a", encoding="utf-8")
    except OSError as reason:
        LOG.addHandler(logging.NullHandler())
        if sys.stderr is not None:
            with suppress(OSError):
                sys.stderr.write(f"headroom: no log is kept ({one_line(str(reason))})\n")
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    return crashes


def _log_message_of_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Write a message of Qt to the log, unless it is known to be harmless."""
    if not text.startswith(_HARMLESS):
        LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s (%s)", text, context.category)
