"""The page of the manual, ``man headroom``, made from the command line's own parser."""

import argparse
import re
from collections.abc import Iterator
from datetime import date

_NOTHING_TO_SAY = {argparse.SUPPRESS, None, ""}


def manual(parser: argparse.ArgumentParser, version: str, day: date) -> str:
    """Return the page in the language of ``man``.

    Args:
        parser: Of the whole command line.
        version: Of the program.
        day: Of the release.
    """
    lines = [
        f'.TH HEADROOM 1 "{day.isoformat()}" "Headroom {escaped(version)}" "User Commands"',
        ".SH NAME",
        f"headroom \\- {escaped(_purpose(parser).rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B headroom",
        "[\\fIBOOK\\fR]",
        ".br",
        ".B headroom",
        "\\fICOMMAND\\fR [\\fIARGUMENT\\fR...]",
        ".SH DESCRIPTION",
        escaped(parser.epilog or ""),
        ".SH OPTIONS",
        *_arguments(parser),
        ".SH COMMANDS",
        *_commands(parser),
        ".SH FILES",
        ".TP",
        "\\fI~/.config/headroom\\fR",
        "Settings of the window.",
        ".TP",
        "\\fI~/.local/state/headroom\\fR",
        "Log, and work that was not saved yet.",
    ]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return a text as ``man`` shows it unchanged."""
    plain = re.sub(r"\s+", " ", text).strip().replace("\\", "\\e").replace("-", "\\-")
    written = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in plain)
    return f"\\&{written}" if written.startswith((".", "'")) else written


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield each command with its arguments."""
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to what it holds
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for name, command in action.choices.items():
                yield f'.SS "headroom {escaped(name)}"'
                yield escaped(_sentence(_purpose(command)))
                yield from _arguments(command)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the arguments of a parser, each with what is said of it."""
    of_one_command = " " in parser.prog
    for action in parser._actions:  # noqa: SLF001 - likewise
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        if of_one_command and "--help" in action.option_strings:  # said once, of the whole program
            continue
        yield ".TP"
        yield _heading(action)
        told = "" if action.help in _NOTHING_TO_SAY else parser._get_formatter()._expand_help(action)  # noqa: SLF001
        yield escaped(_sentence(told)) if told else "\\&"


def _heading(action: argparse.Action) -> str:
    """Return an argument as it is typed."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if action.choices is not None and action.metavar is None:
        value = "|".join(str(choice) for choice in action.choices)
    if not action.option_strings:
        return f"\\fI{escaped(value)}\\fR"
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{escaped(value)}\\fR"


def _purpose(parser: argparse.ArgumentParser) -> str:
    """Return what a parser says of itself."""
    return parser.description or ""


def _sentence(text: str) -> str:
    """Return a text that begins with a capital letter and ends with a full stop."""
    return f"{text[:1].upper()}{text[1:]}".rstrip(".") + "."
