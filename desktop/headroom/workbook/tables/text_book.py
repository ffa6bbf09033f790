"""Opens text files with separated values: in the encoding whose words are known, or in the one chosen."""

import re
from pathlib import Path

from headroom.book.layout import TableKind
from headroom.book.problem import Problem, Severity
from headroom.book.survey import TextCoding
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
        msg = f"{path.name}: there is no encoding “{name}”. Choose one of {', '.join(ENCODINGS)}."
        raise UserError(msg)
    return known


def encoding_doubt(file: str, coding: TextCoding) -> Problem:
    """Return what is to be said of a file whose encoding is not certain."""
    others = [ENCODINGS[name] for name in coding.others[:2] if name in ENCODINGS]
    instead = f" It may be {' or '.join(others)}." if others else ""
    return Problem(
        Severity.ASSUMPTION,
        f"{file} does not say how its letters are encoded: it is read as "
        f"{ENCODINGS.get(coding.name, coding.name)}.{instead}",
        "If names look wrong, choose another encoding (--encoding), or save the file as UTF-8.",
        rows=0,
    )


def _known_words(text: str) -> int:
    """Return how many cells of a text are known headings or countries, beyond ASCII."""
    cells = {cell.strip() for cell in _CELL.split(text)[:_CELLS] if not cell.isascii()}
    kinds = (TableKind.SOURCING, TableKind.MODELS, TableKind.RATES)
    return sum(bool(country_code(cell)) or any(exact(kind, cell) for kind in kinds) for cell in cells)
