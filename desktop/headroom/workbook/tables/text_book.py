"""Opens text files with separated values: in the encoding whose words are known, or in the one chosen."""

import re
from collections.abc import Sequence
from pathlib import Path

from headroom.book.layout import TableKind
from headroom.book.problem import Problem, Severity
from headroom.book.survey import TextCoding
from headroom.language import tr
from headroom.notation.countries import country_code
from headroom.user_error import UserError
from headroom.workbook.bytes.encodings import ENCODINGS, known_encoding
from headroom.workbook.bytes.refusals import cannot_open
from headroom.workbook.bytes.text_encoding import coding_of
from headroom.workbook.fields.known_headings import exact

_CELL = re.compile(r"[,;\t|\r\n\"]+")
_CELLS = 5_000


def text_coding(path: Path) -> TextCoding:
    """Return how a text file is encoded.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        return coding_of(path, _known_words)
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause


def checked_encoding(path: Path, name: str) -> str:
    """Return the name of an encoding that a layout names for a file.

    Raises:
        UserError: If it is none that the program knows.
    """
    known = known_encoding(name)
    if known is None:
        msg = tr(
            "{file}: there is no encoding “{encoding}”. Choose one of {encodings}.",
            file=path.name,
            encoding=name,
            encodings=", ".join(ENCODINGS),
        )
        raise UserError(msg)
    return known


def encoding_doubt(file: str, coding: TextCoding) -> Problem:
    """Return what is to be said of a file whose encoding is not certain."""
    others = [ENCODINGS[name] for name in coding.others[:2] if name in ENCODINGS]
    return Problem(
        Severity.ASSUMPTION,
        _read_as(file, ENCODINGS.get(coding.name, coding.name), others),
        tr("If names look wrong, choose another encoding (--encoding), or save the file as UTF-8."),
        rows=0,
    )


def _read_as(file: str, encoding: str, others: Sequence[str]) -> str:
    """Return in which encoding a file is read, and which others it may be in."""
    # Translators: encodings are, for instance, "Western European (Windows-1252)".
    told = tr(
        "{file} does not say how its letters are encoded: it is read as {encoding}.",
        file=file,
        encoding=encoding,
    )
    match others:
        case [one, other]:
            may = tr("It may be {one} or {other}.", one=one, other=other)
        case [one]:
            may = tr("It may be {one}.", one=one)
        case _:
            return told
    return f"{told} {may}"


def _known_words(text: str) -> int:
    """Return how many cells of a text are known headings or countries, beyond ASCII."""
    cells = {cell.strip() for cell in _CELL.split(text)[:_CELLS] if not cell.isascii()}
    kinds = (TableKind.SOURCING, TableKind.MODELS, TableKind.RATES)
    return sum(bool(country_code(cell)) or any(exact(kind, cell) for kind in kinds) for cell in cells)
