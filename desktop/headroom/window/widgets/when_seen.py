"""A widget that draws itself again when something changes: at once while it is seen, else when it is."""

from PySide6.QtGui import QShowEvent


class WhenSeen:
    """Stands first among the bases of a widget, which overrides ``refresh`` and connects ``_follow``."""

    _stale = True

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[misc] # of the widget that stands beside it
        if self._stale:
            self._show_now()

    def _follow(self) -> None:
        """Refresh now, or when it is seen again."""
        if self.isVisible():  # type: ignore[attr-defined] # likewise
            self._show_now()
        else:
            self._stale = True

    def _show_now(self) -> None:
        """Refresh, and know that it was done."""
        self._stale = False
        self.refresh()
