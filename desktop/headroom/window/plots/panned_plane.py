"""A chart of two shares against each other, of which a part can be seen nearer and moved along both axes."""

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtWidgets import QWidget

from headroom.window.plots.panned_plot import PannedPlot
from headroom.window.plots.shown.extent import WHOLE, Extent

_LEAST = 0.02
"""How little of an axis can be seen at once, a fraction."""


class PannedPlane(PannedPlot):
    """Keeps which part of both axes is in view; over one axis the wheel zooms that one alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._seen = self._unzoomed = (WHOLE, WHOLE)

    @property
    @abstractmethod
    def body(self) -> QRectF:
        """Return where values are drawn, pixels; empty where nothing is."""

    @property
    def seen(self) -> tuple[Extent, Extent]:
        """Return what is in view across, and up."""
        return self._seen

    def see(self, across: Extent, up: Extent) -> None:
        """Show another part of the axes."""
        if (across, up) != self._seen:
            self._seen = (across, up)
            self.refit()

    def begin_with(self, across: Extent, up: Extent) -> None:
        """Show another part of the axes, to which it comes back where everything is asked for again."""
        self._unzoomed = (across, up)
        self.see(across, up)

    def zoom(self, factor: float, at: QPointF) -> None:
        """Show a smaller or a larger part of both axes, of one where the place is on it."""
        body, (across, up) = self.body, self._seen
        if body.isEmpty():
            return
        share = (at.x() - body.left()) / body.width(), (body.bottom() - at.y()) / body.height()
        if 0 <= share[0] <= 1:
            across = across.nearer(factor, share[0], WHOLE, _LEAST)
        if 0 <= share[1] <= 1:
            up = up.nearer(factor, share[1], WHOLE, _LEAST)
        self.see(across, up)

    @property
    def zoomed(self) -> bool:
        """Return whether another part of the axes is in view than before they were zoomed or moved."""
        return self._seen != self._unzoomed

    @property
    def movable(self) -> bool:
        """Return whether only a part of the axes is in view."""
        return self._seen != (WHOLE, WHOLE)

    @Slot()
    def show_whole(self) -> None:
        """Show the part of the axes that was in view before they were zoomed or moved."""
        self.see(*self._unzoomed)

    def pan(self, by: QPointF) -> None:
        """Move along both axes."""
        body, (across, up) = self.body, self._seen
        if body.isEmpty():  # another policy was chosen while the map was held
            return
        self.see(
            across.moved(-by.x() / body.width() * across.width, WHOLE),
            up.moved(by.y() / body.height() * up.width, WHOLE),
        )

    def in_plot(self, at: QPointF) -> bool:
        """Return whether a place is where values are drawn, the edge included."""
        return not self.body.isEmpty() and self.body.adjusted(-1, -1, 1, 1).contains(at)

    def on_axis(self, at: QPointF) -> bool:
        """Return whether a place is below the values, or to their left."""
        body = self.body
        below = at.y() > body.bottom() + 1 and body.left() <= at.x() <= body.right()
        beside = at.x() < body.left() - 1 and body.top() <= at.y() <= body.bottom()
        return not body.isEmpty() and (below or beside)
