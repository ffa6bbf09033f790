"""One step of the history: from one workspace to another."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from headroom.work.workspace import Workspace


class UndoStep(QUndoCommand):
    """From one workspace to another: the only kind of command there is.

    PySide holds a command that was merged into another one until the stack itself goes. So a gesture is one
    command, which follows it, and what a command holds is let go when it leaves the history.
    """

    def __init__(
        self, text: str, before: Workspace, after: Workspace, gesture: int, put: Callable[[Workspace], None]
    ) -> None:
        super().__init__(text)
        self._ends: tuple[Workspace, Workspace] | None = (before, after)
        self._gesture = gesture
        self._put = put

    def redo(self) -> None:
        """Put the later workspace."""
        if self._ends is not None:
            self._put(self._ends[1])

    def undo(self) -> None:
        """Put the earlier workspace."""
        if self._ends is not None:
            self._put(self._ends[0])

    def follows(self, text: str, gesture: int) -> bool:
        """Return whether an edit of that name belongs to the gesture of this step."""
        return self._ends is not None and self._gesture == gesture and self.text() == text

    def follow(self, after: Workspace) -> None:
        """Lead to another workspace; the step is obsolete where that is where it began."""
        if self._ends is not None:
            self._ends = (self._ends[0], after)
            self.setObsolete(self._ends[0] == after)

    def let_go(self) -> None:
        """Hold nothing more: it is not in the history any more."""
        self._ends = None
