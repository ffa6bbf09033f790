"""What a command reads is never what it writes: a result in the place of a workbook would be its end."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from headroom.cli.usage_error import UsageError
from headroom.language import tr

_READ = ("book", "others", "workbooks", "layout", "password_file", "policy", "baseline", "template")
_WRITTEN = ("out", "report", "hand_back")


def refuse_own_files(asked: argparse.Namespace) -> None:
    """Refuse to write results over what the command reads, or over each other.

    Raises:
        UsageError: If an option does.
    """
    read = [path for name in _READ for path in _paths(asked, name)]
    written: list[Path] = []
    for name in _WRITTEN:
        for path in _paths(asked, name):
            named = f"--{name.replace('_', '-')} {path}"
            if any(_is_same(path, other) for other in read):
                msg = tr("{option}: the command reads that file. Choose another name.", option=named)
                raise UsageError(msg)
            if any(_is_same(path, other) for other in written):
                msg = tr("{option}: two results cannot be one file. Choose another name.", option=named)
                raise UsageError(msg)
            written.append(path)


def _paths(asked: argparse.Namespace, name: str) -> Iterator[Path]:
    """Yield the files of an argument."""
    given = getattr(asked, name, None)
    for one in given if isinstance(given, list) else (given,):
        if one:
            yield Path(one)


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two paths are one ordinary file, by whatever names; a device takes what comes."""
    try:
        if os.path.exists(other):  # noqa: PTH110 - Path.exists raises where a name is too long
            return os.path.isfile(other) and os.path.samefile(path, other)  # noqa: PTH113, PTH121 - likewise
    except (OSError, ValueError):  # the other one is not there
        return False
    return os.path.abspath(path) == os.path.abspath(other)  # noqa: PTH100 - links in it are not followed
