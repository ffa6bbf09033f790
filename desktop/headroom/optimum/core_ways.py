"""The ways in which the core parts of one model pass their test, each as limits on the choice of sources.

They pass together or group by group, by all materials or by listed components. The latter are no more than
all materials, row by row, and count only where a chosen row says whether it is a listed component. A
vehicle all of whose groups reach the threshold reaches it together, too. So where certificates settle no
group, all groups together are all there is to it. A settled group passes alone whatever it contains, and may
hold the others down together: then both have to be looked at.

Which groups certificates settle depends on the choice. A *branch* is all choices that have the same groups
settled; within it every offer counts the same, and each way is a few sums.

Source:
    19 CFR Part 182, Appendix A, s. 14(4) to (12).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.knapsack.whole_numbers import Limit, Sum, share_at_most
from headroom.optimum.core_tables import CoreTables
from headroom.rules.content import TOLERANCE
from headroom.rules.exchange import Share

Settled = frozenset[int]
"""Groups that certificates settle, as indices into ``GROUPS``."""


@dataclass(frozen=True, slots=True, eq=False)
class Alternative:
    """Some choices of sources.

    Attributes:
        allowed: ``(part, option)``, what may be chosen.
        limits: What the choice must keep.
    """

    allowed: Flags
    limits: tuple[Limit, ...]

    def kept_by(self, picks: Whole) -> bool:
        """Return whether a choice is one of them."""
        at = np.arange(len(picks))
        return bool(self.allowed[at, picks].all()) and all(limit.kept_by(picks) for limit in self.limits)


@dataclass(frozen=True, slots=True, eq=False)
class PassingWay(Alternative):
    """Choices of which the core parts pass in one way; the limits are the conditions and those of the shares.

    Attributes:
        conditions: When the way is open to a choice.
        shares: What has to reach the threshold: one share of all groups, or one of each; nothing where
            certificates settle all groups.
    """

    conditions: tuple[Limit, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What counts.

    Attributes:
        settled: The groups that certificates settle.
        components: Whether of the materials the listed components alone count.
    """

    settled: Settled
    components: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Branch:
    """All choices that have the same groups settled.

    Attributes:
        settled: The groups.
        allowed: ``(part, option)``, what may be chosen.
        conditions: What keeps other groups from being settled.
    """

    settled: Settled
    allowed: Flags
    conditions: tuple[Limit, ...]


