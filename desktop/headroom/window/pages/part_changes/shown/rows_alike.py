"""Changes that make the same of many chosen rows, and changes that are taken back."""

from collections.abc import Callable, Collection, Sequence

from headroom.book.part_rows import PartRows
from headroom.language import tr
from headroom.rules.part_changes import PartChange, Selection
from headroom.window.pages.part_changes.shown.chosen_rows import Scope, scope_choices


def changed_alike(
    rows: PartRows, chosen: Sequence[int], change: Callable[[Selection], PartChange]
) -> tuple[PartChange, ...]:
    """Return the changes that make the same of chosen rows: one for each model, that no other one is meant.

    Args:
        rows: The rows of the workbook as imported.
        chosen: Some of them.
        change: Makes the change of a selection.

    Raises:
        ValueError: If a row has no part number to be named by, or what is made of a selection is no change.
    """
    by_model: dict[int, list[int]] = {}
    for row in chosen:
        by_model.setdefault(int(rows.model[row]), []).append(row)
    found = []
    for own in by_model.values():
        choices = scope_choices(rows, own, in_model=True)
        parts = next((choice for choice in choices if choice.scope is Scope.PARTS), None)
        if parts is None:
            msg = tr(
                "a chosen row has no part number to be named by: change it by its supplier or its country"
            )
            raise ValueError(msg)
        found.append(change(parts.selection))
    return tuple(found)


def left_of(changes: Sequence[PartChange], taken: Collection[PartChange]) -> tuple[PartChange, ...]:
    """Return the changes that are left where some are taken back; of two alike, the later one goes."""
    left = list(changes)
    for change in taken:
        places = [at for at, one in enumerate(left) if one == change]
        if places:
            del left[places[-1]]
    return tuple(left)
