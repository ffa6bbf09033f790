"""The slide that shows who qualifies: a column of regional content for each model, and what is asked."""

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import ContentBar, ContentChart
from headroom.output.writers.deck.chart_values import (
    Axis,
    ChartValues,
    LabelPlace,
    Labels,
    Plot,
    PlotKind,
    Series,
)
from headroom.output.writers.deck.frames import axis_labels, column_frame, fitting_label_size
from headroom.output.writers.deck.geometry import POINT, inches
from headroom.output.writers.deck.heading import DASHES, SQUARE, WHISKER, Key, add_heading
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import (
    MUTED,
    TEXT,
    US_CONTENT,
    VERDICT_COLOURS,
    VERDICT_MARKS,
    verdict_words,
)
from headroom.output.writers.deck.shapes import add_chart
from headroom.rules.verdict import Verdict
from headroom.words.formatting import number, percent, verdict_word

_ORDER = (Verdict.FAILS, Verdict.UNDETERMINED, Verdict.QUALIFIES)
_PERCENT, _AXIS = "0.0\\ %", "0\\ %"
_NAME_SIZES, _LABEL_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0), (12.0, 11.0, 10.0, 9.0, 8.0)
_WIDEST_COLUMN, _LEAST_GAP, _MOST_GAP = inches(1.15), 24, 500
_US_SHARE, _WIDEST_TICK = 0.4, 24
_STEP = 0.25
_ABOVE = inches(0.16)
_AXIS_ROOM = inches(0.56)


def lay_out_content(page: DeckPage, chart: ContentChart, detail: str, alt: str) -> None:
    """Put the chart of regional content on a page."""
    bars = chart.bars
    area = add_heading(page, detail, chart.heading, chart.left_out, _legend(chart))
    hanging = page.hanging or _AXIS_ROOM
    if not page.hanging:
        area = area.part(_AXIS_ROOM / area.width, 1)
    each = area.width // max(len(bars), 1)
    names = axis_labels([bar.model for bar in bars], each, _NAME_SIZES, allowance=page.allowance)
    frame = column_frame(area, hanging, names.depth, _ABOVE + inches(0.1))
    gap = min(max(_LEAST_GAP, round((each / _WIDEST_COLUMN - 1) * 100)), _MOST_GAP)
    values = ChartValues(
        categories=names.texts,
        names=tuple(bar.model for bar in bars),
        plots=_plots(page, chart, each, gap),
        axis=_axis(bars),
        size=names.size,
        inner=frame.inner,
    )
    add_chart(
        page.slide, frame.frame, values, page.language, page.deck.made_on, name="Regional content", alt=alt
    )


def _plots(page: DeckPage, chart: ContentChart, each: int, gap: int) -> tuple[Plot, ...]:
    """Return columns by verdict, US content in them, the threshold across, and labels above all."""
    bars = chart.bars
    shown = [verdict for verdict in _ORDER if any(bar.verdict is verdict for bar in bars)]
    columns = Plot(PlotKind.COLUMNS, tuple(_of_verdict(bars, verdict) for verdict in shown), gap=gap)
    lines = Plot(PlotKind.LINE, (*_thresholds(chart, each, gap), _labels(page, bars, each)))
    us = tuple(bar.us_low for bar in bars)
    if all(one is None for one in us):
        return columns, lines
    narrow = min(round(((1 + gap / 100) / _US_SHARE - 1) * 100), _MOST_GAP)
    inside = Plot(
        PlotKind.COLUMNS, (Series(tr("of which US content"), us, fill=US_CONTENT),), gap=narrow, within=True
    )
    return columns, lines, inside


def _of_verdict(bars: tuple[ContentBar, ...], verdict: Verdict) -> Series:
    """Return the columns of one verdict, with whiskers up to the content at the high end."""
    mine = [bar if bar.verdict is verdict else None for bar in bars]
    unknown = tuple(bar.high - bar.low if bar and bar.high > bar.low else None for bar in mine)
    name = verdict_words(verdict)
    return Series(
        name=name,
        values=tuple(bar.low if bar else None for bar in mine),
        fill=VERDICT_COLOURS[verdict],
        errors=unknown if any(unknown) else (),
        error_name=tr("{verdict}: unknown origin, up to", verdict=name),
    )


def _thresholds(chart: ContentChart, each: int, gap: int) -> tuple[Series, ...]:
    """Return what is asked: one line through all columns, or a dash in each where it differs."""
    asked = tuple(bar.threshold for bar in chart.bars)
    if all(one is None for one in asked):
        return ()
    name = _asked(chart)
    if len(chart.thresholds) == 1 and len(asked) > 1 and None not in asked:
        return (Series(name, asked, line=TEXT, dashed=True, extended=True),)
    column = each / (1 + gap / 100) / POINT
    return (Series(name, asked, tick=min(round(column), _WIDEST_TICK)),)


def _labels(page: DeckPage, bars: tuple[ContentBar, ...], each: int) -> Series:
    """Return the unseen line that carries the labels, above the high end."""
    ranged = [_ranged(bar) for bar in bars]
    widest = [
        part
        for bar, text in zip(bars, ranged, strict=True)
        for part in (text or percent(bar.high)).split("\n")
    ]
    size = fitting_label_size(widest, round(each * 0.94), _LABEL_SIZES, bold=True, allowance=page.allowance)
    labels = Labels(LabelPlace.ABOVE, _PERCENT, size, TEXT, tuple(ranged), ground=page.deck.stage.ground)
    return Series(tr("Regional content, high end"), tuple(bar.high for bar in bars), labels=labels)


def _ranged(bar: ContentBar) -> str | None:
    """Return the label of a column with two ends, in two lines; None where the value itself says it."""
    if not bar.high > bar.low:
        return None
    low, high = number(bar.low * 100, 1), number(bar.high * 100, 1)
    return tr("{low} to {high}", low=low, high=f"\n{high}").replace(" \n", "\n")


def _axis(bars: tuple[ContentBar, ...]) -> Axis:
    """Return the axis: from zero to all, farther down where content is below zero."""
    least = min((bar.low for bar in bars), default=0.0)
    below = -_STEP * -(-max(-least, 0.0) // _STEP)
    return Axis(below, 1.0, _STEP if below > -1 else 1.0, _AXIS)


def _asked(chart: ContentChart) -> str:
    """Return what is asked, e.g. ``75.0 % asked``."""
    either = f" {tr_in('between two shares', 'or')} ".join(percent(one) for one in chart.thresholds)
    # Translators: what content is asked for, e.g. "75.0 % asked".
    return tr("{share} asked", share=either)


def _legend(chart: ContentChart) -> list[Key]:
    """Return what the colours mean."""
    bars = chart.bars
    shown = [verdict for verdict in _ORDER if any(bar.verdict is verdict for bar in bars)]
    keys = [
        Key(f"{SQUARE} {VERDICT_MARKS[one]}", VERDICT_COLOURS[one], verdict_word(one), told=True)
        for one in shown
    ]
    if any(bar.us_low is not None for bar in bars):
        keys.append(Key(SQUARE, US_CONTENT, tr("of which US content")))
    if chart.thresholds:
        keys.append(Key(DASHES, TEXT, _asked(chart)))
    if any(bar.high > bar.low for bar in bars):
        keys.append(Key(WHISKER, MUTED, tr("unknown origin")))
    return keys
