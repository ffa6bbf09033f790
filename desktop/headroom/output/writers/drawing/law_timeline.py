"""The fleet through the law: duty a year as steps, landed cost, and what becomes of each model."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.language import tr
from headroom.output.handover.exhibits import LawColumn, LawTimeline
from headroom.output.table import VERDICT_MARKS
from headroom.output.writers.drawing.canvas import CAPTION, Canvas, SvgDrawing
from headroom.output.writers.drawing.inks import VERDICTS, Ink
from headroom.output.writers.drawing.typeface import fitted, fitting, width, wrapped
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_SMALL = 6.5
_DAY = 6.4
_PLOT, _ABOVE = 68.0, 24.0
_ROW, _STRIP, _LINE = 12.0, 11.8, 8.0
_MOST_LINES = 3
_NARROWEST = 39.5
_PAD = 2.5
_QUALIFY = tr("Models that qualify")


@dataclass(frozen=True, slots=True)
class _Band:
    """Columns that stand beside each other.

    Attributes:
        first: Position of the first among all.
        columns: The columns.
        left: Where the first begins, points.
        wide: How wide each is.
    """

    first: int
    columns: Sequence[LawColumn]
    left: float
    wide: float

    def place(self, number: int) -> float:
        """Return where a column begins."""
        return self.left + self.wide * number


def law_timelines(timeline: LawTimeline, room: float, ink: Ink) -> tuple[SvgDrawing, ...]:
    """Draw the dates beside each other, with as many drawings below each other as they need.

    Args:
        timeline: What to draw.
        room: Width of a drawing, points.
        ink: How colours are written.
    """
    names = min(max(width(model, CAPTION) for model in (*timeline.models, _QUALIFY)), 0.175 * room)
    left = names + 10
    most = max(int((room - left) / _NARROWEST), 1)
    bands = -(-len(timeline.columns) // most)
    each = -(-len(timeline.columns) // bands)
    wide = (room - left) / each
    starts = range(0, len(timeline.columns), each)
    return tuple(
        _drawn(timeline, _Band(at, timeline.columns[at : at + each], left, wide), Canvas(room, ink))
        for at in starts
    )


def _drawn(timeline: LawTimeline, band: _Band, canvas: Canvas) -> SvgDrawing:
    """Draw one band from top to bottom."""
    top = _titles(canvas, band)
    top = _steps(canvas, band, top, max(0.0, *(one.duty_a_year for one in timeline.columns)) or 1.0)
    rows = (
        (tr("Landed, a vehicle"), [column.landed_label for column in band.columns]),
        (_QUALIFY, [column.qualifying for column in band.columns]),
    )
    for name, texts in rows:
        canvas.words(name, 0, top + 10, size=CAPTION, colour="muted")
        for number, text in enumerate(texts):
            size = fitting(text, band.wide - 2 * _PAD, CAPTION)
            canvas.words(text, band.place(number) + _PAD, top + 10, size=size)
        top += _ROW
    if timeline.models:
        canvas.words(tr("Duty, a vehicle"), 0, top + 10, size=CAPTION, colour="muted")
        _legend(canvas, timeline, band.left + _PAD, top + 10)
        top += _ROW + 2
    for number, model in enumerate(timeline.models):
        canvas.words(fitted(model, band.left - 8, CAPTION), 0, top + 8.7, size=CAPTION)
        _strip(canvas, band, timeline.strips[number], top)
        top += _STRIP
    for number, column in enumerate(band.columns):
        if column.here:
            canvas.frame(band.place(number), 0.8, band.wide - 1, top + 0.4, "accent")
    return canvas.drawing(top + 2)


def _titles(canvas: Canvas, band: _Band) -> float:
    """Write day, title and note of each column; return where they end."""
    room = band.wide - 2 * _PAD
    lowest = 0.0
    for number, column in enumerate(band.columns):
        x, y = band.place(number) + _PAD, 10.0
        day = formatting.iso(column.day)
        canvas.words(fitted(day, room + 2 * _PAD, _DAY, strong=True), x, y, size=_DAY, strong=True)
        for text, colour in ((column.title, "text"), (column.note, "muted")):
            for line in wrapped(text, room, _SMALL, most=_MOST_LINES):
                y += _LINE
                canvas.words(line, x, y, size=_SMALL, colour=colour)
        lowest = max(lowest, y)
    return lowest + 4


def _steps(canvas: Canvas, band: _Band, top: float, most: float) -> float:
    """Draw the duty a year as steps from zero; return where the plot ends."""
    bottom = top + _PLOT
    canvas.words(tr("Duty a year"), 0, bottom - 2, size=CAPTION, colour="muted")
    before: float | None = None
    for number, column in enumerate(band.columns):
        x, room = band.place(number), band.wide - 2 * _PAD
        y = bottom - max(column.duty_a_year, 0.0) / most * (_PLOT - _ABOVE)
        canvas.line((x, bottom), (x + band.wide, bottom), "hairline")
        if before is not None:
            canvas.line((x, before), (x, y), "cost_vehicle_duty", 1.5, dashed=column.pending)
        canvas.line((x, y), (x + band.wide, y), "cost_vehicle_duty", 1.5, dashed=column.pending)
        size = fitting(column.duty_label, room, CAPTION, strong=True)
        canvas.words(column.duty_label, x + _PAD, y - 4, size=size, strong=True)
        size = fitting(column.change_label, room, _SMALL)
        canvas.words(column.change_label, x + _PAD, y - 13, size=size, colour="muted")
        before = y
    return bottom + 4


def _legend(canvas: Canvas, timeline: LawTimeline, x: float, y: float) -> None:
    """Draw what the marks of the strips mean, of the verdicts that there are."""
    there = {verdict for strip in timeline.strips for verdict, _ in strip}
    for verdict in sorted(there, reverse=True):
        word = formatting.verdict_word(verdict)
        canvas.mark(VERDICT_MARKS[verdict], x, y - 6, 6.5, VERDICTS[verdict])
        canvas.words(word, x + 9, y, size=CAPTION, colour=VERDICTS[verdict])
        x += 9 + width(word, CAPTION) + 12


def _strip(canvas: Canvas, band: _Band, strip: Sequence[tuple[Verdict, str]], top: float) -> None:
    """Draw what becomes of one model."""
    for number in range(len(band.columns)):
        verdict, text = strip[band.first + number]
        x = band.place(number) + 1.5
        canvas.box(x, top + 0.75, band.wide - 4, _STRIP - 1.5, VERDICTS[verdict], radius=1.5)
        canvas.mark(VERDICT_MARKS[verdict], x + 2, top + 3.2, 5.4, "surface")
        room = band.wide - 4 - 9
        canvas.words(text, x + 9, top + 8.2, size=fitting(text, room, _SMALL), colour="surface")
