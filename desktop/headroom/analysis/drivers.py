"""Which input drives a figure: one input at a time from one end of its range to the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from headroom.analysis.response import Respond, Response
from headroom.language import WordEnum, tr
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Threshold
from headroom.rules.scenario import CLAIM_COST, CURRENCY_PREFIX, FREIGHT, Scenario
from headroom.rules.vehicle_tests import TESTS

_POINTS = 0.10
_CURRENCY = 0.10
_LEAST_RATE = 0.025


class KeyFigure(WordEnum):
    """What is looked at; of the fleet, or of one model where that makes sense."""

    LANDED = "landed cost per vehicle"
    RULES = "cost of the rules per vehicle"
    DUTY = "duty a year"
    VOLUME = "share of volume qualifying"

    def of(self, response: Response, model: int | None = None) -> float:
        """Return it.

        Args:
            response: What every model comes to.
            model: A model; None: the fleet, weighted by volume.

        Returns:
            US dollars, or a fraction for the share of volume; 0 for a fleet without volume.
        """
        chosen = slice(None) if model is None else slice(model, model + 1)
        volume = response.volume[chosen]
        if self is KeyFigure.DUTY:
            return float((response.duty_usd[chosen] * volume).sum())
        amounts = {
            KeyFigure.LANDED: response.landed_usd,
            KeyFigure.RULES: response.rules_usd,
            KeyFigure.VOLUME: response.qualifies.astype(np.float64),
        }[self][chosen]
        if model is not None:
            return float(amounts[0])
        total = float(volume.sum())
        return float((amounts * volume).sum()) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """The range of one input.

    Attributes:
        key: As in ``Scenario.with_value``.
        low: One end: fraction, factor or US dollars per unit.
        high: The other end, at least ``low``.
    """

    key: str
    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            msg = tr(
                "the range of {key} runs from {low} to {high}: the first is the lower end",
                key=self.key,
                low=self.low,
                high=self.high,
            )
            raise ValueError(msg)

    def holding(self, value: float | None) -> "Span":
        """Return the range, widened where it leaves a value out: a swing goes through the present value."""
        return self if value is None else Span(self.key, min(self.low, value), max(self.high, value))


@dataclass(frozen=True, slots=True)
class Swing:
    """What one input does to the figure, all others as they are.

    Attributes:
        span: The range of the input.
        at_low: The figure at its low end.
        at_high: The figure at its high end.
    """

    span: Span
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """Return how far the figure swings."""
        return abs(self.at_high - self.at_low)


def tornado(
    respond: Respond,
    scenario: Scenario,
    spans: Iterable[Span],
    figure: KeyFigure,
    model: int | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Swing, ...]:
    """Return what each input does to a figure, the widest swing first.

    Args:
        respond: Says what every model comes to under a scenario.
        scenario: Where all inputs but one stand.
        spans: The inputs and their ranges.
        figure: What is looked at.
        model: A model; None: the fleet.
        cancelled: Asked before each input; where it says yes, those done so far are returned.

    Raises:
        KeyError: If the scenario lacks a key.
        ValueError: If an end of a range is no value of its input.
    """
    swings = []
    for span in spans:
        if cancelled():
            break
        ends = [
            figure.of(respond(scenario.with_value(span.key, value)), model) for value in (span.low, span.high)
        ]
        swings.append(Swing(span, *ends))
    return tuple(sorted(swings, key=lambda swing: -swing.width))


def usual_spans(scenario: Scenario, book_rates: Mapping[str, float]) -> tuple[Span, ...]:
    """Return a range for every input of a scenario, to start from.

    Thresholds of regional content run from what NAFTA asked to what was proposed in 2017, those of US
    content from nothing to that proposal; other thresholds by ten points both ways; rates and fees from
    nothing to twice what they are, at least 2.5 %; currencies by a tenth both ways; freight from half to
    twice what is stated; what claiming costs like a rate, up to the greatest published estimate at least.
    """
    policy = scenario.policy
    spans: dict[str, Span] = {}
    entries: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    for entry in entries:
        if isinstance(entry, Threshold):
            spans.setdefault(entry.key, _of_threshold(entry))
        elif entry.rate is not None:
            least = _LEAST_RATE if isinstance(entry, Measure) else 0.0
            spans.setdefault(entry.key, Span(entry.key, 0.0, max(2 * entry.rate, least)))
        else:
            spans.setdefault(entry.key, Span(entry.key, 0.0, _LEAST_RATE))
    for key, value in scenario.values(book_rates).items():
        if key.startswith(CURRENCY_PREFIX) and value is not None:
            spans[key] = Span(key, value * (1 - _CURRENCY), value * (1 + _CURRENCY))
    spans[FREIGHT] = Span(FREIGHT, scenario.freight_factor / 2, scenario.freight_factor * 2)
    spans[CLAIM_COST] = Span(CLAIM_COST, 0.0, min(max(2 * scenario.claim_cost, _LEAST_RATE), 1.0))
    return tuple(spans.values())


def present_spans(exposure: Exposure, scenario: Scenario) -> tuple[Span, ...]:
    """Return the usual range of every input that the rows of a workbook use, each holding its present value.

    Args:
        exposure: The sums of the workbook.
        scenario: What is assumed.
    """
    rates = exposure.book.currency_rates
    usual = usual_spans(scenario, {code: rates[code] for code in exposure.currencies if code in rates})
    now = scenario.values(rates)
    return tuple(span.holding(now.get(span.key)) for span in usual)


def _of_threshold(threshold: Threshold) -> Span:
    """Return the range of a threshold; what it is now is always in it."""
    share = threshold.share
    usual = TESTS[threshold.test].looked_at
    if usual is not None and not threshold.of_parts:
        return Span(threshold.key, min(usual[0], share), max(usual[1], share))
    return Span(threshold.key, max(0.0, share - _POINTS), min(1.0, share + _POINTS))
