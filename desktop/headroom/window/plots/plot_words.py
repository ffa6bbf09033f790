"""What is written on charts: headings, sentences in place of data, pills of lines."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter

from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_pill
from headroom.window.plots.plot_items import PaintedItem


class SentenceItem(PaintedItem):
    """Says in the middle of a chart why there is nothing on it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def say(self, text: str) -> None:
        """Say something else; nothing hides it."""
        self._text = text
        self.setVisible(bool(text))
        self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the sentence."""
        painter.setPen(look.faint_ink)
        painter.setFont(look.font)
        painter.drawText(self._area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)


class HeadingItem(PaintedItem):
    """The heading of a chart, and its unit behind it; where both have no room the unit is cut first."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")

    @property
    def whole_text(self) -> str:
        """Return heading and unit, whether they have room or not."""
        return ", ".join(text for text in self._texts if text)

    def say(self, heading: str, unit: str) -> None:
        """Say something else."""
        if self._texts != (heading, unit):
            self._texts = (heading, unit)
            self.update()

    def cut(self, look: ChartLook) -> bool:
        """Return whether any of it has no room."""
        return self._after(look) + look.width_of(self._texts[1], look.caption) > self._area.right()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint both from the left, on one baseline."""
        heading, unit = self._texts
        baseline, left = self._area.top() + look.px(20), self._area.left() + look.px(8)
        after, right = self._after(look), self._area.right()
        if after - look.px(8) > right:
            heading = QFontMetricsF(look.title).elidedText(heading, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(look.title)
        painter.setPen(look.ink)
        painter.drawText(QPointF(left, baseline), heading)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        room = max(right - after, 0.0)
        painter.drawText(QPointF(after, baseline), look.cut(unit, room, look.caption))

    def _after(self, look: ChartLook) -> float:
        """Return where the unit begins, where the heading has room."""
        heading = QFontMetrics(look.title).horizontalAdvance(self._texts[0])
        return self._area.left() + look.px(8) + heading + look.px(8)


class PillItem(PaintedItem):
    """The value of a line in a pill that points at the line."""

    def __init__(self) -> None:
        super().__init__()
        self._tip = QPointF()
        self._text = ""
        self._colours: tuple[str, str, str] | None = None
        self._focused = False

    @property
    def box(self) -> QRectF:
        """Return where the pill stands, pixels of the view."""
        return self._area

    @property
    def tip(self) -> QPointF:
        """Return where the pill points, pixels of the view."""
        return self._tip

    def put(
        self,
        box: QRectF,
        tip: QPointF,
        text: str,
        look: ChartLook,
        colours: tuple[str, str, str] | None = None,
    ) -> None:
        """Move it.

        Args:
            box: Of the pill, pixels of the view.
            tip: Where it points, above, below or beside the pill; its middle for nowhere.
            text: The value in words.
            look: How it looks.
            colours: Of its edge, its ground and its text; None: those of what can be dragged.
        """
        now = (box, tip, text, look, colours)
        if now != (self._area, self._tip, self._text, self._look, self._colours):
            self._tip, self._text, self._colours = tip, text, colours
            self.place(box, look)
            self.update()

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys move it."""
        if focused is not self._focused:
            self._focused = focused
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: around it a ring while it has the focus, and towards its line the tip."""
        around = 0.0 if self._look is None else self._look.px(7)
        return self._area.adjusted(-around, -around, around, around)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""
        accent = look.theme.accent
        colours = self._colours or (accent, accent, look.theme.on_accent)
        paint_pill(painter, self._area, self._tip, self._text, look, colours=colours, focused=self._focused)
