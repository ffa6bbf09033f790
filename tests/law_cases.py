"""Generated sourcing cases under the full law: core parts in groups, roll-up, US content; with known answers.

A vehicle is assembled in Mexico. Values are cents, costs thousandths of a cent, shares whole percent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Self

import numpy as np

from headroom.arrays import Flags, Whole
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.whole_numbers import Limit, tables_of

LETTERS = "UMCJ"
"""The sources of each part, US, MX, CN and JP; those from US and MX are regional."""

Core = Literal["each a", "each b", "together a", "together b", "not rolled up", "none"]
"""How core parts are tested: group by group or together, by materials (a) or by components (b); by components
together without roll-up; or not at all."""

CORES: tuple[Core, ...] = ("each a", "each b", "together a", "together b", "not rolled up", "none")

_CORE_GROUPS = range(1, 8)
_CORE_THRESHOLD = 75
_FULL = 100
_THOUSAND = 1000
_MFN, _CONTENT_DUTY, _PART_DUTIES = 25, 250, (250, 250, 125)
_OTHER_THRESHOLDS = (70, 65, 50)


@dataclass(frozen=True, slots=True, eq=False)
class LawCase:
    """Parts of a vehicle, each with four sources; tables are ``(part, source)``.

    Attributes:
        values: What each part is worth.
        current: ``(part,)``, the present source.
        group: ``(part,)``, group of core parts; 0: no core part.
        component: ``(part,)``, whether a core part is listed as a component.
        counted: Regional value part by part, hundredths of a cent.
        regional: Regional share as sourced.
        us: US share.
        assembly: Cost of assembly.
    """

    values: Whole
    current: Picks
    group: Whole
    component: Flags
    counted: Whole
    regional: Whole
    us: Whole
    assembly: int

    @classmethod
    def generated(cls, count: int, seed: int) -> Self:
        """Return so many parts, drawn by a linear congruential generator that begins with ``seed``."""
        draw = _generator(seed)
        rows, total = [], 0
        for _ in range(count):
            base = 100 + draw(9900)
            if draw(10) == 0:
                base *= 5
            turn = draw(100)
            source = 0 if turn < 20 else 1 if turn < 50 else 2 if turn < 80 else 3
            dearer = [10 + draw(590) for _ in LETTERS]
            values = [base if j == source else base * (1000 + dearer[j]) // 1000 for j in range(4)]
            if draw(100) < 30:
                group, component, threshold = 1 + draw(7), draw(10) < 6, _CORE_THRESHOLD
            else:
                group, component, threshold = 0, False, _OTHER_THRESHOLDS[draw(3)]
            stated = draw(2)
            regional = (60 + draw(41), 60 + draw(41), 0, 0)
            us = (min(30 + draw(71), regional[0]), min(draw(31), regional[1]), 0, 0)
            counted = [
                _FULL * v if q >= threshold else v * q * stated for v, q in zip(values, regional, strict=True)
            ]
            rows.append((values, source, group, component, counted, regional, us))
            total += base
        prices, current, groups, components, counts, shares, contents = zip(*rows, strict=True)
        return cls(
            np.array(prices, dtype=np.int64),
            np.array(current, dtype=np.int64),
            np.array(groups, dtype=np.int64),
            np.array(components, dtype=np.bool_),
            np.array(counts, dtype=np.int64),
            np.array(shares, dtype=np.int64),
            np.array(contents, dtype=np.int64),
            15 * total // 85,
        )

    @property
    def complying_costs(self) -> Whole:
        """Return what each option adds to the landed cost of a vehicle that qualifies."""
        from_us = np.arange(len(LETTERS)) == 0
        costs: Whole = (_THOUSAND + _CONTENT_DUTY) * self.values - _CONTENT_DUTY * self.values * from_us
        return costs

    @property
    def paying_costs(self) -> Whole:
        """Return what each option adds to the landed cost of a vehicle that pays all duties."""
        return (_THOUSAND + _MFN + _CONTENT_DUTY) * self.values

    def landed(self, cost: int, *, pays: bool = False, duty: int = _CONTENT_DUTY) -> int:
        """Return the landed cost of a vehicle whose options add ``cost``: with its assembly."""
        return cost + (_THOUSAND + duty + (_MFN if pays else 0)) * self.assembly

    def rvc_limit(self, percent: int, *, rolled: bool) -> Limit:
        """Return the limit on regional content; core parts count whole where they are rolled up."""
        whole = rolled & (self.group > 0)
        counted = np.where(whole[:, None], _FULL * self.values, self.counted)
        return Limit(percent * self.values - counted, (_FULL - percent) * self.assembly)

    def us_limit(self, percent: int) -> Limit:
        """Return the limit on US content."""
        return Limit((percent - self.us) * self.values, -percent * self.assembly)

    def core_limit(self, groups: Flags, *, by_components: bool) -> Limit:
        """Return the limit on what is not regional of the core parts in some groups.

        Args:
            groups: ``(part,)``, the parts that are tested.
            by_components: Only listed components count as not regional.
        """
        counts = groups & (self.component | (not by_components))
        foreign = np.where(counts[:, None], self.values * (_FULL - self.regional), 0)
        whole = np.where(groups[:, None], self.values, 0)
        return Limit(foreign - (_FULL - _CORE_THRESHOLD) * whole, 0)

    def core_limits(self, core: Core) -> tuple[Limit, ...]:
        """Return the limits that a test of core parts asks."""
        if core == "none":
            return ()
        by_components = core in {"each b", "together b", "not rolled up"}
        if core.startswith("each"):
            tested = [self.group == group for group in _CORE_GROUPS]
        else:
            tested = [self.group > 0]
        return tuple(self.core_limit(parts, by_components=by_components) for parts in tested if parts.any())

    def changes_limit(self, most: int) -> Limit:
        """Return the limit on the number of parts that change their source."""
        return Limit((np.arange(len(LETTERS)) != self.current[:, None]).astype(np.int64), most)

    def under(self, costs: Whole, *limits: Limit) -> Knapsack:
        """Return the choice of sources at some costs and within some limits."""
        return Knapsack(costs, *tables_of(limits, costs.shape), np.ones(costs.shape, dtype=np.bool_))

    def complying(
        self, core: Core, rvc: int = 75, us: int = 30, changes: int | None = None, costs: Whole | None = None
    ) -> Knapsack:
        """Return the choice of sources with which the vehicle qualifies.

        Args:
            core: How core parts are tested.
            rvc: Least regional content, percent.
            us: Least US content, percent.
            changes: How many parts may change their source; None: all.
            costs: What each option adds to the landed cost, if not what it does with a duty on the content.
        """
        rolled = core not in {"not rolled up", "none"}
        locks = () if changes is None else (self.changes_limit(changes),)
        return self.under(
            self.complying_costs if costs is None else costs,
            *locks,
            self.rvc_limit(rvc, rolled=rolled),
            self.us_limit(us),
            *self.core_limits(core),
        )

    def assembled_in_the_us(self) -> tuple[Whole, Whole]:
        """Return costs and part duties, cents, if the vehicle is assembled in the US.

        Duties fall on what is foreign and does not originate.
        """
        dutiable = (self.counted < _FULL * self.values) & (np.arange(len(LETTERS)) > 0)
        mfn = np.where(dutiable, _MFN * self.values // _THOUSAND, 0)
        duties = np.where(dutiable, np.array((0, *_PART_DUTIES)) * self.values // _THOUSAND, 0)
        return self.values + mfn, duties


def side_by_side(problems: Sequence[Knapsack], linking: Sequence[Limit] = ()) -> Knapsack:
    """Return several problems as one, each with its own limits.

    Args:
        problems: Each with the same number of options.
        linking: Limits over the parts of all problems.
    """
    shape = (sum(len(problem.costs) for problem in problems), problems[0].costs.shape[1])
    limits, begin = list(linking), 0
    for problem in problems:
        parts = len(problem.costs)
        for own, most in zip(problem.weights, problem.limits.tolist(), strict=True):
            weights = np.zeros(shape, dtype=np.int64)
            weights[begin : begin + parts] = own
            limits.append(Limit(weights, most))
        begin += parts
    costs, offered = (
        np.concatenate([getattr(problem, name) for problem in problems]) for name in ("costs", "offered")
    )
    return Knapsack(costs, *tables_of(limits, shape), offered)


def with_units(knapsack: Knapsack, units: int) -> Knapsack:
    """Return a problem for so many vehicles."""
    return replace(
        knapsack,
        costs=units * knapsack.costs,
        weights=units * knapsack.weights,
        limits=units * knapsack.limits,
    )


def letters(picks: Picks) -> str:
    """Return a choice in letters."""
    return "".join(LETTERS[pick] for pick in picks.tolist())


def _generator(seed: int) -> Callable[[int], int]:
    """Return a linear congruential generator of numbers below a bound."""
    state = seed

    def draw(below: int) -> int:
        nonlocal state
        state = (1664525 * state + 1013904223) % 2**32
        return (state >> 8) % below

    return draw
