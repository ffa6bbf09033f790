"""Scenarios as charts beside each other, all with the same axis: content or landed cost of every model."""

from collections.abc import Sequence

import numpy as np

from headroom.language import WordEnum, colon, tr
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.verdict import Verdict
from headroom.window.pages.scenarios.shown.tables import Answered
from headroom.window.plots.shown.axis_marks import share_marks
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.window.shown.costs import tick_text
from headroom.words import formatting

_TONES = {
    Verdict.FAILS: BarTone.FAILS,
    Verdict.UNDETERMINED: BarTone.UNDETERMINED,
    Verdict.QUALIFIES: BarTone.QUALIFIES,
}


class Shown(WordEnum):
    """What the charts show of every model."""

    CONTENT = "regional content"
    COST = "landed cost"


_COLUMNS = {
    Shown.CONTENT: (tr("Regional content, %"), tr("Threshold, %")),
    Shown.COST: (tr("Landed cost, USD"),),
}


def charts_side_by_side(
    shown: Sequence[Answered], what: Shown, models: Sequence[int] | None = None
) -> tuple[BarRows, ...]:
    """Return one chart for each scenario; models stand in the order of the sheet, named in the first.

    The colour says the verdict, in words behind the bar as well; a mark stands at the threshold of
    regional content.

    Args:
        shown: The scenarios.
        what: What of every model.
        models: Which models; None: all of them.
    """
    every, greatest = range(len(shown[0].outcome.vehicles)), 1.0
    if what is Shown.COST:
        greatest = max(float(np.max(one.outcome.landed_cost_usd, initial=1.0)) for one in shown)
    low, high = nice_ends(0.0, greatest)
    values = nice_ticks(low, high)
    ticks = (
        tuple((value, tick_text(value)) for value in values) if what is Shown.COST else share_marks(values)
    )
    return tuple(
        BarRows(
            title=one.scenario.called,
            unit=what.word,
            rows=_rows(one, what, every if models is None else models, named=at == 0),
            low=low,
            high=high,
            ticks=ticks,
            headings=("",),
            empty=tr("No models."),
            columns=(tr("Model"), *_COLUMNS[what]),
        )
        for at, one in enumerate(shown)
    )


def _rows(one: Answered, what: Shown, models: Sequence[int], *, named: bool) -> tuple[BarRow, ...]:
    """Return the rows of one scenario."""
    outcome = one.outcome
    thresholds = next(
        (test.threshold for test in outcome.tests if test.entry is REGIONAL),
        np.full(len(outcome.vehicles), np.nan),
    )
    content, rows = outcome.content(REGIONAL)[0], []
    for at in models:
        vehicle = outcome.vehicles[at]
        verdict = Verdict(int(outcome.verdict[at]))
        word = formatting.verdict_word(verdict)
        if what is Shown.CONTENT:
            value, mark = float(content[at]), float(thresholds[at])
            figure = formatting.percent(value)
            numbers: tuple[float, ...] = (value * 100, mark * 100)
        else:
            value, mark = float(outcome.landed_cost_usd[at]), float("nan")
            figure = formatting.dollars(value)
            numbers = (value,)
        sign = {Verdict.QUALIFIES: "✓", Verdict.FAILS: "✕", Verdict.UNDETERMINED: "?"}[verdict]
        rows.append(
            BarRow(
                vehicle.name if named else "",
                (Segment(0.0, max(value, 0.0), _TONES[verdict]),),
                marks=() if np.isnan(mark) else (mark,),
                figures=(f"{figure} {sign}",),
                note=colon(vehicle.name, f"{figure}, {word}"),
                numbers=numbers,
                whose=vehicle.name,
            )
        )
    return tuple(rows)
