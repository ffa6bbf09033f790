"""A chapter as a document: Markdown with room between its paragraphs, in the colours of a theme."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from headroom import resources
from headroom.window.guide.shown.chapter import Chapter
from headroom.window.guide.shown.column_shares import column_shares
from headroom.window.look.theme import BODY, FIGURE, TITLE, Theme

MARGIN, _WIDEST = 20, 640
"""Pixels around a chapter, and of a picture at most unless it is said."""

_HEADINGS = {1: FIGURE, 2: TITLE + 2, 3: TITLE}
_ABOVE = {1: 0, 2: 20, 3: 14}
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE = 135
"""Height of a line, percent of that of its letters."""


class ChapterDocument(QTextDocument):
    """Shows a chapter; it loads pictures of the program and nothing else, whatever the chapter names.

    Args:
        chapter: What is shown.
        theme: Its colours.
        font: Its type.
        density: Pixels of the screen in a pixel.
        room: Pixels of a picture at most.
    """

    def __init__(
        self, chapter: Chapter, theme: Theme, font: QFont, density: float = 1.0, room: int = _WIDEST
    ) -> None:
        super().__init__()
        self._density, self._picture_room = density, room
        self._larger = max(font.pixelSize(), 1) / BODY
        self.setDefaultFont(font)
        self.setDocumentMargin(MARGIN)
        self.setDefaultStyleSheet(f"a {{ color: {theme.accent}; }}")
        self.setMarkdown(chapter.markdown)
        self._space_out(chapter, theme)
        for table in _tables(self.rootFrame()):
            _draw(table, theme)
        self.setModified(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the program by its name, as wide as the text is at most."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = resources.pictures() / Path(QUrl(name).path()).name
        picture = QImage(str(file)) if file.is_file() else QImage()
        if picture.isNull():
            return None
        wide = min(max(self._picture_room, 1), picture.width())
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaledToWidth(round(wide * self._density), smooth)
        picture.setDevicePixelRatio(self._density)
        return picture

    def _space_out(self, chapter: Chapter, theme: Theme) -> None:
        """Give every block its room, headings their size and their anchors, examples their ground."""
        headings = iter(chapter.sections)
        for block in _blocks(self):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            level = block.blockFormat().headingLevel()
            if level:
                section = next(headings, None)
                self._head(block, level, "" if section is None else section.anchor)
            elif _is_code(block):
                _lay_on_ground(cursor, block, theme, round(BODY * self._larger))
            elif cursor.currentTable() is None:
                cursor.mergeBlockFormat(_room(8.0, pictured=_PICTURE in block.text()))
            if not _is_code(block):
                _dresspieces_of(block, theme)

    def _head(self, block: QTextBlock, level: int, anchor: str) -> None:
        """Show a heading, which is linked to by its anchor."""
        for start, length, found in pieces_of(block):
            look = QTextCharFormat(found)
            look.clearProperty(QTextFormat.Property.FontSizeAdjustment)  # it would go before the size
            look.setProperty(
                QTextFormat.Property.FontPixelSize, round(_HEADINGS.get(level, BODY) * self._larger)
            )
            look.setFontWeight(QFont.Weight.DemiBold)
            if anchor:
                look.setAnchor(True)
                look.setAnchorNames([anchor])
            _over(block, start, length).setCharFormat(look)
        room = QTextBlockFormat()
        room.setTopMargin(_ABOVE.get(level, 10) * self._larger)
        room.setBottomMargin(6 * self._larger)
        QTextCursor(block).mergeBlockFormat(room)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the blocks of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _tables(frame: QTextFrame) -> Iterator[QTextTable]:
    """Yield the tables of a frame."""
    for inside in frame.childFrames():
        if isinstance(inside, QTextTable):
            yield inside
        yield from _tables(inside)


def _room(below: float, *, pictured: bool) -> QTextBlockFormat:
    """Return a paragraph with room below and, unless a picture stands in it, between its lines."""
    room = QTextBlockFormat()
    room.setBottomMargin(below)
    if not pictured:
        room.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return room


def _is_code(block: QTextBlock) -> bool:
    """Return whether a block is a line of an example."""
    look = block.blockFormat()
    return look.hasProperty(QTextFormat.Property.BlockCodeFence) or look.hasProperty(
        QTextFormat.Property.BlockCodeLanguage
    )


def _lay_on_ground(cursor: QTextCursor, block: QTextBlock, theme: Theme, size: int) -> None:
    """Show a line of an example on a ground of its own."""
    ground = QTextBlockFormat()
    ground.setBackground(QBrush(QColor(theme.raised)))
    ground.setLeftMargin(8)
    ground.setRightMargin(8)
    ground.setNonBreakableLines(False)
    ground.setTopMargin(0 if _is_code(block.previous()) else 6)
    ground.setBottomMargin(0 if _is_code(block.next()) else 12)
    cursor.mergeBlockFormat(ground)
    look = QTextCharFormat()
    look.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    look.setProperty(QTextFormat.Property.FontPixelSize, round(size * 0.95))
    cursor.mergeCharFormat(look)


def _dresspieces_of(block: QTextBlock, theme: Theme) -> None:
    """Lay words that are typed as they stand on a ground of their own; bold is the boldest type there is."""
    for start, length, found in pieces_of(block):
        look = QTextCharFormat()
        if found.fontFixedPitch():
            look.setBackground(QBrush(QColor(theme.raised)))
        if found.fontWeight() > QFont.Weight.DemiBold:
            look.setFontWeight(QFont.Weight.DemiBold)
        if look.propertyCount():
            _over(block, start, length).mergeCharFormat(look)


def pieces_of(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the pieces of a block that look alike: where each begins, how long it is, how it looks."""
    fragments = (piece.fragment() for piece in cast("Iterator[QTextBlock.iterator]", block.__iter__()))
    return [(one.position(), one.length(), one.charFormat()) for one in fragments if one.isValid()]


def _over(block: QTextBlock, start: int, length: int) -> QTextCursor:
    """Return a cursor that has a piece of a block selected."""
    cursor = QTextCursor(block)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _draw(table: QTextTable, theme: Theme) -> None:
    """Draw the lines of a table."""
    look = table.format()
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(QColor(theme.hairline)))
    look.setBorderCollapse(True)
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setBottomMargin(12)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in column_shares(_texts(table))]
    )
    table.setFormat(look)


def _texts(table: QTextTable) -> list[list[str]]:
    """Return what the cells of a table say, row by row."""
    texts = []
    for row in range(table.rows()):
        cells = (table.cellAt(row, column) for column in range(table.columns()))
        texts.append([cell.firstCursorPosition().block().text() for cell in cells])
    return texts
