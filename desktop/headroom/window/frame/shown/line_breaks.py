"""Where a sentence is broken into lines."""

from collections.abc import Callable


def lines_of(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return the lines of a text: as many words in each as fit, and at least one.

    Only between words that a plain space parts: a thin space holds a figure and its unit together.

    Args:
        text: Of one paragraph.
        width: Of a line.
        measure: Returns the width of a word, or of a space.
    """
    space = measure(" ")
    lines: list[list[str]] = [[]]
    taken = 0.0
    for word in text.split(" "):
        needed = measure(word)
        if lines[-1] and taken + space + needed > width:
            lines.append([])
        taken = taken + space + needed if lines[-1] else needed
        lines[-1].append(word)
    return tuple(" ".join(line) for line in lines)
