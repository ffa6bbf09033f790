"""A drawing in the making: rectangles, lines, marks and words as SVG, every word escaped."""

from dataclasses import dataclass, field
from html import escape

from headroom.output.writers.drawing.inks import Ink
from headroom.output.writers.drawing.typeface import FAMILIES, printable
from headroom.rules.verdict import VehicleTestResult

CAPTION, BODY = 8.0, 9.0
"""Sizes of type in a drawing, in points."""

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_FAMILIES = ", ".join(f"'{family}'" for family in FAMILIES)

_MARKS = {
    VehicleTestResult.PASSES: "M1.6 5.3 4 7.7 8.4 2.6",
    VehicleTestResult.FAILS: "M2.2 2.2 7.8 7.8M7.8 2.2 2.2 7.8",
    VehicleTestResult.UNDETERMINED: (
        "M3.2 3.6C3.2 1.4 6.8 1.4 6.8 3.6 6.8 5 5 5 5 6.4M5 8.4V8.5"  # a question mark
    ),
    VehicleTestResult.NOT_ASSESSED: "M2.5 5H7.5",
}
"""The outline of each mark in a square of 10."""


@dataclass(frozen=True, slots=True)
class SvgDrawing:
    """A finished drawing.

    Attributes:
        marks: What is drawn, as elements of SVG, with its colours written by its ``Ink``.
        width: In points.
        height: In points.
    """

    marks: str
    width: float
    height: float

    @property
    def svg(self) -> str:
        """Return it as SVG in points, for paper."""
        size = f'width="{_n(self.width)}" height="{_n(self.height)}"'
        return f'<svg {_NAMESPACE} {self.view} {size} font-family="{_FAMILIES}">{self.marks}</svg>'

    @property
    def view(self) -> str:
        """Return the attribute that says its extent."""
        return f'viewBox="0 0 {_n(self.width)} {_n(self.height)}"'


@dataclass(slots=True)
class Canvas:
    """A drawing in the making; lengths are points from the upper left corner, colours are names.

    Attributes:
        width: How wide it is.
        ink: How colours are written.
        marks: What was drawn, as SVG.
    """

    width: float
    ink: Ink
    marks: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float = 0) -> None:
        """Fill a rectangle; one without extent is not drawn."""
        if width > 0 and height > 0:
            round_ = f' rx="{_n(radius)}"' if radius else ""
            self.marks.append(
                f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"{round_} '
                f'style="fill:{self.ink(colour)}"/>'
            )

    def frame(self, x: float, y: float, width: float, height: float, colour: str, line: float = 1.2) -> None:
        """Draw the outline of a rectangle."""
        self.marks.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="2" '
            f'style="fill:none;stroke:{self.ink(colour)};stroke-width:{_n(line)}"/>'
        )

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Hatch a rectangle: nobody knows."""
        if width > 0 and height > 0:
            self.box(x, y, width, height, "surface")
            strokes, step = [], 2.6
            at = -height
            while at < width:
                left, right = max(at, 0.0), min(at + height, width)
                if right > left:
                    strokes.append(
                        f"M{_n(x + left)} {_n(y + height - (left - at))}"
                        f"L{_n(x + right)} {_n(y + height - (right - at))}"
                    )
                at += step
            self.path("".join(strokes), "undetermined", 0.7)
            self.marks.append(
                f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
                f'style="fill:none;stroke:{self.ink("undetermined")};stroke-width:0.5"/>'
            )

    def path(self, outline: str, colour: str, line: float, *, dashed: bool = False) -> None:
        """Draw along an outline of this program's own making."""
        dashes = ";stroke-dasharray:3 2" if dashed else ""
        self.marks.append(
            f'<path d="{outline}" '
            f'style="fill:none;stroke:{self.ink(colour)};stroke-width:{_n(line)}{dashes}"/>'
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float = 0.6,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        outline = f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}"
        self.path(outline, colour, width, dashed=dashed)

    def mark(self, result: VehicleTestResult, x: float, y: float, size: float, colour: str) -> None:
        """Draw the mark of a result in a square of ``size``."""
        self.marks.append(
            f'<path transform="translate({_n(x)} {_n(y)}) scale({_n(size / 10)})" d="{_MARKS[result]}" '
            f'style="fill:none;stroke:{self.ink(colour)};stroke-width:1.5;stroke-linecap:round;'
            f'stroke-linejoin:round"/>'
        )

    def words(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = BODY,
        colour: str = "text",
        anchor: str = "start",
        strong: bool = False,
    ) -> None:
        """Write one line.

        Args:
            text: The line, any text.
            x: Where it starts, ends or has its middle.
            y: Where its letters stand on.
            size: Of its letters.
            colour: Of its letters.
            anchor: Whether ``x`` is its ``start``, ``middle`` or ``end``.
            strong: Whether it is semibold.
        """
        if text:
            weight = ";font-weight:600" if strong else ""
            self.marks.append(
                f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" '
                f'style="font-size:{_n(size)}px;fill:{self.ink(colour)}{weight}">{_escaped(text)}</text>'
            )

    def drawing(self, height: float) -> SvgDrawing:
        """Return what was drawn, as high as said."""
        return SvgDrawing("".join(self.marks), self.width, height)


def mark_drawing(result: VehicleTestResult, ink: Ink, colour: str) -> SvgDrawing:
    """Return the mark of a result alone.

    Args:
        result: Whose mark.
        ink: How colours are written.
        colour: Its name.
    """
    canvas = Canvas(10, ink)
    canvas.mark(result, 0, 0, 10, colour)
    return canvas.drawing(10)


def _escaped(text: str) -> str:
    """Return a text as characters of SVG, those of which no typeface has any as their numbers."""
    return escape(printable(text).replace("\n", " "), quote=True)


def _n(value: float) -> str:
    """Return a length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
