"""What the reading process and the program say to each other: plain records as JSON, checked when they come.

Nothing that the reading process says is a pickle: a decoder that a hostile file has taken over could put any
call into one. Whatever is not one of these records, in every part of the type that is written here, is
refused with ``ForgedMessageError``.
"""

import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Annotated, TypeVar

import msgspec

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey, TableFinding
from headroom.workbook.bytes.encodings import ENCODINGS

LONGEST = 64 * 1024**2
"""Bytes that a message may have: what was found in the sheets of a workbook is the longest."""

_LONGEST_TEXT = 100_000
_MOST_ROWS = 2**40

_Text = Annotated[str, msgspec.Meta(max_length=_LONGEST_TEXT)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST_ROWS)]


class ForgedMessageError(Exception):
    """A process said something that none of ours says."""


class TooLongError(Exception):
    """A message would be longer than any that is listened to."""


class Progressed(msgspec.Struct, frozen=True, tag="progress", forbid_unknown_fields=True):
    """How far the reading is; see ``Progress``."""

    step: _Text
    rows: _Count
    total: _Count


class Done(msgspec.Struct, frozen=True, tag="done", forbid_unknown_fields=True):
    """The book is in the folder."""


class Refused(msgspec.Struct, frozen=True, tag="refused", forbid_unknown_fields=True):
    """The file cannot be read; the sentence says why."""

    sentence: _Text


class Stumbled(msgspec.Struct, frozen=True, tag="stumbled", forbid_unknown_fields=True):
    """The reader failed over the file in a way that it did not foresee; its folder holds where."""

    fault: _Text


class GaveUp(msgspec.Struct, frozen=True, tag="gave up", forbid_unknown_fields=True):
    """A question was answered with None."""


class Surveyed(msgspec.Struct, frozen=True, tag="survey", forbid_unknown_fields=True):
    """Asks for the layout to read by."""

    survey: BookSurvey


class PasswordAsked(msgspec.Struct, frozen=True, tag="password", forbid_unknown_fields=True):
    """Asks for the password of a book, and says whether the last one was wrong."""

    book: _Text
    was_wrong: bool


class LayoutChosen(msgspec.Struct, frozen=True, tag="layout", forbid_unknown_fields=True):
    """The layout to read by; None to give up."""

    layout: BookLayout | None


class PasswordGiven(msgspec.Struct, frozen=True, tag="password given", forbid_unknown_fields=True):
    """A password; None to give up."""

    password: str | None


Said = Progressed | Done | Refused | Stumbled | GaveUp | Surveyed | PasswordAsked
"""What the reading process says."""

Answered = LayoutChosen | PasswordGiven
"""What it is answered."""

_AnyAnswer = TypeVar("_AnyAnswer", LayoutChosen, PasswordGiven)


def say(pipe: Connection, message: Said | Answered) -> None:
    """Send a message.

    Raises:
        TooLongError: If it is longer than what is listened to; nothing is sent then.
        EOFError: If nobody is there to hear it.
    """
    # Not msgspec's own writer: names of files may hold half characters, which JSON in ASCII can carry.
    text = json.dumps(msgspec.to_builtins(message)).encode("ascii")
    if len(text) > LONGEST:
        raise TooLongError
    try:
        pipe.send_bytes(text)
    except ConnectionError as gone:
        raise EOFError from gone


def hear(pipe: Connection) -> Said:
    """Return what the reading process says next; waits for it.

    Raises:
        ForgedMessageError: If it is none of its messages.
        EOFError: If the process is gone.
    """
    try:
        frame = pipe.recv_bytes(LONGEST)
    except ConnectionError as gone:
        raise EOFError from gone
    except OSError as cause:  # longer than is listened to
        raise ForgedMessageError(str(cause)) from cause
    try:
        said: Said = msgspec.convert(json.loads(frame), Said)
    except (ValueError, RecursionError) as cause:  # also msgspec.ValidationError and broken JSON
        raise ForgedMessageError(str(cause)) from cause
    if isinstance(said, Surveyed):
        for fault in _contradictions(said.survey):
            raise ForgedMessageError(fault)
    return said


def answered(pipe: Connection, kind: type[_AnyAnswer]) -> _AnyAnswer:
    """Return the answer of the program, which is trusted."""
    return msgspec.convert(json.loads(pipe.recv_bytes()), kind)


def _contradictions(survey: BookSurvey) -> Iterator[str]:
    """Yield what no survey of ours says, although each of its parts is of the right type."""
    names = {(sheet.file, sheet.name) for sheet in survey.sheets}
    tables = [table for sheet in survey.sheets for table in sheet.tables]
    if any(sheet.rows < 0 or sheet.first_column < 0 for sheet in survey.sheets):
        yield "a sheet of fewer than no rows"
    if any(len({len(row) for row in sheet.top}) > 1 for sheet in survey.sheets):
        yield "rows of different widths at the top of a sheet"
    if any(min(corner) < 0 for sheet in survey.sheets for area in sheet.merged for corner in area):
        yield "a merged area outside its sheet"
    codings = [sheet.coding for sheet in survey.sheets if sheet.coding is not None]
    if any(name not in ENCODINGS for coding in codings for name in (coding.name, *coding.others)):
        yield "an encoding that there is not"
    if any(not _agrees(table) for table in tables):
        yield "a table whose columns are not those of its layout"
    if any((table.file, table.sheet) not in names for table in survey.proposed.tables):
        yield "a table in a sheet that is not there"


def _agrees(table: TableFinding) -> bool:
    """Return whether what was found in each column belongs to the columns of the layout."""
    places = [column.position for column in table.layout.columns]
    found = [column.proposed.position for column in table.columns]
    confident = all(0.0 <= column.confidence <= 1.0 for column in table.columns)
    return confident and found == places and all(place >= 0 for place in places)
