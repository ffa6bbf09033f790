"""Tables for scripts: each column with its unit and its meaning, written once for the frame and the guide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from headroom.arrays import CodedTexts, Flags, Floats, Ints

Source = TypeVar("Source")

Values = Floats | Ints | Flags | CodedTexts | Sequence[object]
"""The values of a column: an array, texts as codes, or a sequence."""


@dataclass(frozen=True, slots=True)
class FrameColumn(Generic[Source]):
    """One column.

    Attributes:
        name: Its name; money ends in ``_usd``.
        unit: E.g. ``USD a vehicle`` or ``fraction``.
        meaning: What it is, part of a sentence.
        of: Returns its values.
    """

    name: str
    unit: str
    meaning: str
    of: Callable[[Source], Values]


@dataclass(frozen=True, slots=True)
class FrameTable(Generic[Source]):
    """The columns of one kind of frame.

    Attributes:
        name: How a script comes to it, e.g. ``result.models``.
        row: What one row is.
        columns: In order.
        more: Returns further columns that only this source has, by name; None: there are never any.
    """

    name: str
    row: str
    columns: tuple[FrameColumn[Source], ...]
    more: Callable[[Source], Mapping[str, Values]] | None = None

    def values(self, source: Source) -> dict[str, Values]:
        """Return the values of every column."""
        values = {column.name: column.of(source) for column in self.columns}
        return values if self.more is None else {**values, **self.more(source)}

    def documented(self) -> str:
        """Return the table of its columns, as Markdown."""
        lines = [f"| {column.name} | {column.unit} | {column.meaning} |" for column in self.columns]
        return "\n".join(
            [f"### `{self.name}`: {self.row}", "", "| column | unit | what it is |", "|---|---|---|", *lines]
        )