@dataclass(frozen=True, eq=False)
class CoreWays:
    """How the core parts of a model pass or fail.

    Attributes:
        tables: Its offers in each group.
        allowed: ``(part, option)``, what may be chosen.
        threshold: The least content of core parts, fraction.
    """

    tables: CoreTables
    allowed: Flags
    threshold: float
    _limits: dict[tuple[_Counted, int | None], Limit] = field(default_factory=dict)

    def asks_like(self, threshold: float, allowed: Flags) -> bool:
        """Return whether another threshold and other options that may be chosen are these."""
        return threshold == self.threshold and np.array_equal(allowed, self.allowed)

    def passes(self, picks: Whole) -> bool:
        """Return whether the core parts of any choice originate, at the low end."""
        at = np.arange(len(picks))
        chosen = self.tables.present[:, at, picks].any(axis=1)
        settled = chosen & ~self.tables.uncertified[:, at, picks].any(axis=1)
        own = frozenset(np.flatnonzero(settled).tolist())
        one = np.zeros_like(self.allowed)
        one[at, picks] = True
        tells = bool(self.tables.says[at, picks].any())
        return any(
            all(self._limit(counted, group).kept_by(picks) for group in groups)
            for counted in (_Counted(own, components=False), _Counted(own, components=True))[: 1 + tells]
            for groups in self._forms(counted, one)
        )

    @cached_property
    def passing(self) -> tuple[PassingWay, ...]:
        """Return the ways to pass: a choice passes if it is one of some way's."""
        return tuple(self._passing())

    @cached_property
    def failing(self) -> tuple[Alternative, ...]:
        """Return the ways to fail, likewise."""
        return tuple(self._failing())

    def _passing(self) -> Iterator[PassingWay]:
        """Yield the ways to pass."""
        for branch in self._branches():
            always, _ = self._tells(branch.allowed)
            for counted in self._counted(branch):
                says = (_some_of(self.tables.says),) if counted.components and not always else ()
                for groups in self._forms(counted, branch.allowed):
                    conditions = (*branch.conditions, *says)
                    shares = tuple(self._share(counted, group) for group in groups)
                    limits = tuple(self._limit(counted, group) for group in groups)
                    yield PassingWay(branch.allowed, (*conditions, *limits), conditions, shares)

    def _failing(self) -> Iterator[Alternative]:
        """Yield the ways to fail: who fails by listed components fails by all materials, too."""
        for branch in self._branches():
            for counted in self._counted(branch):
                allowed = branch.allowed if counted.components else branch.allowed & ~self.tables.says
                if not allowed.any(axis=1).all():
                    continue
                for failed in product(*self._forms(counted, allowed)):  # one share of each form
                    turned = tuple(self._limit(counted, group).turned() for group in failed)
                    yield Alternative(allowed, (*branch.conditions, *turned))

    def _counted(self, branch: _Branch) -> Iterator[_Counted]:
        """Yield what counts in the ways to pass: where every choice tells, all materials pass less often."""
        always, may = self._tells(branch.allowed)
        if not always:
            yield _Counted(branch.settled, components=False)
        if may:
            yield _Counted(branch.settled, components=True)

    def _tells(self, allowed: Flags) -> tuple[bool, bool]:
        """Return whether every choice, and whether some, says of a row whether it is a listed component."""
        says = self.tables.says
        return bool((says | ~allowed).all(axis=1).any()), bool((says & allowed).any())

    def _branches(self) -> Iterator[_Branch]:
        """Yield the branches: for each group that certificates settle in some choices, two."""
        tables, always, open_to_both = self.tables, set[int](), list[int]()
        for group in range(len(tables.present)):
            uncertified = tables.uncertified[group]
            if not (tables.present[group] & ~uncertified & self.allowed).any():
                continue
            if not (uncertified & self.allowed).any():
                always.add(group)
            elif not (uncertified | ~self.allowed).all(axis=1).any():
                open_to_both.append(group)
        for settles in product((False, True), repeat=len(open_to_both)):
            marked = list(zip(open_to_both, settles, strict=True))
            settled = frozenset(group for group, settling in marked if settling)
            left_out = tables.uncertified[sorted(settled)].any(axis=0)
            allowed = self.allowed & ~left_out
            if allowed.any(axis=1).all():
                others = tuple(_some_of(tables.uncertified[group]) for group, s in marked if not s)
                yield _Branch(frozenset(always | settled), allowed, others)

    def _forms(self, counted: _Counted, allowed: Flags) -> tuple[tuple[int | None, ...], ...]:
        """Return what has to reach the threshold in each way: all groups together (None), or each of some.

        Groups one by one are left out where all together reach it wherever they do.
        """
        together: tuple[int | None, ...] = (None,)
        if not counted.settled:
            return (together,)
        missing, net_cost, _ = self._summed(counted, sorted(counted.settled))
        short = missing - self._most_missing * net_cost
        if np.where(allowed, short, -np.inf).max(axis=1).sum() <= 0:
            return (together,)
        present = (self.tables.present & allowed).any(axis=(1, 2))
        others = [group for group in np.flatnonzero(present).tolist() if group not in counted.settled]
        return (together, tuple(others))

    def _summed(self, counted: _Counted, groups: list[int]) -> tuple[Floats, Floats, Floats]:
        """Return materials, net cost and what is at the threshold of some groups, ``(part, option)`` each."""
        tables = self.tables
        parts = [
            (
                tables.materials[group in counted.settled].missing[int(counted.components), group],
                tables.net_cost[group],
                tables.materials[group in counted.settled].at_threshold[int(counted.components), group],
            )
            for group in groups
        ]
        missing, net_cost, at_threshold = (sum(amounts) for amounts in zip(*parts, strict=True))
        return np.asarray(missing), np.asarray(net_cost), np.asarray(at_threshold)

    def _share(self, counted: _Counted, group: int | None) -> Share:
        """Return what has to reach the threshold: one group, or all together."""
        missing, net_cost, at_threshold = self._amounts(counted, group)
        return Share(whole=lambda _: net_cost, missing=lambda _: missing, at_threshold=lambda _: at_threshold)

    def _limit(self, counted: _Counted, group: int | None) -> Limit:
        """Return the limit of a share; see ``_share``."""
        asked = (counted, group)
        if asked not in self._limits:
            missing, net_cost, _ = self._amounts(*asked)
            self._limits[asked] = share_at_most(missing, net_cost, self._most_missing)
        return self._limits[asked]

    def _amounts(self, counted: _Counted, group: int | None) -> tuple[Sum, Sum, Sum]:
        """Return materials, net cost and what is at the threshold of one group, or of all together."""
        groups = list(range(len(self.tables.present))) if group is None else [group]
        missing, net_cost, at_threshold = self._summed(counted, groups)
        return Sum(missing, 0.0), Sum(net_cost, 0.0), Sum(at_threshold, 0.0)

    @property
    def _most_missing(self) -> float:
        """Return the greatest share of the net cost that materials may have; equality passes."""
        return 1 - self.threshold + TOLERANCE


def _some_of(marked: Flags) -> Limit:
    """Return the limit that some chosen option is marked."""
    return Limit(-marked.astype(np.int64), -1)
