"""What a scenario came to when it was saved, to tell later whether every figure is reproduced."""

from dataclasses import dataclass
from math import isnan

from headroom.book.same import same
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ModelResult:
    """The figures of one model.

    Attributes:
        model: Its name.
        verdict: In words.
        rvc_low: Least regional content, fraction; None where it is not defined, as all shares here.
        rvc_high: Greatest regional content, fraction.
        us_content_low: Least US content, fraction.
        us_content_high: Greatest US content, fraction.
        duty_usd: Duties and fees on the vehicle, per vehicle.
        landed_cost_usd: Per vehicle.
    """

    model: str
    verdict: str
    rvc_low: float | None
    rvc_high: float | None
    us_content_low: float | None
    us_content_high: float | None
    duty_usd: float
    landed_cost_usd: float


_FIGURES = ("rvc_low", "rvc_high", "us_content_low", "us_content_high", "duty_usd", "landed_cost_usd")


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is not what it was.

    Attributes:
        model: Name of the model; one that came or went differs in its verdict.
        figure: Name of the figure, as in ``ModelResult``.
        before: What it was; None where the model was not there.
        after: What it is; None where the model is not there any more.
    """

    model: str
    figure: str
    before: float | str | None
    after: float | str | None


def results_of(outcome: Outcome) -> tuple[ModelResult, ...]:
    """Return the figures of every model, in the order of the workbook."""

    def number(value: float) -> float | None:
        return None if isnan(value) else value

    return tuple(
        ModelResult(
            vehicle.name,
            Verdict(int(outcome.verdict[at])).word,
            number(float(outcome.rvc_low[at])),
            number(float(outcome.rvc_high[at])),
            number(float(outcome.us_content_low[at])),
            number(float(outcome.us_content_high[at])),
            float(outcome.vehicle_duty_usd[at] + outcome.fees_usd[at]),
            float(outcome.landed_cost_usd[at]),
        )
        for at, vehicle in enumerate(outcome.vehicles)
    )


def differences(before: tuple[ModelResult, ...], after: tuple[ModelResult, ...]) -> tuple[Difference, ...]:
    """Return the figures that are not the same in two results, model by model.

    Numbers are the same if they differ by no more than a billionth.
    """
    now = {result.model: result for result in after}
    found = []
    for old in before:
        new = now.pop(old.model, None)
        if new is None:
            found.append(Difference(old.model, "verdict", old.verdict, None))
            continue
        if old.verdict != new.verdict:
            found.append(Difference(old.model, "verdict", old.verdict, new.verdict))
        for figure in _FIGURES:
            was, is_now = getattr(old, figure), getattr(new, figure)
            if not _same(was, is_now):
                found.append(Difference(old.model, figure, was, is_now))
    found += [Difference(new.model, "verdict", None, new.verdict) for new in now.values()]
    return tuple(found)


def _same(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return same(before, after)
