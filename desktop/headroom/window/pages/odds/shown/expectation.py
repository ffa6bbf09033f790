"""What may be expected of uncertain talks, as shown: chance, expected cost and range of every model."""

from collections.abc import Callable

import numpy as np

from headroom.analysis.odds import Expectation
from headroom.arrays import Floats
from headroom.book.sourcing import Vehicle
from headroom.language import tr, tr_in
from headroom.window.plots.shown.axis_marks import marks, share_marks
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.words import formatting
from headroom.words.definitions import LANDED, LANDED_WITH_SWITCHING

_HALF = 0.5
_NOTHING_USD = 0.005
"""Less than a cent is but what rounding leaves."""

_CERTAIN = 1 - 1e-9


Shows = Callable[[str], bool]
"""Says whether a model is shown."""


def _every(_model: str) -> bool:
    """Return that a model is shown."""
    return True


def expectation_chart(
    found: Expectation,
    vehicles: tuple[Vehicle, ...],
    present_usd: Floats,
    shows: Shows = _every,
    *,
    best: bool = False,
) -> BarRows:
    """Return one row for each model: range, middle nine tenths and mean of what it adds to the landed cost.

    Models stand by how likely they are to qualify, the least likely first; where it cannot be told in some
    case, that is a range.

    Args:
        found: What may be expected.
        vehicles: The models.
        present_usd: ``(model,)``, landed cost as it is, US dollars per vehicle.
        shows: Says whether a model is shown.
        best: Whether makers change their sources, whose switching cost is then counted.
    """
    order = sorted(
        _shown(vehicles, shows),
        key=lambda at: (
            float(found.qualifies[at]),
            float(found.undetermined[at]),
            -float(found.mean_usd[at]),
        ),
    )
    added = [amount - present_usd for amount in (found.least_usd, found.greatest_usd)]
    low, high = nice_ends(
        min(0.0, float(np.min(added[0], initial=0.0))), float(np.max(added[1], initial=0.0))
    )
    return BarRows(
        title=tr("What to expect of the talks"),
        unit=tr(
            "change of {figure}, US dollars per vehicle",
            figure=(LANDED_WITH_SWITCHING if best else LANDED).inside,
        ),
        rows=tuple(_row(found, vehicles[at], at, float(present_usd[at])) for at in order),
        low=low,
        high=high,
        ticks=marks(nice_ticks(low, high), formatting.signed_dollars),
        line=0.0,
        headings=(tr("Qualifies"), tr("Expected"), tr("Range")),
        legend=_legend(found),
        empty=tr("No models."),
        columns=(
            *(tr("Model"), tr("Qualifies, %"), tr("Cannot tell, %"), tr("Expected, USD")),
            *(tr("Least, USD"), tr("5th percentile, USD"), tr("95th percentile, USD"), tr("Greatest, USD")),
        ),
    )


def chance_chart(found: Expectation, vehicles: tuple[Vehicle, ...], shows: Shows = _every) -> BarRows:
    """Return one row for each model that is shown with its chance to qualify, the likeliest first.

    For content labels, which have no costs.
    """
    order = sorted(
        _shown(vehicles, shows), key=lambda at: (-float(found.qualifies[at]), -float(found.undetermined[at]))
    )
    return BarRows(
        title=tr("What to expect of the talks"),
        unit=tr("chance to qualify by label content"),
        rows=tuple(_chance(found, vehicles[at], at) for at in order),
        low=0.0,
        high=1.0,
        ticks=share_marks(nice_ticks(0.0, 1.0)),
        headings=(tr("Qualifies"), tr("Cannot tell")),
        legend=_legend(found),
        empty=tr("No models."),
        columns=(tr("Model"), tr("Qualifies, %"), tr("Cannot tell, %")),
    )


def _shown(vehicles: tuple[Vehicle, ...], shows: Shows) -> list[int]:
    """Return the models that are shown, by their positions."""
    return [at for at, vehicle in enumerate(vehicles) if shows(vehicle.name)]


