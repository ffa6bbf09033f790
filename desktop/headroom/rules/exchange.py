"""How the exchange of a part for one from another source moves a test of a vehicle.

The denominator of a content share moves with the choice of sources, so a test of a share is multiplied
out: ``VNM <= (1 - R) NC`` is linear in the choice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.knapsack.whole_numbers import Limit, Sum, share_at_most
from headroom.rules.content import TOLERANCE
from headroom.rules.row_sums import RowSum


class Amounts(Protocol):
    """What a choice of sources adds up to, US dollars per vehicle."""

    @property
    def net_cost(self) -> Sum:
        """Return the net cost."""

    @property
    def vnm(self) -> Sum:
        """Return the non-originating materials at the low end."""

    @property
    def us(self) -> Sum:
        """Return the US content at the low end."""

    @property
    def core_net_cost(self) -> Sum:
        """Return the net cost of the core parts."""

    @property
    def core_vnm(self) -> Sum:
        """Return the non-originating materials that decide whether core parts originate, at the low end."""

    @property
    def core_at_threshold(self) -> Sum:
        """Return the core parts that are taken to be just at the threshold, whatever it is."""

    def parts_sum(self, wanted: RowSum) -> Sum:
        """Return a sum of the rows of the parts."""


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """A share of two sums has to reach the threshold.

    Attributes:
        whole: What the share is taken of.
        counted: What counts towards it; None where ``missing`` says what does not.
        missing: What does not count towards it.
        at_threshold: What of the whole is taken to be just at the threshold, whatever it is; None: nothing.
    """

    whole: Callable[[Amounts], Sum]
    counted: Callable[[Amounts], Sum] | None = None
    missing: Callable[[Amounts], Sum] | None = None
    at_threshold: Callable[[Amounts], Sum] | None = None

    def limit(self, amounts: Amounts, threshold: float) -> Limit:
        """Return what a choice keeps that reaches a threshold, fraction; equality passes."""
        return share_at_most(*self._compared(amounts, threshold))

    def short_of(self, amounts: Amounts, threshold: float) -> Sum:
        """Return by how much a choice falls short of a threshold, US dollars; not above 0 where it does not.

        Args:
            amounts: What a choice adds up to.
            threshold: The least share, fraction.
        """
        part, whole, share = self._compared(amounts, threshold)
        return part.plus(whole, -share)

    def moved_by(self, amounts: Amounts) -> Sum:
        """Return by how much more a choice falls short for one more unit of the threshold, US dollars."""
        whole = self.whole(amounts)
        return whole if self.at_threshold is None else whole.plus(self.at_threshold(amounts), -1.0)

    def _compared(self, amounts: Amounts, threshold: float) -> tuple[Sum, Sum, float]:
        """Return an amount, another one, and the share of that which the first is at most."""
        if self.missing is not None:
            return self.missing(amounts), self.whole(amounts), 1 - threshold + TOLERANCE
        return self._counted(amounts).times(-1.0), self.whole(amounts), TOLERANCE - threshold

    def of(self, amounts: Amounts, picks: Whole) -> float:
        """Return the share of a choice, fraction; 0 where there is nothing to take it of."""
        whole = self.whole(amounts).of(picks)
        if not whole > 0:
            return 0.0
        if self.missing is not None:
            return (whole - self.missing(amounts).of(picks)) / whole
        return self._counted(amounts).of(picks) / whole

    def gains(self, amounts: Amounts, picks: Whole) -> Floats:
        """Return ``(part,)``: what the choice of each part adds to the share, all others being as chosen."""
        whole = _without_each(self.whole(amounts), picks)
        costs = whole > 0
        if self.missing is not None:
            part = whole - _without_each(self.missing(amounts), picks)
        else:
            part = _without_each(self._counted(amounts), picks)
        gained: Floats = self.of(amounts, picks) - np.where(costs, part / np.where(costs, whole, 1.0), 0.0)
        return gained

    def lacking(self, amounts: Amounts, picks: Whole) -> Floats:
        """Return ``(part,)``: what the choice of each part takes from the share, US dollars."""
        at = np.arange(len(picks))
        if self.missing is not None:
            return self.missing(amounts).options[at, picks]
        return self.whole(amounts).options[at, picks] - self._counted(amounts).options[at, picks]

    def _counted(self, amounts: Amounts) -> Sum:
        """Return what counts.

        Raises:
            ValueError: If nothing says what counts.
        """
        if self.counted is None:
            msg = "a share needs to know what counts towards it, or what does not"
            raise ValueError(msg)
        return self.counted(amounts)


def _without_each(amount: Sum, picks: Whole) -> Floats:
    """Return ``(part,)``: an amount with all parts as chosen but that one, which stays where it is."""
    chosen = amount.options[np.arange(len(picks)), picks]
    without: Floats = amount.of(picks) - chosen + amount.options[:, 0]
    return without
