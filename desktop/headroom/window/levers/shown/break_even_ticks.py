"""Where on the levers a model flips between complying and paying."""

from collections.abc import Mapping
from dataclasses import dataclass

from headroom.language import tr
from headroom.optimum.break_even_rate import break_even_key
from headroom.optimum.decisions import Decided
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.goods import Goods
from headroom.rules.measures import DutyBase, Measure, When
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import reached
from headroom.rules.vehicle_tests import REGIONAL
from headroom.rules.vehicle_thresholds import threshold_for
from headroom.words import formatting


@dataclass(frozen=True, slots=True)
class BreakEvenTick:
    """A mark on a lever.

    Attributes:
        value: Where it stands, in the unit of the lever's value.
        text: What flips there.
        current: Whether it was found for the scenario as it is now.
    """

    value: float
    text: str
    current: bool = True


def break_even_ticks(decided: Decided, at: int, *, current: bool) -> Mapping[str, BreakEvenTick]:
    """Return the marks of one model by the keys of their levers.

    A duty is marked where only vehicles that do not qualify pay it, on their whole value; other
    duties on the same vehicle are taken to stay as they are.

    Args:
        decided: What was decided.
        at: Position of the model's answer.
        current: Whether it was decided for the scenario as it is now.
    """
    answer = decided.answers[at]
    policy = decided.question.scenario.policy
    kind = answer.problem.terms.offers.current.fleet.kinds[answer.problem.model]
    ticks = {}
    points = decided.points[at]
    share = points.threshold
    if share is not None:
        text = tr(
            "{model}: complying pays up to {rate}, not complying beyond",
            model=answer.model,
            rate=formatting.percent(share, 2),
        )
        own = threshold_for(policy, REGIONAL.test, kind.vehicle_class, kind.category)
        if own is not None:
            ticks[own.key] = BreakEvenTick(share, text, current and points.threshold_found)
    total, key = points.rate, break_even_key(answer.problem)
    if key is not None:
        if total is not None:
            text = tr(
                "{model}: complying pays from {rate} on",
                model=answer.model,
                rate=formatting.percent(total, 2),
            )
            ticks[key] = BreakEvenTick(total, text, current and points.rate_found)
        return ticks
    charged = policy.charged_measures()
    falling = [measure for measure in charged if _falls(measure, answer)]
    if total is None or any(not kind_of(one).steady or one.excludes for one in falling):
        return ticks
    for measure in falling:
        others = sum(one.rate or 0.0 for one in falling if one is not measure)
        alike = [one for one in charged if one.key == measure.key and _of_class(one, answer)]
        if measure.when is When.NOT_QUALIFYING and len(alike) == 1 and total > others:
            rate = total - others
            text = tr(
                "{model}: complying pays from {rate} on", model=answer.model, rate=formatting.percent(rate, 2)
            )
            ticks[measure.key] = BreakEvenTick(rate, text, current and points.rate_found)
    return ticks


def _of_class(measure: Measure, answer: ModelResourcing) -> bool:
    """Return whether a measure is meant for vehicles like this one."""
    fleet = answer.problem.terms.offers.current.fleet
    return bool(reached(measure, Goods.of_fleet(fleet))[answer.problem.model])


def _falls(measure: Measure, answer: ModelResourcing) -> bool:
    """Return whether a measure falls on the whole value of a vehicle that does not qualify."""
    return (
        _of_class(measure, answer)
        and measure.when is not When.QUALIFYING
        and measure.base is DutyBase.WHOLE_VALUE
    )
