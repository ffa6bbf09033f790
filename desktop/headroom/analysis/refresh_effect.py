"""What the changes of a workbook that was read again do to content, verdict and landed cost of its models."""

from dataclasses import dataclass

from headroom.book.changes import BookChanges, RowCounts, changes_between
from headroom.book.same import same
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict

_Figures = tuple[Verdict | None, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Refresh:
    """A workbook that was read again, beside what it was before.

    Attributes:
        before: The sums of the earlier reading.
        changes: What changed since.
    """

    before: Exposure
    changes: BookChanges

    @classmethod
    def of(cls, before: Exposure, after: Exposure) -> "Refresh":
        """Return what changed from one reading of a workbook to another."""
        return cls(before, changes_between(before.book, after.book))


@dataclass(frozen=True, slots=True)
class ModelEffect:
    """What the changes do to one model; figures are NaN where the model is not there.

    Attributes:
        model: Its name.
        rows: How many of its rows came, went and changed.
        verdict_before: None where the model was not there.
        verdict_after: None where it is not there any more.
        rvc_before: Least regional value content, fraction.
        rvc_after: The same after.
        us_before: Least US content, fraction.
        us_after: The same after.
        landed_before_usd: Landed cost per vehicle.
        landed_after_usd: The same after.
        volume: Vehicles a year, as they are after; before, where the model went.
    """

    model: str
    rows: RowCounts
    verdict_before: Verdict | None
    verdict_after: Verdict | None
    rvc_before: float
    rvc_after: float
    us_before: float
    us_after: float
    landed_before_usd: float
    landed_after_usd: float
    volume: float


def effect_of(changes: BookChanges, before: Outcome, after: Outcome) -> tuple[ModelEffect, ...]:
    """Return what the changes do to each model that they concern, in the order of the workbook.

    Models of which neither a row, a fact nor a figure changed are left out; those that went stand last.

    Args:
        changes: What changed.
        before: The outcome of a scenario with the earlier reading.
        after: That of the same scenario with the later one.
    """
    counts, concerned = changes.by_model(), {change.of for change in changes.facts}
    then = {vehicle.name: at for at, vehicle in enumerate(before.vehicles)}
    now = {vehicle.name: at for at, vehicle in enumerate(after.vehicles)}
    effects = []
    for name in (*now, *(name for name in then if name not in now)):
        was, is_now = _figures(before, then.get(name)), _figures(after, now.get(name))
        if name in counts or name in concerned or not _same(was, is_now):
            outcome, at = (after, now[name]) if name in now else (before, then[name])
            effects.append(
                ModelEffect(
                    model=name,
                    rows=counts.get(name, RowCounts(0, 0, 0)),
                    verdict_before=was[0],
                    verdict_after=is_now[0],
                    rvc_before=was[1],
                    rvc_after=is_now[1],
                    us_before=was[2],
                    us_after=is_now[2],
                    landed_before_usd=was[3],
                    landed_after_usd=is_now[3],
                    volume=outcome.vehicles[at].annual_volume,
                )
            )
    return tuple(effects)


def _same(one: _Figures, other: _Figures) -> bool:
    """Return whether verdict and figures are the same, but for how they were summed."""
    return one[0] is other[0] and all(same(a, b) for a, b in zip(one[1:], other[1:], strict=True))


def _figures(outcome: Outcome, model: int | None) -> _Figures:
    """Return verdict, regional content, US content and landed cost of a model."""
    if model is None:
        return None, float("nan"), float("nan"), float("nan")
    return (
        Verdict(int(outcome.verdict[model])),
        float(outcome.rvc_low[model]),
        float(outcome.us_content_low[model]),
        float(outcome.landed_cost_usd[model]),
    )
