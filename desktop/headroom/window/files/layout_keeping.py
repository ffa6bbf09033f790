"""Joins the window of remembered layouts with the files they are kept in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.book.layout import BookLayout
from headroom.language import tr
from headroom.output.reopened import damaged_layout_words
from headroom.user_error import UserError
from headroom.window.files.book_reading import Layouts
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.window.shown.tone import Tone


class LayoutKeeping(QObject):
    """Does with the layouts what their window asks for, and tells it what became of it.

    Args:
        layouts: The layouts.
        make_window: Makes the window; called when it is first asked for.
        parent: Parent object.
    """

    def __init__(
        self, layouts: Layouts, make_window: Callable[[], LayoutsWindow], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._layouts = layouts
        self._make_window = make_window
        self._window: LayoutsWindow | None = None
        self._forgotten: BookLayout | None = None

    @Slot()
    def show(self) -> None:
        """Show the layouts."""
        window = self._shown()
        window.say("")
        window.show_layouts(self._layouts.remembered())
        self.tell_damaged(window.say)
        window.show()
        window.activateWindow()

    def tell_damaged(self, say: Callable[[str], None]) -> None:
        """Say once which layouts could not be read, and where they are."""
        damaged = tuple(self._layouts.damaged)
        self._layouts.damaged.clear()
        if damaged:
            say(damaged_layout_words(damaged))

    @Slot(str, str)
    def _rename(self, old: str, new: str) -> None:
        """Give a layout another name."""
        if self._done(
            lambda: self._layouts.rename(old, new), tr("“{old}” is now called “{new}”.", old=old, new=new)
        ):
            self._refresh(new)

    @Slot(str)
    def _forget(self, name: str) -> None:
        """Delete a layout; it can be brought back until another one is deleted."""
        every = (remembered.layout for remembered in self._layouts.remembered())
        found = next((layout for layout in every if layout.name == name), None)
        if self._done(
            lambda: self._layouts.forget(name), tr("“{name}” is deleted.", name=name), undo=found is not None
        ):
            self._forgotten = found
        self._refresh()

    @Slot()
    def _restore(self) -> None:
        """Bring back the layout that was deleted last."""
        layout, self._forgotten = self._forgotten, None
        if layout is not None and self._done(
            lambda: self._layouts.keep(layout), tr("“{name}” is back.", name=layout.name)
        ):
            self._refresh(layout.name)

    @Slot(str, Path)
    def _export(self, name: str, path: Path) -> None:
        """Write a layout for a colleague."""
        said = tr(
            "“{layout}” is saved as {file}: a colleague can import it here.", layout=name, file=path.name
        )
        self._done(lambda: self._layouts.export(name, path), said)

    @Slot(Path)
    def _take_in(self, path: Path) -> None:
        """Remember the layout of a colleague."""
        taken: list[BookLayout] = []
        if self._done(lambda: taken.append(self._layouts.take_in(path)), ""):
            name = taken[0].name
            self._shown().say(
                tr("“{name}” is taken in: workbooks with its headings open at once.", name=name), Tone.GOOD
            )
            self._refresh(name)

    def _done(self, task: Callable[[], None], said: str, *, undo: bool = False) -> bool:
        """Do something, say so, and return whether it was possible."""
        try:
            task()
        except UserError as reason:
            self._shown().say(str(reason), Tone.BAD)
            return False
        self._shown().say(said, Tone.GOOD, undo=undo)
        return True

    def _refresh(self, chosen: str = "") -> None:
        """Show what is remembered now."""
        self._shown().show_layouts(self._layouts.remembered(), chosen)

    def _shown(self) -> LayoutsWindow:
        """Return the window, which is made if it was not yet."""
        if self._window is None:
            window = self._make_window()
            window.renamed.connect(self._rename)
            window.deleted.connect(self._forget)
            window.restored.connect(self._restore)
            window.export_requested.connect(self._export)
            window.import_requested.connect(self._take_in)
            self._window = window
        return self._window
