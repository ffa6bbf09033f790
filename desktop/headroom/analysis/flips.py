"""Two outcomes side by side: which models and parts flipped, and what is nearest to flipping next."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from headroom.analysis.same_rows import further_lines, imported_rows, workbook_rows
from headroom.arrays import Flags, Floats, Whole
from headroom.book.part_rows import PartRows
from headroom.rules.counted_rows import counted_among
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.verdict import VehicleTestResult, Verdict, headroom

_SAME_USD = 0.005
_NO_HEADROOM = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class ModelFlip:
    """A model whose verdict changed.

    Attributes:
        model: Its name.
        before: Verdict before; None where the model was not there.
        after: Verdict after; None where it is not there any more.
        headroom_before: At the low and at the high end, fractions; NaN where there was none, as below.
        headroom_after: The same.
        landed_delta_usd: By how much its landed cost per vehicle changed; NaN where it came or went.
        volume: Vehicles a year, as they are after.
    """

    model: str
    before: Verdict | None
    after: Verdict | None
    headroom_before: tuple[float, float]
    headroom_after: tuple[float, float]
    landed_delta_usd: float
    volume: float


@dataclass(frozen=True, slots=True)
class RowFlip:
    """A row of the workbook that counts otherwise than before.

    Attributes:
        row: Index into the rows of the book.
        model: Name of its model.
        part_number: As in the sheet.
        description: As in the sheet.
        address: Cell of its cost.
        originated: Whether it was a current row and originated, at the low end of its content.
        originates: Whether it is and does.
        was_current: Whether it was a current source.
        is_current: Whether it is.
        vnm_delta_usd: By how much the non-originating materials of one vehicle change by it.
    """

    row: int
    model: str
    part_number: str
    description: str
    address: str
    originated: bool
    originates: bool
    was_current: bool
    is_current: bool
    vnm_delta_usd: float


@dataclass(frozen=True, slots=True)
class NearFlip:
    """How near a model is to another verdict.

    Attributes:
        model: Its name.
        verdict: Its verdict.
        test: The test that would decide.
        reached: Share at the low and at the high end, fractions.
        threshold: Least share that passes, fraction.
        others_fail: Whether it would fail all the same, because of other tests.
    """

    model: str
    verdict: Verdict
    test: Test
    reached: tuple[float, float]
    threshold: float
    others_fail: bool

    @property
    def margin(self) -> float:
        """Return by how much the threshold could move without another verdict, fraction; below 0: downwards.

        Where nothing can be told it is the end of the range that is nearer to the threshold.
        """
        low, high = (reached - self.threshold for reached in self.reached)
        if self.verdict is Verdict.QUALIFIES:
            return low
        if self.verdict is Verdict.FAILS:
            return high
        return min(low, high, key=abs)


def model_flips(before: Outcome, after: Outcome) -> tuple[ModelFlip, ...]:
    """Return the models whose verdict changed, those of the greatest volume first.

    Models are matched by name, so that two readings of a workbook can be compared as well.
    """
    earlier = {vehicle.name: at for at, vehicle in enumerate(before.vehicles)}
    most_before, most_after = (
        headroom(outcome.tests, len(outcome.vehicles), greatest=True) for outcome in (before, after)
    )
    flips = []
    for at, vehicle in enumerate(after.vehicles):
        was = earlier.pop(vehicle.name, None)
        then = None if was is None else Verdict(int(before.verdict[was]))
        now = Verdict(int(after.verdict[at]))
        if then is not now:
            flips.append(
                ModelFlip(
                    vehicle.name,
                    then,
                    now,
                    _NO_HEADROOM if was is None else (before.headroom[was].item(), most_before[was].item()),
                    (after.headroom[at].item(), most_after[at].item()),
                    float("nan")
                    if was is None
                    else float(after.landed_cost_usd[at] - before.landed_cost_usd[was]),
                    vehicle.annual_volume,
                )
            )
    flips += [
        ModelFlip(
            name,
            Verdict(int(before.verdict[was])),
            None,
            (before.headroom[was].item(), most_before[was].item()),
            _NO_HEADROOM,
            float("nan"),
            before.vehicles[was].annual_volume,
        )
        for name, was in earlier.items()
    ]
    return tuple(sorted(flips, key=lambda flip: (-flip.volume, flip.model)))


def row_flips(before: Outcome, after: Outcome, most: int = 200) -> tuple[RowFlip, ...]:
    """Return the rows that count otherwise than before, those that weigh most first.

    A row counts otherwise if it begins or ceases to originate, by itself or with the core parts of its
    vehicle, or to be a current source. What a change by hand splits off a row counts with it. Two outcomes of
    different workbooks have no rows in common: then none is returned.

    Args:
        before: One outcome.
        after: Another one of the same workbook.
        most: How many are returned at most.
    """
    if workbook_rows(before).part_number is not workbook_rows(after).part_number:
        return ()
    then, now = _counted(before), _counted(after)
    was, is_ = _side_by_side(before, after)
    delta = now.vnm[is_] - then.vnm[was]
    changed = (then.originates[was] != now.originates[is_]) | (then.current[was] != now.current[is_])
    found = np.flatnonzero(changed)
    order = np.argsort(-np.abs(delta[found]), kind="stable")[:most]
    return tuple(_flip(then, now, int(was[at]), int(is_[at])) for at in found[order].tolist())


def nearest_flips(outcome: Outcome) -> tuple[NearFlip, ...]:
    """Return how near each model is to another verdict, the nearest first.

    For a model that qualifies it is the test with the least margin; for one that fails the test that it is
    furthest from passing, as all have to pass, at best; for any other the same at worst. Models without a
    test of a share are left out.
    """
    near = []
    for at, vehicle in enumerate(outcome.vehicles):
        verdict = Verdict(int(outcome.verdict[at]))
        candidates = [
            (float((test.high if verdict is Verdict.FAILS else test.low)[at] - test.threshold[at]), test)
            for test in outcome.tests
            if not test.entry.yes_or_no
            and not isnan(test.low[at])
            and not isnan(test.threshold[at])
            and test.threshold[at] > 0
        ]
        if not candidates:
            continue
        _, test = min(candidates, key=lambda candidate: candidate[0])
        others = [
            other
            for other in outcome.tests
            if other is not test
            and int(other.result[at]) in {VehicleTestResult.FAILS, VehicleTestResult.UNDETERMINED}
        ]
        near.append(
            NearFlip(
                vehicle.name,
                verdict,
                test.test,
                (float(test.low[at]), float(test.high[at])),
                float(test.threshold[at]),
                bool(others),
            )
        )
    return tuple(sorted(near, key=lambda one: (one.others_fail, abs(one.margin), one.model)))


def landed_steps(before: Outcome, after: Outcome, model: str | None = None) -> tuple[tuple[str, float], ...]:
    """Return by how much each component of the landed cost changes, US dollars per vehicle.

    The steps of a waterfall from one scenario to the other: they add up to the change of the landed cost.

    Args:
        before: One outcome.
        after: Another one of the same models.
        model: A model; None: the mean of the fleet, weighted by volume.

    Raises:
        ValueError: If one of the two does not have the model.
    """
    then, now = _components(before, model), _components(after, model)
    steps = [(name, now[name] - amount) for name, amount in then.items()]
    return tuple((name, step if abs(step) >= _SAME_USD else 0.0) for name, step in steps)


def _components(outcome: Outcome, model: str | None) -> dict[str, float]:
    """Return the components of the landed cost of a model, or of the mean vehicle."""
    volume = outcome.exposure.fleet.volume
    if model is not None:
        at = [vehicle.name for vehicle in outcome.vehicles].index(model)
        return {name: float(amount[at]) for name, amount in outcome.components}
    total = float(volume.sum())
    return {
        name: float((amount * volume).sum()) / total if total else 0.0 for name, amount in outcome.components
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """What counts of the rows of a workbook; arrays are ``(row + 1,)``, the last stands for no row.

    Attributes:
        rows: The rows, and behind them those that are none in the workbook, but come to count.
        originates: Whether it counts as originating.
        current: Whether it is current.
        vnm: Non-originating materials, US dollars per vehicle.
    """

    rows: PartRows
    originates: Flags
    current: Flags
    vnm: Floats


def _side_by_side(before: Outcome, after: Outcome) -> tuple[Whole, Whole]:
    """Return the rows of two outcomes of a workbook, each beside itself; -1 where one of them has it not."""
    own = np.arange(len(workbook_rows(after)))
    earlier, later = further_lines(before), further_lines(after)
    lines = tuple(dict.fromkeys((*earlier, *later)))
    was, is_ = ([found.get(line, -1) for line in lines] for found in (earlier, later))
    return np.concatenate((own, np.array(was, np.int64))), np.concatenate((own, np.array(is_, np.int64)))


def _flip(then: _Counted, now: _Counted, was: int, is_: int) -> RowFlip:
    """Return what became of a row; -1 where one of the two outcomes has it not."""
    rows, row = (now.rows, is_) if is_ >= 0 else (then.rows, was)
    return RowFlip(
        row,
        rows.models[int(rows.model[row])],
        rows.part_number[row],
        rows.description[row],
        rows.address(row, "unit_cost"),
        bool(then.originates[was]),
        bool(now.originates[is_]),
        bool(then.current[was]),
        bool(now.current[is_]),
        float(now.vnm[is_] - then.vnm[was]),
    )


def _counted(outcome: Outcome) -> _Counted:
    """Return what counts of the rows of a workbook; what changes made of one counts with it."""
    rows, changed = outcome.exposure.book.rows, outcome.changed
    counted = counted_among(outcome, np.arange(len(rows)))
    current = rows.current
    originates = counted.originates | counted.in_core[0]
    vnm = np.where(current, counted.vnm_usd, 0.0)
    imported = imported_rows(outcome)
    if changed is not None:
        source = changed.source
        all_originate = np.bincount(source[current & ~originates], minlength=len(imported)) == 0
        vnm = np.bincount(source, weights=vnm, minlength=len(imported)).astype(np.float64, copy=False)
        current = np.bincount(source[current], minlength=len(imported)) > 0
        originates = all_originate
    return _Counted(
        imported,
        np.append(originates & current, False),
        np.append(current, False),
        np.append(vnm, 0.0),
    )
