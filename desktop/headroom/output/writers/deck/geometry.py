"""Where things stand on a slide, in English Metric Units (EMU): 914,400 an inch, 12,700 a point."""

from dataclasses import dataclass

INCH = 914_400
POINT = 12_700


def inches(number: float) -> int:
    """Return a length in EMU."""
    return round(number * INCH)


def points(number: float) -> int:
    """Return a length in EMU."""
    return round(number * POINT)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide.

    Attributes:
        left: Distance from the left edge of the slide, EMU.
        top: Distance from its upper edge.
        width: EMU, not negative.
        height: EMU, not negative.
    """

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return where it ends at the right."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Return where it ends below."""
        return self.top + self.height

    def inset(self, by: int) -> "Box":
        """Return the rectangle inside it, so far from each edge."""
        return Box(self.left + by, self.top + by, max(self.width - 2 * by, 0), max(self.height - 2 * by, 0))

    def below(self, depth: int) -> "Box":
        """Return what is left of it without its uppermost part."""
        return Box(self.left, self.top + depth, self.width, max(self.height - depth, 0))

    def upper(self, depth: int) -> "Box":
        """Return its uppermost part."""
        return Box(self.left, self.top, self.width, depth)

    def lower(self, depth: int) -> "Box":
        """Return its lowest part."""
        return Box(self.left, self.bottom - depth, self.width, depth)

    def above(self, depth: int) -> "Box":
        """Return what is left of it without its lowest part."""
        return Box(self.left, self.top, self.width, max(self.height - depth, 0))

    def part(self, start: float, end: float) -> "Box":
        """Return the part between two fractions of its width."""
        left = self.left + round(self.width * start)
        return Box(left, self.top, self.left + round(self.width * end) - left, self.height)
