"""Where the program starts: the window, or one command of the command line.

Each half is imported where it is started, for the sake of start-up time: a command needs no Qt (half a
second), the window no command line, and the child process that reads a workbook, which imports this
module as well, neither. Nothing that has texts is imported before the language is chosen.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_config_path

from headroom.cli import NAMES, REPORT_START
from headroom.cli.standard_files import complain, hold_standard_files
from headroom.language import tr
from headroom.language.choice import choose
from headroom.workbook.process import ENTRY

_NATIVE = (".so", ".pyd")
_CANNOT_START, _WRONG_USAGE, _UNREADABLE = 1, 2, 3


def main() -> int:
    """Run the program and return its exit code."""
    hold_standard_files()
    arguments = sys.argv[1:]
    if arguments[:1] == [ENTRY]:
        return _read(arguments[1:])
    complaint = choose(arguments, user_config_path("headroom", appauthor=False) / "settings.ini")
    if complaint:
        return _complain(f"{complaint}.", _WRONG_USAGE)
    report_start = REPORT_START in arguments
    if report_start:
        arguments.remove(REPORT_START)
    if arguments and (arguments[0] in NAMES or arguments[0].startswith("-")):
        return _command(arguments)
    return _window(arguments, report_start=report_start)


def _read(names: Sequence[str]) -> int:
    """Read workbooks for another process of the finished program; see ``workbook.process.starting``."""
    from headroom.workbook.process import entry  # noqa: PLC0415 - see above

    entry.main(names)
    return 0


def _window(arguments: Sequence[str], *, report_start: bool) -> int:
    """Open the window, on a workbook if one is given; see ``window.start.running.run``."""
    if len(arguments) > 1:
        names = ", ".join(NAMES)
        reason = tr("give one workbook, or a command: {commands}. See headroom --help", commands=names)
        return _complain(reason, _WRONG_USAGE)
    book = Path(arguments[0]) if arguments else None
    is_file = book is not None and os.path.isfile(book)  # noqa: PTH113 - Path.is_file raises where a name is too long
    if book is not None and not is_file and sys.stderr is not None:
        reason = tr(
            "there is no workbook “{file}”, nor a command of that name. See headroom --help", file=book
        )
        return _complain(reason, _UNREADABLE if book.suffix else _WRONG_USAGE)
    from headroom.cli.screen import why_no_library, why_no_window  # noqa: PLC0415 - see above

    reason = why_no_window()
    if reason:
        return _complain(reason, _CANNOT_START)
    try:
        from headroom.window.start import running  # noqa: PLC0415 - see above
    except ImportError as error:
        if str(error.path).endswith(_NATIVE):  # it is there, but a system library it needs is not
            return _complain(why_no_library(error), _CANNOT_START)
        raise
    return running.run(book, report_start=report_start)


def _command(arguments: Sequence[str]) -> int:
    """Run one command."""
    from headroom.cli import command_line  # noqa: PLC0415 - see above
    from headroom.without_screen import measure, paint  # noqa: PLC0415 - see above

    return command_line.main(arguments, command_line.WindowTools(paint=paint, measure=measure))


def _complain(reason: str, code: int) -> int:
    """Say in one line why it cannot start."""
    complain(reason)
    return code


if __name__ == "__main__":
    sys.exit(main())
