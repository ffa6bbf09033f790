"""Where a sentence is broken into lines."""

from collections.abc import Callable


def lines_of(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return the lines of a text: as many words in each as fit, and at least one.

    Only between words that a plain space parts: a thin space holds a figure and its unit together.

    Args:
        text: Of one paragraph.
        width: Of a line.
        measure: Returns the width of a text.
    """
    if measure(text) <= width:
        return (text,)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and measure(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)
