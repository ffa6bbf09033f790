"""The figures of one model that stand above its page in place of the fleet's."""

import math

from headroom.language import tr, translated
from headroom.output import trails
from headroom.output.content_label import NO_COSTS
from headroom.output.headline import changed_by
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL, US, VehicleTest
from headroom.window.shown.headline_figure import MUCH_A_VEHICLE, MUCH_A_YEAR, HeadlineFigure
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED
from headroom.words.ranges import bare_points, is_range, margin_range, percent_range

_A_POINT = 0.01
_MUCH, _MUCH_APART = formatting.percent(0.888), f"88 … {formatting.percent(0.88, 0)}"


def model_figures(outcome: Outcome, baseline: Outcome, model: int) -> tuple[HeadlineFigure, ...]:
    """Return regional and US content, landed cost and duty a year of a model, against the baseline."""
    if not outcome.exposure.book.states_costs:
        note = tr(
            "{no_costs} The content is {definition}.",
            no_costs=NO_COSTS,
            definition=translated(outcome.exposure.book.definition),
        )
        label = HeadlineFigure(tr("Label content"), tr("not net cost; no parts, no costs"), "", note, "")
        return _content(outcome, baseline, model, REGIONAL), label
    now, then = (float(one.landed_cost_usd[model]) for one in (outcome, baseline))
    duty, before = (float(one.duty_a_year_usd[model]) for one in (outcome, baseline))
    vehicle = outcome.vehicles[model]
    return (
        _content(outcome, baseline, model, REGIONAL),
        _content(outcome, baseline, model, US),
        HeadlineFigure(
            formatting.dollars(now),
            tr("landed, a vehicle"),
            changed_by(now - then, formatting.signed_dollars(now - then)),
            tr("{meaning} {amount} in the baseline", meaning=LANDED.tip, amount=formatting.dollars(then)),
            MUCH_A_VEHICLE,
            trails.landed_cost(vehicle.name),
        ),
        HeadlineFigure(
            formatting.millions(duty),
            tr("duty a year"),
            changed_by(duty - before, formatting.signed_millions(duty - before)),
            tr(
                "{meaning} {duty} on {volume} vehicles; {before} in the baseline",
                meaning=DUTY.tip,
                duty=formatting.dollars(duty),
                volume=formatting.count(vehicle.annual_volume),
                before=formatting.dollars(before),
            ),
            MUCH_A_YEAR,
            trails.duty_a_year(vehicle.name),
        ),
    )


def _content(outcome: Outcome, baseline: Outcome, model: int, of: VehicleTest) -> HeadlineFigure:
    """Return a content with what its low end, which decides, is over or short, and how that changed."""
    low, high = _ends(outcome, model, of)
    low_before, high_before = _ends(baseline, model, of)
    change = low - low_before
    tests = [test for test in outcome.tests if test.entry is of and not math.isnan(test.threshold[model])]
    caption, widest = of.test.word, ""
    range_, before = percent_range(low, high), percent_range(low_before, high_before)
    exact = tr(
        "{content} {range}; {before} in the baseline", content=of.test.label, range=range_, before=before
    )
    for test in tests:
        least = float(test.threshold[model])
        if math.isnan(low) or not test.entry.asks(least):
            continue
        points = bare_points(low - least)
        caption = _short_by(of, points) if low - least < -TOLERANCE else _over_by(of, points)
        widest = _short_by(of, "88.8")
        exact = tr(
            "{content} {range}, {needed} needed: {margin}; {before} in the baseline",
            content=of.test.label,
            range=range_,
            needed=formatting.percent(least),
            margin=margin_range(low - least, high - least),
            before=before,
        )
    return HeadlineFigure(
        _value(low, high),
        caption,
        changed_by(change, formatting.points(change)),
        exact,
        _MUCH_APART if is_range(low, high) else _MUCH,
        trails.test_value(outcome.vehicles[model].name, of.test) if tests else None,
        widest,
    )


def _short_by(of: VehicleTest, points: str) -> str:
    """Return by how many points a content is below its threshold, in few words."""
    if of is US:
        return tr("US, {points} short", points=points)
    return tr("regional, {points} short", points=points)


def _over_by(of: VehicleTest, points: str) -> str:
    """Return by how many points a content is above its threshold, in few words."""
    if of is US:
        return tr("US, {points} over", points=points)
    return tr("regional, {points} over", points=points)


def _ends(outcome: Outcome, model: int, of: VehicleTest) -> tuple[float, float]:
    """Return the low and the high end of a content of one model."""
    low, high = outcome.content(of)
    return float(low[model]), float(high[model])


def _value(low: float, high: float) -> str:
    """Return a content, or between what it lies; a wide range without decimals."""
    if high - low < _A_POINT or round(low * 100) == round(high * 100):
        return percent_range(low, high)
    return f"{formatting.number(low * 100)} … {formatting.percent(high, 0)}"