def prospect_results(found: Expectation, *, costs: bool = True) -> tuple[tuple[str, str], ...]:
    """Return for each outcome of the talks the share of volume that qualifies and the duties a year.

    Args:
        found: What may be expected.
        costs: Whether there are costs to show.
    """
    return tuple(
        (formatting.percent(share, 0), formatting.millions(duty) if costs else formatting.NOTHING)
        for _, _, share, duty in found.by_prospect
    )


def _tone(likely: float, unknown: float) -> BarTone:
    """Return whether a model rather qualifies or not, as far as that can be told."""
    if likely >= _HALF:
        return BarTone.QUALIFIES
    return BarTone.FAILS if likely + unknown < _HALF else BarTone.UNDETERMINED


def _legend(found: Expectation) -> tuple[tuple[BarTone, str], ...]:
    """Return what the colours mean that there are."""
    pairs = zip(found.qualifies.tolist(), found.undetermined.tolist(), strict=True)
    tones = {_tone(likely, unknown) for likely, unknown in pairs}
    untold = ((BarTone.UNDETERMINED, tr("cannot tell")),) if BarTone.UNDETERMINED in tones else ()
    return ((BarTone.QUALIFIES, tr("rather qualifies")), (BarTone.FAILS, tr("rather not")), *untold)


def _between(likely: float, unknown: float) -> str:
    """Return the chance to qualify; a range from what is certain to what is possible."""
    if likely >= _CERTAIN:
        return tr_in("a chance", "certain")
    least, most = formatting.percent(likely, 0), formatting.percent(likely + unknown, 0)
    return least if least == most else f"{formatting.number(likely * 100)} … {most}"


def _chance(found: Expectation, vehicle: Vehicle, at: int) -> BarRow:
    """Return the row of one model with its chance to qualify."""
    likely, unknown = float(found.qualifies[at]), float(found.undetermined[at])
    tone = _tone(likely, unknown)
    chance, open_ = formatting.percent(likely, 0), formatting.percent(unknown, 0)
    note = tr(
        "{model}: qualifies {chance}, cannot tell {unknown}", model=vehicle.name, chance=chance, unknown=open_
    )
    return BarRow(
        vehicle.name,
        (Segment(0.0, likely, tone),),
        figures=(chance, open_),
        note=note,
        numbers=(likely * 100, unknown * 100),
    )


def _row(found: Expectation, vehicle: Vehicle, at: int, present: float) -> BarRow:
    """Return the row of one model."""
    likely, unknown = float(found.qualifies[at]), float(found.undetermined[at])
    tone = _tone(likely, unknown)
    least, greatest = float(found.least_usd[at]) - present, float(found.greatest_usd[at]) - present
    mean = float(found.mean_usd[at]) - present
    low, high = float(found.low_usd[at]) - present, float(found.high_usd[at]) - present
    chance = _between(likely, unknown)
    moves = max(abs(least), abs(greatest)) > _NOTHING_USD
    ends = tr(
        "{least} to {greatest}",
        least=formatting.signed_dollars(least),
        greatest=formatting.signed_dollars(greatest),
    )
    return BarRow(
        vehicle.name,
        (Segment(least, greatest, tone, thin=True), Segment(low, high, tone)) if moves else (),
        marks=(mean,) if moves else (),
        figures=(chance, formatting.signed_dollars(mean), ends),
        numbers=(likely * 100, unknown * 100, mean, least, low, high, greatest),
        whose=vehicle.name,
        note=tr(
            "{model}: qualifies {chance}, cannot tell {unknown}, expected {mean}, {ends}",
            model=vehicle.name,
            chance=chance,
            unknown=formatting.percent(unknown, 0),
            mean=formatting.signed_dollars(mean),
            ends=ends,
        )
        if unknown > 0
        else tr(
            "{model}: qualifies {chance}, expected {mean}, {ends}",
            model=vehicle.name,
            chance=chance,
            mean=formatting.signed_dollars(mean),
            ends=ends,
        ),
    )
