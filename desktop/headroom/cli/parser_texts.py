"""What argparse says by itself, in the language of the program."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any

from headroom.language import tr

_COMPLAINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"unrecognized arguments: (.*)", re.DOTALL),
        lambda found: tr("unrecognized arguments: {arguments}", arguments=found[1]),
    ),
    (
        re.compile(r"the following arguments are required: (.*)", re.DOTALL),
        lambda found: tr("the following arguments are required: {arguments}", arguments=found[1]),
    ),
    (
        re.compile(r"argument (.*): expected one argument", re.DOTALL),
        lambda found: tr("argument {argument}: expected one argument", argument=found[1]),
    ),
    (
        re.compile(r"argument (.*): ignored explicit argument (.*)", re.DOTALL),
        lambda found: tr(
            "argument {argument}: ignored explicit argument {text}", argument=found[1], text=found[2]
        ),
    ),
    (
        re.compile(r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", re.DOTALL),
        lambda found: tr(
            "argument {argument}: invalid choice: {text} (choose from {choices})",
            argument=found[1],
            text=found[2],
            choices=found[3],
        ),
    ),
    (
        re.compile(r"argument (.*?): (.*)", re.DOTALL),
        lambda found: tr("argument {argument}: {complaint}", argument=found[1], complaint=found[2]),
    ),
)
"""The complaints of argparse, the first that fits counts; what is not here stays as argparse says it."""


def complaint(message: str) -> str:
    """Return a complaint of argparse in the language of the program."""
    for pattern, said in _COMPLAINTS:
        if found := pattern.fullmatch(message):
            return said(found)
    return message


class HelpFormatter(argparse.HelpFormatter):
    """Writes helps with the word for usage of this language."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Add how a command is called."""
        super().add_usage(usage, actions, groups, f"{tr('usage:')} " if prefix is None else prefix)
