"""What a second look finds in a file, for tests."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from headroom.workbook.bytes.hidden_values import HiddenValues
from headroom.workbook.bytes.number_formats import FormatRows
from headroom.workbook.bytes.precheck import FileKind
from headroom.workbook.bytes.second_look import SecondLook, second_look


def hidden(path: Path, sheet: str, kind: FileKind | None = None) -> HiddenValues:
    """Return what a sheet hides."""
    with _looking(path, kind) as look:
        return look.hidden(sheet)


def formats(path: Path, sheet: str, columns: Collection[int]) -> FormatRows:
    """Return the number formats that tell something in some columns of a sheet."""
    with _looking(path, None) as look:
        return look.formats(sheet, columns)


def steps(path: Path, sheet: str, rows: int | None = None) -> list[int]:
    """Return how far the rows of a sheet are grouped or indented."""
    with _looking(path, None) as look:
        return [int(step) for step in look.steps(sheet, rows)]


@contextmanager
def _looking(path: Path, kind: FileKind | None) -> Iterator[SecondLook]:
    """Open a file, of the kind that its name says unless another is given."""
    look = second_look(path, kind or FileKind(path.suffix[1:]))
    assert look is not None
    try:
        yield look
    finally:
        look.close()
