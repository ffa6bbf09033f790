"""Finds words in the chapter that is read."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.language import tr
from headroom.window.guide.chapter_view import ChapterView
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import PlainLabel
from headroom.window.widgets.search_field import SearchField


class FindLine(QWidget):
    """A field with how often the chapter says what is typed, and the way from one place to the next.

    Args:
        view: Shows the chapter.
        parent: Parent widget.

    Attributes:
        left: Emitted when it was closed.
    """

    left = Signal()

    def __init__(self, view: ChapterView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._at = 0
        self.field = SearchField(tr("Find in this chapter"))
        self.count = PlainLabel()
        self.count.setProperty("kind", "muted")
        self.before = IconButton("chevron-up", tr("The place before (Shift+F3)"))
        self.next = IconButton("chevron-down", tr("The next place (F3)"))
        self.close_button = IconButton("close", tr("Close (Esc)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.next, self.close_button):
            line.addWidget(widget)
        self.field.textChanged.connect(self._begin)
        self.field.returnPressed.connect(self.go_on)
        self.before.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.leave)
        view.rendered.connect(self._mark_again)
        self.hide()

    @Slot()
    def open(self) -> None:
        """Take what is typed from now on, beginning with what is selected."""
        selected = self._view.textCursor().selectedText()
        self.show()
        if selected and "\N{PARAGRAPH SEPARATOR}" not in selected:
            self.field.setText(selected)
        self.field.setFocus()
        self.field.selectAll()
        self._begin()

    @Slot()
    def leave(self) -> None:
        """Close, and let the keys go to the chapter again."""
        self.hide()
        self._view.mark(())
        self.left.emit()

    @Slot()
    def go_on(self) -> None:
        """Go to the next place."""
        self._go(1)

    @Slot()
    def go_back(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; the field has emptied itself before."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def _begin(self) -> None:
        """Go to the first place from what is in sight on."""
        seen = self._view.first_seen()
        spans = self._view.places_of(self.field.text())
        self._at = next((at for at, span in enumerate(spans) if span.start >= seen), 0)
        self._show()

    @Slot()
    def _mark_again(self) -> None:
        """Mark the places in the chapter as it is laid out now."""
        if not self.isHidden():
            self._show()

    def _go(self, steps: int) -> None:
        """Go so many places on."""
        if self.isHidden():
            self.open()
            return
        self._at += steps
        self._show()

    def _show(self) -> None:
        """Mark the places, and say how many there are."""
        sought = self.field.text()
        spans = self._view.places_of(sought)
        self._at = self._at % len(spans) if spans else 0
        self._view.mark(spans, spans[self._at] if spans else None)
        if spans:
            self.count.setText(tr("{at} of {all}", at=self._at + 1, all=len(spans)))
        else:
            self.count.setText(tr("not in this chapter") if sought else "")
        for button in (self.before, self.next):
            button.setEnabled(len(spans) > 1)
