"""Where a chapter is read: links, marks where words stand, type of any size."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from headroom.language import tr
from headroom.window.guide.chapter_document import MARGIN, ChapterDocument, pieces_of
from headroom.window.guide.shown.chapter import Chapter
from headroom.window.guide.shown.folding import TextSpan, places_of
from headroom.window.guide.shown.guide import GuidePlace
from headroom.window.guide.shown.links import place_of
from headroom.window.look.theme import BODY, LIGHT, Theme, theme_of
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.link_question import LinkQuestion, may_be_opened, written

_MOST_MARKS = 400
_WIDEST, _GRAIN = 880, 16
"""Pixels of a line of text at most, at the usual size, and by how much pictures are made smaller."""


class ChapterView(QTextBrowser):
    """Shows one chapter at a time; it opens no file, and an address only after asking.

    Attributes:
        place_asked: Emitted with the place in the guide that a link leads to.
        pointed: Emitted with where the link under the pointer leads; empty where there is none.
        rendered: Emitted when the chapter was laid out anew, without any marks.
    """

    place_asked: ValueSignal[GuidePlace] = value_signal()
    pointed = Signal(str)
    rendered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Chapter"))
        self._chapter: Chapter | None = None
        self._larger = 1.0
        self._shown: tuple[object, ...] = ()
        self._text = ""
        self.anchorClicked.connect(self._follow)
        self.highlighted.connect(self._point)

    @property
    def larger(self) -> float:
        """Return how much larger than that of the window the type is."""
        return self._larger

    def enlarge(self, larger: float) -> None:
        """Show the type so many times its size in the window."""
        self._larger = larger
        self._show_again()

    def show_chapter(self, chapter: Chapter, anchor: str = "") -> None:
        """Show a chapter at one of its sections, or at its beginning."""
        if chapter is not self._chapter:
            self._chapter = chapter
            self._render()
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)
        self.setTextCursor(self._cursor_at(anchor))

    def places_of(self, sought: str) -> tuple[TextSpan, ...]:
        """Return where the chapter says what is sought, whatever its accents and capitals are."""
        return places_of(self._text, sought)[:_MOST_MARKS]

    def places_of_words(self, words: Iterable[str]) -> tuple[TextSpan, ...]:
        """Return where any of some words stand in the chapter."""
        return tuple(span for word in words for span in self.places_of(word))

    def first_seen(self) -> int:
        """Return where in the text the part begins that is in sight."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def mark(self, spans: Iterable[TextSpan], at: TextSpan | None = None) -> None:
        """Mark pieces of the text, one of them as the one that is looked at, and bring that into sight."""
        theme = theme_of(self)
        marks = [self._mark(span, theme.wash, theme.text) for span in spans if span != at]
        if at is not None:
            marks.append(self._mark(at, theme.accent, theme.on_accent))
            cursor = QTextCursor(self.document())
            cursor.setPosition(at.start)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.setExtraSelections(marks)

    def for_paper(self) -> ChapterDocument | None:
        """Return the chapter as it is printed; None where none is shown."""
        if self._chapter is None:
            return None
        font = QFont(self.font())
        font.setPixelSize(BODY)
        return ChapterDocument(self._chapter, LIGHT, font)

    def changeEvent(self, event: QEvent) -> None:
        """Show the chapter again in other colours or another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines where they are easily read, and fit pictures into them."""
        super().resizeEvent(event)
        self._break_lines()
        self._show_again()

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing, whatever a chapter names: its document has the pictures of the program."""
        del kind, name

    def _show_again(self) -> None:
        """Show the chapter as it has to look now, at the place that is read, if it looks otherwise."""
        if self._chapter is not None and self._looks() != self._shown:
            read = self.first_seen()
            self._render()
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(read, len(self._text)))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top())
            self.rendered.emit()

    def _looks(self) -> tuple[Theme, int, str, int]:
        """Return what decides on how the chapter looks."""
        pictured = self._chapter is not None and "![" in self._chapter.markdown
        return theme_of(self), self._pixels(), self.font().family(), self._room() if pictured else 0

    def _room(self) -> int:
        """Return how wide a picture may be, pixels."""
        return max(self.lineWrapColumnOrWidth() - 2 * MARGIN, 0) // _GRAIN * _GRAIN

    def _break_lines(self) -> None:
        """Let lines be as long as the view is wide, up to what is easily read."""
        wide = round(_WIDEST * self._pixels() / BODY)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), wide))

    def _pixels(self) -> int:
        """Return the size of the type."""
        base = self.font().pixelSize()
        return round((base if base > 0 else BODY) * self._larger)

    def _render(self) -> None:
        """Make the document of the chapter."""
        if self._chapter is None:
            return
        font = QFont(self.font())
        font.setPixelSize(self._pixels())
        self._break_lines()
        self._shown = self._looks()
        document = ChapterDocument(
            self._chapter, theme_of(self), font, self.devicePixelRatioF(), self._room()
        )
        document.setTextWidth(self.lineWrapColumnOrWidth())  # else the bars keep the room of a longer line
        document.setParent(self)
        before = self.document()
        self.setDocument(document)
        document.setDefaultFont(font)
        if isinstance(before, ChapterDocument):
            before.deleteLater()
        self._text = document.toPlainText()
        self.setExtraSelections([])

    def _cursor_at(self, anchor: str) -> QTextCursor:
        """Return a cursor at a section, from where Tab goes to its links; at the beginning for none."""
        block = self.document().begin()
        while anchor and block.isValid():
            if any(anchor in look.anchorNames() for _, _, look in pieces_of(block)):
                return QTextCursor(block)
            block = block.next()
        return QTextCursor(self.document())

    def _mark(self, span: TextSpan, ground: str, text: str) -> QTextEdit.ExtraSelection:
        """Return a mark on a piece of the text."""
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format.setBackground(QColor(ground))
        mark.format.setForeground(QColor(text))
        return mark

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Go to a place of the guide, or ask whether an address shall be opened."""
        place = self._place(link)
        if place is not None:
            self.place_asked.emit(place)
        elif may_be_opened(link):
            LinkQuestion(link, self).open()

    @Slot(QUrl)
    def _point(self, link: QUrl) -> None:
        """Say where the link under the pointer leads."""
        inside = self._place(link)
        self.pointed.emit("" if inside is not None or link.isEmpty() else written(link))

    def _place(self, link: QUrl) -> GuidePlace | None:
        """Return where in the guide a link leads; None where it leads out of it."""
        here = "" if self._chapter is None else self._chapter.name
        return place_of(link.toString(), here)
