"""Adds colours to the styles of a workbook: each is the style that a cell has, with another fill."""

from collections.abc import Mapping
from typing import Self

from headroom.book.problem import Severity
from headroom.workbook.annotate.xml_places import (
    Edit,
    FaultyPartError,
    edited,
    tag_at,
    walk,
    with_attributes,
)

COLOURS = {Severity.ERROR: "FFFFB38A", Severity.WARNING: "FFFFE08A", Severity.ASSUMPTION: "FFBFD9F2"}
"""Fill by what is said of a cell, as alpha, red, green and blue: orange, yellow, light blue."""


class MarkedStyles:
    """The styles of a workbook, to which coloured ones are added when they are first asked for.

    Args:
        part: The part ``styles.xml``, in UTF-8.

    Raises:
        FaultyPartError: If it holds no styles of cells.
    """

    def __init__(self, part: bytes) -> None:
        self._part = part
        self._path: list[str] = []
        self._styles: list[tuple[int, int]] = []
        self._fills = 0
        self._ends: dict[str, int] = {}
        self._begins: dict[str, int] = {}
        self._added: dict[tuple[int, Severity], int] = {}
        walk(part, self._begin, self._end)
        if not self._styles or "fills" not in self._ends or self._ends["fills"] == self._begins["fills"]:
            msg = "no styles of cells"
            raise FaultyPartError(msg)

    @classmethod
    def of(cls, part: bytes) -> Self | None:
        """Return the styles of a part; None where there are none that could be added to."""
        try:
            return cls(part)
        except FaultyPartError:
            return None

    def coloured(self, style: int, severity: Severity) -> int:
        """Return the style that looks like another one in the colour of a severity."""
        base = style if 0 <= style < len(self._styles) else 0
        return self._added.setdefault((base, severity), len(self._styles) + len(self._added))

    def written(self) -> bytes:
        """Return the part with the styles that were asked for."""
        if not self._added:
            return self._part
        used = [severity for severity in Severity if any(key[1] is severity for key in self._added)]
        fill_of = {severity: self._fills + at for at, severity in enumerate(used)}
        before = self._prefix()
        fills = "".join(
            f'<{before}fill><{before}patternFill patternType="solid">'
            f'<{before}fgColor rgb="{COLOURS[severity]}"/>'
            f'<{before}bgColor indexed="64"/></{before}patternFill></{before}fill>'
            for severity in used
        )
        styles = b"".join(self._style(base, fill_of[severity]) for base, severity in self._added)
        edits: list[Edit] = [
            (self._ends["fills"], self._ends["fills"], fills.encode()),
            (self._ends["cellXfs"], self._ends["cellXfs"], styles),
            self._counted("fills", self._fills + len(used)),
            self._counted("cellXfs", len(self._styles) + len(self._added)),
        ]
        return edited(self._part, edits)

    def _prefix(self) -> str:
        """Return what stands before the names of elements, with its colon."""
        name = tag_at(self._part, self._begins["fills"])[1:].split(None, 1)[0].rstrip(b"/>").decode()
        return name.removesuffix("fills")

    def _style(self, base: int, fill: int) -> bytes:
        """Return a style with another fill."""
        begin, end = self._styles[base]
        tag = tag_at(self._part, begin)
        return with_attributes(tag, fillId=str(fill), applyFill="1") + self._part[begin + len(tag) : end]

    def _counted(self, name: str, count: int) -> Edit:
        """Return the change of a list's count."""
        begin = self._begins[name]
        tag = tag_at(self._part, begin)
        return begin, begin + len(tag), with_attributes(tag, count=str(count))

    def _begin(self, name: str, _: Mapping[str, str], place: int) -> None:
        local = name.rpartition(":")[2]
        self._path.append(local)
        if len(self._path) == 2 and local in {"fills", "cellXfs"}:  # noqa: PLR2004 - below the root
            self._begins[local] = place
        elif self._path[1:] == ["fills", "fill"]:
            self._fills += 1
        elif self._path[1:] == ["cellXfs", "xf"]:
            self._styles.append((place, place))

    def _end(self, name: str, place: int) -> None:
        local = name.rpartition(":")[2]
        if len(self._path) == 2 and local in self._begins:  # noqa: PLR2004
            self._ends[local] = place
        elif self._path[1:] == ["cellXfs", "xf"]:
            begin = self._styles[-1][0]
            self._styles[-1] = (begin, place + len(tag_at(self._part, place)))
        self._path.pop()
