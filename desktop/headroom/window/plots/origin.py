"""Where the figures of a chart come from: the page on which it stands knows."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class _KnowsOrigin(Protocol):
    """What a chart stands on."""

    def origin(self) -> tuple[str, ...]:
        """Return where its figures come from, one line each."""


def origin_of(chart: QWidget) -> tuple[str, ...]:
    """Return where the figures of a chart come from, one line each; nothing where nobody knows."""
    above: QWidget | None = chart
    while above is not None:
        if isinstance(above, _KnowsOrigin):
            return above.origin()
        above = above.parentWidget()
    return ()
