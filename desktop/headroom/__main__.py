"""Where the program starts: the window, or one command of the command line.

Each half is imported where it is started, for the sake of start-up time: a command needs no Qt (half a
second), the window no command line, a start that hands its files to the window that is open neither, and the
child process that reads a workbook, which imports this module as well, none of it. Nothing that has texts is
imported before the language is chosen.
"""

import sys
from collections.abc import Sequence

from headroom.cli import NAMES, REPORT_START
from headroom.cli.standard_files import complain, hold_standard_files
from headroom.cli.window_arguments import WindowArguments
from headroom.language import tr
from headroom.language.choice import choose
from headroom.workbook.process import ENTRY
from headroom.workstation import NEW_WINDOW
from headroom.workstation.preset_language import preset_language
from headroom.workstation.user_places import user_places

_NATIVE = (".so", ".pyd")
_DONE, _CANNOT_START, _WRONG_USAGE, _UNREADABLE = 0, 1, 2, 3


def main() -> int:
    """Run the program and return its exit code."""
    hold_standard_files()
    arguments = sys.argv[1:]
    if arguments[:1] == [ENTRY]:
        return _read(arguments[1:])
    preset = preset_language()
    complaint = choose(arguments, user_places().settings, preset.language, locked=preset.locked)
    if complaint:
        return _complain(f"{complaint}.", _WRONG_USAGE)
    of_window = [one for one in arguments if one not in {NEW_WINDOW, REPORT_START}]
    if of_window and (of_window[0] in NAMES or of_window[0].startswith("-")):
        return _command(arguments)
    return _window(WindowArguments.of(arguments))


def _read(names: Sequence[str]) -> int:
    """Read workbooks for another process of the finished program; see ``workbook.process.starting``."""
    from headroom.workbook.process.entry import main as read  # noqa: PLC0415 - see above

    read(names)
    return _DONE


def _window(asked: WindowArguments) -> int:
    """Let the window that is open take the files, or open one; see ``window.start.running.run``."""
    from headroom.cli.screen import why_no_library, why_no_window  # noqa: PLC0415 - see above
    from headroom.opening.several_files import why_not_together  # noqa: PLC0415 - see above

    missing, reason = asked.missing, why_not_together(asked.files)
    if sys.stderr is not None:  # else the window says it
        if missing is not None:
            absent = tr(
                "there is no workbook “{file}”, nor a command of that name. See headroom --help", file=missing
            )
            return _complain(absent, _UNREADABLE if missing.suffix else _WRONG_USAGE)
        if reason:
            return _complain(reason, _WRONG_USAGE)
    reason = why_no_window()
    if reason:
        return _complain(reason, _CANNOT_START)
    from headroom.workstation import single_window  # noqa: PLC0415 - see above

    files = single_window.absolute(asked.files)
    post = None if asked.report_start else single_window.window_post()
    if post is not None and asked.shares_window and single_window.taken_over(post, files):
        return _DONE
    try:
        from headroom.window.start import running  # noqa: PLC0415 - see above
    except ImportError as error:
        if str(error.path).endswith(_NATIVE):  # it is there, but a system library it needs is not
            return _complain(why_no_library(error), _CANNOT_START)
        raise
    return running.run(files, post, report_start=asked.report_start)


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
