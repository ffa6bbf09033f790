"""Where a sentence is broken into lines."""

from collections.abc import Callable

_SHORT = 0.35
"""Share of the room below which a last line looks left over."""

_STEPS = 8


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


def even_lines(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return the lines of a text, none more than it takes, and no word or two left over in the last.

    Args:
        text: Of one paragraph.
        width: Of a line, at most.
        measure: Returns the width of a word, or of a space.
    """
    lines = lines_of(text, width, measure)
    space = measure(" ")
    last = sum(measure(word) + space for word in lines[-1].split(" ")) - space
    if len(lines) == 1 or last >= _SHORT * width:
        return lines
    for step in range(_STEPS, 0, -1):  # from narrow to wide
        narrower = lines_of(text, width * (1 - 0.5 * step / _STEPS), measure)
        if len(narrower) == len(lines):
            return narrower
    return lines
