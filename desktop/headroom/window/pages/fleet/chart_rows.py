"""Which rows of the fleet are in view: scroll position, height and pointer."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from headroom.arrays import Ints

LEAST_HEIGHT, MOST_HEIGHT = 10, 36
"""Pixels of a row at normal type, from a strip to a comfortable list."""

COMFORTABLE_HEIGHT = 28
_DENSE_HEIGHT = 18
_SCROLLED_HEIGHT = 22
_MOST_ROUNDS = 4


class RowWindow(QObject):
    """The rows that the charts of one fleet share: order, scroll position, density, pointer.

    Models are counted by *position* from the top of the list; a *model* is an index into the fleet. Rows of
    groups stand between them as lines of their own.

    Attributes:
        changed: Emitted after anything but the pointer changed.
        pointed: Emitted after the pointer came to another row, with the models left and entered;
            -1 is none.
    """

    changed = Signal()
    pointed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Ints = np.zeros(0, dtype=np.int32)
        self._shown: Ints = self._lines
        self._offset = 0.0
        self._view = 0.0
        self._scale = 1.0
        self._wanted = (0.0, 1.0)
        self._following = False
        self._chosen: int | None = None
        self._hovered = -1

    @property
    def shown(self) -> Ints:
        """Return the models in the order in which they are listed."""
        return self._shown

    @property
    def height(self) -> float:
        """Return the height of a row, whole pixels: chosen, or the most at which all rows are seen."""
        if self._chosen is not None:
            return float(round(self._chosen * self._scale))
        fits = int(self._view / max(len(self._lines), 1))
        if fits < _DENSE_HEIGHT * self._scale:
            return float(round(_SCROLLED_HEIGHT * self._scale))
        return float(min(fits, round(MOST_HEIGHT * self._scale)))

    @property
    def base_height(self) -> int:
        """Return the height of a row at normal type."""
        return round(self.height / self._scale) if self._chosen is None else self._chosen

    @property
    def is_chosen(self) -> bool:
        """Return whether the height of a row was chosen, and is not what fits best."""
        return self._chosen is not None

    @property
    def offset(self) -> float:
        """Return how far the list is scrolled, pixels."""
        return self._offset

    @property
    def view(self) -> float:
        """Return the height that rows can be seen in, pixels."""
        return self._view

    @property
    def content(self) -> float:
        """Return the height of all rows, pixels."""
        return len(self._lines) * self.height

    @property
    def furthest(self) -> float:
        """Return the largest offset, pixels."""
        return max(self.content - self._view, 0.0)

    @property
    def hovered(self) -> int:
        """Return the model under the pointer; -1 for none."""
        return self._hovered

    def visible(self) -> Iterator[tuple[int, float]]:
        """Yield each model in view with the top of its row, pixels below the top of the view."""
        return ((line, top) for line, top in self._visible_lines() if line >= 0)

    def visible_groups(self) -> Iterator[tuple[int, float]]:
        """Yield each group in view, counted from 0, with the top of its row like ``visible``."""
        return ((-1 - line, top) for line, top in self._visible_lines() if line < 0)

    def _visible_lines(self) -> Iterator[tuple[int, float]]:
        """Yield each line in view with its top."""
        height = self.height
        first = int(self._offset / height)
        last = min(int((self._offset + self._view) / height) + 1, len(self._lines))
        for line in range(first, last):
            yield int(self._lines[line]), line * height - self._offset

    def model_at(self, y: float) -> int:
        """Return the model whose row is ``y`` pixels below the top of the view; -1 for none."""
        position = int((y + self._offset) // self.height)
        inside = 0 <= y < self._view and 0 <= position < len(self._lines)
        return max(int(self._lines[position]), -1) if inside else -1

    def top_of(self, model: int) -> float | None:
        """Return the top of a model's row below the top of the view; None where it is not listed."""
        line = self._line_of(model)
        return None if line < 0 else line * self.height - self._offset

    def position_of(self, model: int) -> int:
        """Return where a model stands among the models of the list; -1 where it is not listed."""
        found = np.flatnonzero(self._shown == model)
        return int(found[0]) if len(found) else -1

    def _line_of(self, model: int) -> int:
        """Return the line of a model, rows of groups counted; -1 where it is not listed."""
        found = np.flatnonzero((self._lines == model) & (self._lines >= 0))
        return int(found[0]) if len(found) else -1

    def neighbour(self, model: int, steps: int) -> int:
        """Return the model ``steps`` rows further down, or the last on the way; -1 in an empty list."""
        if not len(self._shown):
            return -1
        start = self.position_of(model)
        position = 0 if start < 0 else min(max(start + steps, 0), len(self._shown) - 1)
        return int(self._shown[position])

    def list_models(self, lines: Ints, *, keep: int = -1) -> None:
        """List other models, or the same in another order.

        Args:
            lines: The models; what is negative is the row of a group, see ``ModelListing``.
            keep: A model that stays in view if it is in view now; -1 for none.
        """
        if np.array_equal(lines, self._lines):
            return
        top = self.top_of(keep)
        was_seen = top is not None and 0 <= top < self._view
        self._lines, self._shown = lines, lines[lines >= 0]
        self._offset = min(self._offset, self.furthest)
        if self.position_of(self._hovered) < 0:
            self._hovered = -1
        if was_seen:
            self._bring_into_view(keep)
        self.changed.emit()

    def fit(self, view: float, scale: float) -> None:
        """Take note of the height that rows can be seen in and of the size of the type.

        What is said while the views follow counts when they are done: a scroll bar that comes or
        goes resizes the charts, and while the type changes they do not agree on its size yet.
        """
        self._wanted = (max(view, 0.0), scale)
        if self._following:
            return
        self._following = True
        for _ in range(_MOST_ROUNDS):
            if self._wanted == (self._view, self._scale):
                break
            self._view, self._scale = self._wanted
            self._offset = min(self._offset, self.furthest)
            self.changed.emit()
        self._following = False

    @Slot(int)
    def choose_height(self, base_height: int) -> None:
        """Make rows as high as the user wants them; what stands in the middle stays there."""
        height = min(max(base_height, LEAST_HEIGHT), MOST_HEIGHT)
        if height == self.base_height:
            return
        middle = (self._offset + self._view / 2) / self.height
        self._chosen = height
        self._offset = min(max(middle * self.height - self._view / 2, 0.0), self.furthest)
        self.changed.emit()

    def fit_height(self) -> None:
        """Make rows as high as fits best."""
        if self._chosen is not None:
            self._chosen = None
            self._offset = min(self._offset, self.furthest)
            self.changed.emit()

    def scroll_to(self, offset: float) -> None:
        """Show the list from ``offset`` pixels on."""
        offset = min(max(offset, 0.0), self.furthest)
        if offset != self._offset:
            self._offset = offset
            self.changed.emit()

    def show_model(self, model: int) -> None:
        """Scroll as little as it takes to see the row of a model."""
        before = self._offset
        self._bring_into_view(model)
        if self._offset != before:
            self.changed.emit()

    def point_at(self, model: int) -> None:
        """Take note of the model under the pointer; -1 for none."""
        if model != self._hovered:
            before, self._hovered = self._hovered, model
            self.pointed.emit(before, model)

    def _bring_into_view(self, model: int) -> None:
        """Change the offset so that the row of a model is in view."""
        position = self._line_of(model)
        if position >= 0 and self._view >= self.height:  # not before the window is laid out
            top = position * self.height
            lowest = max(top + self.height - self._view, 0.0)
            self._offset = min(max(min(self._offset, top), lowest), self.furthest)
