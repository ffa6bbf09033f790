"""What the landed cost chart shows: components, total and change of each model."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats
from headroom.language import tr, tr_count
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS

SHOWN_COMPONENTS = (
    "parts",
    "conversion",
    "inbound_freight",
    "outbound_freight",
    "insurance",
    "parts_duty",
    "vehicle_duty",
    "fees",
)
"""The components of the landed cost in the order of their bars: what the law takes stands at the end."""

DUTIES_FROM = SHOWN_COMPONENTS.index("parts_duty")
"""The first component that the law takes."""

_NICE = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
_STEPS = (1.0, 2.0, 5.0, 10.0)
_MOST_STEPS = 4
_HALF_A_DOLLAR = 0.5
_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True, eq=False)
class CostBars:
    """The values of the landed cost chart; money is US dollars per vehicle.

    Attributes:
        names: Of the models.
        edges_usd: ``(component + 1, model)``, where each of ``SHOWN_COMPONENTS`` begins; the last row is the
            total.
        total_usd: ``(model,)``.
        baseline_usd: ``(model,)``, total in the baseline.
        duty_a_year_usd: ``(model,)``, vehicle and parts duty of a year's volume.
        used: By ``SHOWN_COMPONENTS``, whether any model has it.
    """

    names: tuple[str, ...]
    edges_usd: Floats
    total_usd: Floats
    baseline_usd: Floats
    duty_a_year_usd: Floats
    used: tuple[bool, ...]

    def looks_like(self, other: "CostBars") -> bool:
        """Return whether a chart of ``other`` is the same picture."""
        return (
            self.names is other.names
            and np.array_equal(self.edges_usd, other.edges_usd)
            and np.array_equal(self.baseline_usd, other.baseline_usd)
            and np.array_equal(self.duty_a_year_usd, other.duty_a_year_usd)
        )

    @property
    def largest_usd(self) -> float:
        """Return the largest total, of the scenario or the baseline."""
        return max(float(self.total_usd.max(initial=0.0)), float(self.baseline_usd.max(initial=0.0)))

    def total(self, model: int) -> str:
        """Return the landed cost of one model, e.g. ``$31,240``."""
        return formatting.dollars(float(self.total_usd[model]))

    def change_usd(self, model: int) -> float:
        """Return how much dearer one model is than in the baseline."""
        return float(self.total_usd[model] - self.baseline_usd[model])

    @property
    def any_changed(self) -> bool:
        """Return whether any model costs other than in the baseline, by half a dollar or more."""
        return bool((np.abs(self.total_usd - self.baseline_usd) >= _HALF_A_DOLLAR).any())

    def change(self, model: int) -> str:
        """Return the change from the baseline, e.g. ``+$1,204``; empty below half a dollar."""
        return formatting.signed_dollars(self.change_usd(model)) if self.changed(model) else ""

    def changed(self, model: int) -> bool:
        """Return whether one model costs other than in the baseline, by half a dollar or more."""
        return abs(self.change_usd(model)) >= _HALF_A_DOLLAR

    def component_at(self, model: int, usd: float) -> int | None:
        """Return the component that stands at ``usd`` in the bar of one model; None beyond its end."""
        edges = self.edges_usd[:, model]
        position = int(np.searchsorted(edges, usd, side="right")) - 1
        return position if 0 <= position < len(edges) - 1 else None

    def component_text(self, model: int, component: int) -> str:
        """Return one component of one model, e.g. ``Vehicle duty $610``."""
        edges = self.edges_usd[:, model]
        usd = float(edges[component + 1] - edges[component])
        return f"{COMPONENT_WORDS[SHOWN_COMPONENTS[component]]} {formatting.dollars(usd)}"

    def duty_a_year(self, model: int) -> str:
        """Return vehicle and parts duty a year of one model, e.g. ``$3.11 B``."""
        return formatting.millions(float(self.duty_a_year_usd[model]))

    def said_of(self, model: int) -> str:
        """Return what is said of one model, without its name, for the pointer and for screen readers."""
        change, total, duty = self.change(model), self.total(model), self.duty_a_year(model)
        if not change:
            return tr("landed cost {cost}, duty a year {duty}", cost=total, duty=duty)
        return tr(
            "landed cost {cost}, {change} against the baseline, duty a year {duty}",
            cost=total,
            change=change,
            duty=duty,
        )


def cost_bars(outcome: Outcome, baseline: Outcome | None = None) -> CostBars:
    """Return what the landed cost chart shows of ``outcome``.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it; None: the outcome is its own.
    """
    by_name = dict(outcome.components)
    parts = np.array([by_name[name] for name in SHOWN_COMPONENTS])
    edges = np.vstack([np.zeros(parts.shape[1]), np.cumsum(parts, axis=0)])
    return CostBars(
        names=outcome.exposure.book.rows.models,
        edges_usd=edges,
        total_usd=outcome.landed_cost_usd,
        baseline_usd=(baseline or outcome).landed_cost_usd,
        duty_a_year_usd=outcome.duty_a_year_usd,
        used=tuple(bool((usd > 0).any()) for usd in parts),
    )


def axis_top(largest_usd: float) -> float:
    """Return the end of an axis that holds ``largest_usd``: a round number with little to spare."""
    if not largest_usd > 0:
        return 1.0
    magnitude = 10.0 ** np.floor(np.log10(largest_usd))
    return float(next(nice for nice in _NICE if nice * magnitude >= largest_usd) * magnitude)


def steady_top(top_usd: float, largest_usd: float, *, may_shrink: bool) -> float:
    """Return the end of an axis that moves as little as can be while a slider is dragged.

    Args:
        top_usd: Where it ends now.
        largest_usd: What it has to hold.
        may_shrink: Whether this is a moment to find the best scale again, such as other data.
    """
    if may_shrink or largest_usd > top_usd:
        return axis_top(largest_usd)
    return top_usd


def axis_ticks(top_usd: float) -> tuple[float, ...]:
    """Return the few marks of an axis that ends at ``top_usd``, from 0."""
    magnitude = 10.0 ** np.floor(np.log10(top_usd / _MOST_STEPS))
    step = next(nice * magnitude for nice in _STEPS if nice * magnitude * _MOST_STEPS >= top_usd)
    return tuple(float(n * step) for n in range(int(top_usd / step + 1e-9) + 1))


def tick_text(usd: float) -> str:
    """Return the label of a mark, e.g. ``$20 k`` or ``$1.5 M``."""
    for unit, letter in ((_THOUSAND**2, "M"), (_THOUSAND, "k")):
        if usd >= unit:
            digits = 0 if usd % unit == 0 else 1
            return formatting.dollars_of(usd / unit, letter, digits)
    return formatting.dollars(usd)


def summary(bars: CostBars) -> str:
    """Return the chart in one sentence."""
    if not bars.names:
        return tr("No models.")
    dearest = int(np.argmax(bars.total_usd))
    return tr_count(
        "Landed cost of {n} model, from {least} to {most} per vehicle.",
        "Landed cost of {n} models, from {least} to {most} per vehicle.",
        len(bars.names),
        least=formatting.dollars(float(bars.total_usd.min())),
        most=bars.total(dearest),
    )
