"""A widget that draws itself again when something changes: at once while it is seen, else when it is."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object  # it stands beside a widget among the bases, whichever that is


class WhenSeen(_Widget):
    """Stands first among the bases of a widget, which overrides ``refresh`` and connects ``_follow``."""

    _stale = True

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self._show_now()

    def _follow(self) -> None:
        """Refresh now, or when it is seen again."""
        if self.isVisible():
            self._show_now()
        else:
            self._stale = True

    def _show_now(self) -> None:
        """Refresh, and know that it was done."""
        self._stale = False
        self.refresh()
