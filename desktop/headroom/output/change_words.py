"""Changes of parts by hand in words, one line each."""

from collections.abc import Iterator

from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import becomes_words, concerned_words
from headroom.words import formatting


def change_words(outcome: Outcome) -> Iterator[str]:
    """Yield each change of a scenario that is switched on: its name, its rows, what becomes of them."""
    changed = outcome.changed
    if changed is None:
        return
    for change, rows in zip(changed.changes, changed.named, strict=True):
        name = f"{change.name}: " if change.name else ""
        offered = ", offered as alternatives" if change.as_alternative else ""
        what = f"{concerned_words(change.selection)}: {becomes_words(change.becomes)}"
        yield f"{name}{what} ({formatting.counted(rows, 'row')}{offered})"
