"""The sentence above a page: what it found, in at most two lines, with a line of detail below.

What stands over it at the right leaves it a column. The detail stands in the column, right below a sentence
of one line, where it fits; else in a strip at the bottom, across the whole width. So it keeps its place
whatever type a sentence of two lines is set in.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.findings.finding import Finding
from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.spoken import Spoken
from headroom.window.look.theme import (
    BODY,
    CAPTION,
    SENTENCE,
    TITLE,
    font_of,
    presents,
    theme_of,
    type_scale,
)
from headroom.window.shown.line_breaks import even_lines, lines_of

_SIZES = (
    (SENTENCE, 26, 2),
    (17, 26, 2),
    (TITLE, 22, 2),
    (TITLE, 18, 3),
    (BODY, 17, 3),
    (CAPTION, 14, 4),
    (9, 11, 5),
)
"""Type, height of a line and how many lines there may be, from the first that everything fits in.

None of them reaches into the strip of the detail.
"""

_PRESENTING = (27, 34, 2)
"""The same while presenting, before all others; what grows by half there is multiplied with it."""

LEAST_WIDTH = 220
"""Pixels of the narrowest column."""

_DETAIL_GAP, _DETAIL_LINE = 2, 16
_HEIGHT, _TALL = 74, 88
_TIGHT = -0.012
_MOST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class _Laid:
    """How a sentence stands.

    Attributes:
        font: Its type.
        height: Of a line, pixels.
        lines: Its lines.
        detail: The lines of the detail below.
        detail_top: Where the first of them begins, pixels.
    """

    font: QFont
    height: float
    lines: tuple[str, ...]
    detail: tuple[str, ...] = ()
    detail_top: float = 0.0


class _Type:
    """A type with the widths of its words, each measured once: most come again while a slider is dragged."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}

    def cut(self, text: str, width: float) -> str:
        """Return a text with an ellipsis, as much of it as there is room for."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def width_of(self, word: str) -> float:
        """Return the width of a word, or of a space, pixels."""
        if word not in self._widths:
            if len(self._widths) > _MOST_WORDS:
                self._widths.clear()
            self._widths[word] = self.metrics.horizontalAdvance(word)
        return self._widths[word]


class SentenceView(QWidget, Spoken):
    """Paints the sentence in the largest type in which all of it fits, and the detail below it.

    It asks for no layout when its text changes: it does so while a slider is dragged.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = Finding("")
        self._free = 0
        self._laid: tuple[tuple[Finding, int, int, int, float], _Laid] | None = None
        self._types: dict[int, _Type] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.copy = QAction(tr("Copy the sentence"), self)
        self.copy.triggered.connect(self._copy)
        self.addAction(self.copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def finding(self) -> Finding:
        """Return what is shown."""
        return self._finding

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of the sentence as they stand."""
        return self._lay().lines

    @property
    def column(self) -> int:
        """Return the width of the column that the sentence stands in, pixels."""
        return max(self.width() - self._free, 0)

    @property
    def _own(self) -> QRegion:
        """Return where nothing stands over it: the column, and the strip at the bottom."""
        strip = round(self._strip(type_scale(self)))
        across = QRect(0, strip, self.width(), self.height() - strip)
        return QRegion(QRect(0, 0, self.column, self.height())).united(across)

    def leave_free(self, width: int) -> None:
        """Leave so many pixels at the right, above the strip at the bottom, to what stands over it there."""
        if width != self._free:
            self._free = width
            self.update()

    @Slot(object)
    def show_finding(self, finding: Finding) -> None:
        """Show another sentence."""
        if finding != self._finding:
            self._finding = finding
            self.setAccessibleName(finding.sentence)
            self.setAccessibleDescription(finding.detail)
            self.setToolTip(plain_tooltip(finding.detail))
            self.update(self._own)

    def sizeHint(self) -> QSize:
        """Return room for two lines and the detail; the width is what there is."""
        scale = type_scale(self)
        return QSize(LEAST_WIDTH, round((_TALL if presents(self) else _HEIGHT) * scale))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(LEAST_WIDTH, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._laid = None
            self._types.clear()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence, and the detail below it; nothing where only what stands over it changed."""
        if not event.region().intersects(self._own):
            return
        theme, scale = theme_of(self), type_scale(self)
        laid = self._lay()
        painter = QPainter(self)
        painter.setFont(laid.font)
        painter.setPen(QColor(theme.text))
        metrics = QFontMetricsF(laid.font)
        above = (laid.height + metrics.ascent() - metrics.descent()) / 2
        for at, text in enumerate(laid.lines):
            painter.drawText(QPointF(0, at * laid.height + above), text)
        small = self._type(CAPTION)
        painter.setFont(small.font)
        painter.setPen(QColor(theme.muted))
        above = (_DETAIL_LINE * scale + small.metrics.ascent() - small.metrics.descent()) / 2
        for at, text in enumerate(laid.detail):
            painter.drawText(QPointF(0, laid.detail_top + at * _DETAIL_LINE * scale + above), text)

    def _strip(self, scale: float) -> float:
        """Return where the strip at the bottom begins, pixels from the top."""
        return self.height() - (_DETAIL_LINE + _DETAIL_GAP) * scale

    def _lay(self) -> _Laid:
        """Return how sentence and detail stand in the room there is."""
        scale = type_scale(self)
        asked = (self._finding, self.width(), self.height(), self.column, scale)
        if self._laid is None or self._laid[0] != asked:
            self._laid = (asked, self._with_detail(self._fit(self._finding.sentence, scale), scale))
        return self._laid[1]

    def _fit(self, sentence: str, scale: float) -> _Laid:
        """Return the sentence in the largest type in which it fits."""
        sizes = (_PRESENTING, *_SIZES) if presents(self) else _SIZES
        laid = None
        for size, height, most in sizes:
            its_type = self._type(size, scale)
            lines = even_lines(sentence, self.column, its_type.width_of)
            laid = _Laid(its_type.font, height * scale, lines)
            if len(lines) <= most:
                break
        return laid or _Laid(font_of(self), float(BODY), (sentence,))

    def _with_detail(self, laid: _Laid, scale: float) -> _Laid:
        """Return the sentence with its detail: in the column, or in the strip at the bottom."""
        if not self._finding.detail:
            return laid
        strip, below = self._strip(scale), laid.height + _DETAIL_GAP * scale
        whole, lines = self._detail_lines(strip, self.width(), scale)
        if len(laid.lines) == 1:
            in_column, narrow = self._detail_lines(below, self.column, scale)
            more = len(narrow) * self.column > len(lines) * self.width()
            if in_column or (more and not whole):
                return replace(laid, detail=narrow, detail_top=below)
        return replace(laid, detail=lines, detail_top=strip)

    def _detail_lines(self, top: float, width: int, scale: float) -> tuple[bool, tuple[str, ...]]:
        """Return whether all of the detail fits below ``top``, and its lines; the last may be cut."""
        small, text = self._type(CAPTION), self._finding.detail
        most = int((self.height() - top) / (_DETAIL_LINE * scale))
        if most < 1:
            return False, ()
        lines = lines_of(text, width, small.width_of)
        if len(lines) <= most:
            return True, even_lines(text, width, small.width_of)
        return False, (*lines[: most - 1], small.cut(" ".join(lines[most - 1 :]), width))

    def _type(self, size: int, tight: float = 0.0) -> _Type:
        """Return a type of the sentence, set tight by a share of its size, or of the detail."""
        key = size if tight else -size
        if key not in self._types:
            font = font_of(self, size, QFont.Weight.DemiBold if tight else QFont.Weight.Normal)
            if tight:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _TIGHT * size * tight)
            self._types[key] = _Type(font)
        return self._types[key]

    @Slot()
    def _copy(self) -> None:
        """Put the sentence on the clipboard."""
        QGuiApplication.clipboard().setText(self._finding.sentence)
