"""Changes of parts by hand in words, one line each."""

from collections.abc import Iterator

from headroom.language import tr_count
from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import becomes_words, concerned_words


def change_words(outcome: Outcome) -> Iterator[str]:
    """Yield each change of a scenario that is switched on: its name, its rows, what becomes of them."""
    changed = outcome.changed
    if changed is None:
        return
    for change, rows in zip(changed.changes, changed.named, strict=True):
        name = f"{change.name}: " if change.name else ""
        what = f"{name}{concerned_words(change.selection)}: {becomes_words(change.becomes)}"
        if change.as_alternative:
            yield tr_count(
                "{change} ({n} row, offered as alternatives)",
                "{change} ({n} rows, offered as alternatives)",
                rows,
                change=what,
            )
        else:
            yield tr_count("{change} ({n} row)", "{change} ({n} rows)", rows, change=what)
