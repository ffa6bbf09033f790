"""The way of the landed cost from one scenario to another, as a chart of rows."""

from headroom.analysis.flips import landed_steps
from headroom.language import colon, tr
from headroom.output.content_label import NO_COSTS
from headroom.rules.outcome import Outcome
from headroom.window.pages.scenarios.shown.tables import Answered
from headroom.window.plots.shown.axis_marks import marks
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS


def waterfall(before: Answered, after: Answered, model: str | None) -> BarRows:
    """Return the way of the landed cost from one scenario to another, component by component.

    Args:
        before: Where it begins.
        after: Where it ends.
        model: A model; None: the mean of the fleet, weighted by volume.
    """
    if not before.outcome.exposure.book.states_costs:
        return BarRows(tr("Landed cost"), "", (), 0.0, 1.0, (), empty=NO_COSTS)
    steps = [(name, usd) for name, usd in landed_steps(before.outcome, after.outcome, model) if usd]
    start, end = (_landed(one.outcome, model) for one in (before, after))
    edges, at = [start, end], start
    rows = [_total(before.scenario.called, start)]
    for name, usd in steps:
        tone = BarTone.DEARER if usd > 0 else BarTone.CHEAPER
        label = COMPONENT_WORDS[name]
        rows.append(
            BarRow(
                label,
                (Segment(at, at + usd, tone),),
                figures=(formatting.signed_dollars(usd),),
                note=colon(label, formatting.signed_dollars(usd)),
                numbers=(usd,),
            )
        )
        at += usd
        edges.append(at)
    rows.append(_total(after.scenario.called, end))
    spread = max(edges) - min(edges)
    low, high = nice_ends(max(min(edges) - spread, 0.0) if spread else 0.0, max(edges))
    unit = tr(
        "US dollars, from {before} to {after}", before=before.scenario.called, after=after.scenario.called
    )
    if low > 0:
        unit = f"{unit} · {tr('axis broken: it begins at {low}', low=formatting.dollars(low))}"
    return BarRows(
        title=tr("Landed cost of {model}", model=model)
        if model is not None
        else tr("Landed cost of the mean vehicle"),
        unit=unit,
        rows=tuple(rows),
        low=low,
        high=high,
        ticks=marks(nice_ticks(low, high), formatting.dollars),
        headings=(tr("USD per vehicle"),),
        columns=("", tr("USD per vehicle")),
        legend=((BarTone.DEARER, "dearer"), (BarTone.CHEAPER, "cheaper")),
        broken=low > 0,
    )


def _total(name: str, usd: float) -> BarRow:
    """Return the row of a total."""
    text = formatting.dollars(usd)
    bar = (Segment(0.0, usd, BarTone.PRESENT),)
    return BarRow(name, bar, (), (text,), colon(name, text), strong=True, numbers=(usd,))


def _landed(outcome: Outcome, model: str | None) -> float:
    """Return the landed cost of a model, or of the mean vehicle."""
    if model is None:
        return outcome.fleet().landed_cost_per_vehicle_usd
    at = [vehicle.name for vehicle in outcome.vehicles].index(model)
    return float(outcome.landed_cost_usd[at])
