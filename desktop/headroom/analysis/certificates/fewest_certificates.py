"""Which certificates of origin would settle a verdict that is open, the fewest of them, exactly.

With every certificate in hand a vehicle qualifies or fails, and a further origin in the region never makes
it worse. A set of parts therefore settles the verdict whatever the answers are exactly if it holds every
part whose answer can matter: one for which the others can be answered so that it alone decides. There is
one smallest such set. Each row of a part is answered for itself, as its suppliers may differ.

To see whether a row can matter, ask whether answers to the others come to just too little without it: a
sum of amounts within a window (see ``subset_sums``). Where the test of regional content is to be decided,
that of US content has to pass all the same. Of rows that add alike to the tests a larger one can matter
wherever a smaller one can, so that a search by halves is enough. Where core parts are open, whether they
originate moves the regional content as well: every open part is then asked for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from headroom.analysis.certificates.answers import Answers, BeforeAnswer, evaluated_answers
from headroom.analysis.certificates.fewest_parts import Fewest, fewest_for_both, fewest_for_one
from headroom.analysis.certificates.open_rows import OpenRows, open_rows
from headroom.arrays import Flags, Whole
from headroom.knapsack.subset_sums import SumWindow, reaches_window
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CertificateNeeded:
    """A part of unknown origin whose certificate matters.

    Attributes:
        part_number: As in the sheet.
        rows: Indices of its open rows in the book.
        cells: Where their origin stands, e.g. ``Sourcing!C17``.
        values_usd: Quantity times unit cost of each of these rows, per vehicle.
        share: Their value as a fraction of the net cost: the points it may decide.
        answers: What either answer would do by itself.
    """

    part_number: str
    rows: tuple[int, ...]
    cells: tuple[str, ...]
    values_usd: tuple[float, ...]
    share: float
    answers: Answers

    @property
    def value_usd(self) -> float:
        """Return quantity times unit cost of all its open rows, per vehicle."""
        return sum(self.values_usd)


@dataclass(frozen=True, slots=True)
class Certificates:
    """The certificates of origin that settle the verdict of one model; parts stand largest first.

    A certificate is taken to name a country. Where it may state any share of content instead, only all of
    ``open_parts`` together are sure to settle the verdict.

    Attributes:
        model: Name of the model.
        open_parts: Every part that leaves some open test open.
        settling: The fewest that settle the verdict whatever the answers are. Empty: none can, as the
            vehicle has no net cost.
        qualifying: The fewest that would show that it qualifies, if all of them come from the United States
            whatever the others do.
        failing: The fewest that would show that it fails, if all of them come from outside the region.
        proven: Whether fewer cannot do, for each of the three. Money that is no whole number of fine units
            may leave a doubt; then a list may be too long, but does what it says.
    """

    model: str
    open_parts: tuple[CertificateNeeded, ...]
    settling: tuple[CertificateNeeded, ...]
    qualifying: tuple[CertificateNeeded, ...]
    failing: tuple[CertificateNeeded, ...]
    proven: bool


def certificates(outcome: Outcome, cancelled: Callable[[], bool] = lambda: False) -> tuple[Certificates, ...]:
    """Return what would settle each model whose verdict is open, those with the fewest certificates first.

    Models that no certificate settles stand last.

    Args:
        outcome: What a scenario made of a fleet.
        cancelled: Asked between models whether to give up; those found until then are returned.
    """
    found = []
    for model in np.flatnonzero(outcome.verdict == Verdict.UNDETERMINED).tolist():
        if cancelled():
            break
        found.append(certificates_of(outcome, model))
    return tuple(sorted(found, key=lambda one: (not one.settling, len(one.settling))))


def certificates_of(outcome: Outcome, model: int) -> Certificates:
    """Return what would settle one model.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles; the lists are empty unless its verdict is undetermined.
    """
    name = outcome.vehicles[model].name
    is_open = int(outcome.verdict[model]) == Verdict.UNDETERMINED
    if not is_open or not float(outcome.net_cost_usd[model]) > 0:
        return Certificates(name, (), (), (), (), proven=True)
    rows = open_rows(outcome, model)
    parts = _Parts(outcome, model, rows)
    if rows.core.any():  # together they decide, and what they decide moves the regional content as well
        every = parts.needed(range(len(parts.codes)))
        return Certificates(name, every, every, every, every, proven=len(every) <= 1)
    matters, settling_proven = _mattering(rows)
    qualifying, failing = _qualifying(parts), _failing(parts)
    return Certificates(
        model=name,
        open_parts=parts.needed(range(len(parts.codes))),
        settling=parts.needed(np.unique(parts.of_row[matters]).tolist()),
        qualifying=parts.needed(qualifying.parts),
        failing=parts.needed(failing.parts),
        proven=settling_proven and qualifying.proven and failing.proven,
    )


class _Parts:
    """The open rows of a model, part by part.

    Attributes:
        codes: ``(part,)``, codes of the part numbers.
        of_row: ``(row,)``, index of each row's part.
        regional: ``(part,)``, what it adds to regional content, in units.
        us: ``(part,)``, what it adds to US content.
    """

    def __init__(self, outcome: Outcome, model: int, rows: OpenRows) -> None:
        self._book = outcome.exposure.book.rows
        self._net_cost = float(outcome.net_cost_usd[model])
        self._outcome, self._model = outcome, model
        self._now = BeforeAnswer.of(outcome, model, rows)
        self.rows = rows
        self.codes, self.of_row = np.unique(self._book.part_number.codes[rows.row], return_inverse=True)
        self.regional, self.us = self._sum(rows.regional), self._sum(rows.us)

    def needed(self, parts: Iterable[int]) -> tuple[CertificateNeeded, ...]:
        """Return some parts, largest first."""
        found = [self._needed(part) for part in parts]
        return tuple(sorted(found, key=lambda one: (-one.value_usd, one.rows)))

    def _needed(self, part: int) -> CertificateNeeded:
        of_part = np.flatnonzero(self.of_row == part)
        rows = tuple(self.rows.row[of_part].tolist())
        values = tuple(self.rows.value_usd[of_part].tolist())
        return CertificateNeeded(
            part_number=self._book.part_number[rows[0]],
            rows=rows,
            cells=tuple(self._book.address(row, "origin") for row in rows),
            values_usd=values,
            share=sum(values) / self._net_cost,
            answers=self._answers(part, rows),
        )

    def _answers(self, part: int, rows: tuple[int, ...]) -> Answers:
        if self.rows.core.any():
            return evaluated_answers(self._outcome, self._model, self.rows, rows)
        return self._now.answers(int(self.regional[part]), int(self.us[part]))

    def _sum(self, amounts: Whole) -> Whole:
        found = np.zeros(len(self.codes), dtype=np.int64)
        np.add.at(found, self.of_row, amounts)
        return found


def _mattering(rows: OpenRows) -> tuple[Flags, bool]:
    """Return which rows can decide the verdict, and whether that is sure of each."""
    matters, proven = np.zeros(len(rows), dtype=np.bool_), True
    both = (rows.regional > 0) & (rows.us > 0)
    regional_only = (rows.regional > 0) & (rows.us == 0)
    for kind in (both, regional_only):
        chain = _descending(np.flatnonzero(kind), rows.regional)
        count, sure = _count_mattering(
            chain, lambda row, doubt: _decides_regional(rows, row, doubt), rows.doubt
        )
        matters[chain[:count]] = True
        proven &= sure
    chain = _descending(np.flatnonzero(rows.us > 0), rows.us)
    count, sure = _count_mattering(chain, lambda row, doubt: _decides_us(rows, row, doubt), rows.doubt)
    sure |= bool(matters[chain[:count]].all())
    matters[chain[:count]] = True
    return matters, proven and sure


def _count_mattering(chain: Whole, decides: Callable[[int, int], bool], doubt: int) -> tuple[int, bool]:
    """Return how many of the first rows of a chain can decide, and whether that is sure.

    Args:
        chain: Rows in such an order that before one that can decide all can.
        decides: Returns whether a row can, for a doubt by which the window is widened.
        doubt: By how many units a sum may be off.
    """
    least, most = 0, len(chain)
    while least < most:  # the smallest first: usually either all rows matter or none
        middle = most - 1 if most == len(chain) else (least + most) // 2
        if decides(int(chain[middle]), doubt):
            least = middle + 1
        else:
            most = middle
    sure = not doubt or not least or decides(int(chain[least - 1]), -doubt)
    return least, sure


def _decides_regional(rows: OpenRows, row: int, doubt: int) -> bool:
    """Return whether a row can decide by the test of regional content."""
    if rows.regional_missing <= 0:
        return False
    others = np.ones(len(rows), dtype=np.bool_)
    others[row] = False
    us_given = int(rows.us[others & (rows.regional == 0)].sum()) + int(rows.us[row])
    window = SumWindow(
        least=rows.regional_missing - int(rows.regional[row]) - doubt,
        below=rows.regional_missing + doubt,
        least_first=rows.us_missing - us_given - doubt,
    )
    both = _amounts(rows.regional[others & (rows.us > 0)])
    return reaches_window(both, _amounts(rows.regional[others & (rows.us == 0)]), window)


def _decides_us(rows: OpenRows, row: int, doubt: int) -> bool:
    """Return whether a row can decide by the test of US content; the others can then all be regional."""
    if rows.us_missing <= 0:
        return False
    others = np.ones(len(rows), dtype=np.bool_)
    others[row] = False
    window = SumWindow(rows.us_missing - int(rows.us[row]) - doubt, rows.us_missing + doubt)
    return reaches_window(_amounts(rows.us[others]), (), window)


def _qualifying(parts: _Parts) -> Fewest:
    """Return the fewest parts that show that the vehicle qualifies, if all are of US origin."""
    rows = parts.rows
    found = []
    for doubt in {rows.doubt, -rows.doubt}:
        missing = rows.regional_missing + (doubt if rows.regional_missing > 0 else 0)
        us_missing = rows.us_missing + (doubt if rows.us_missing > 0 else 0)
        found.append(
            fewest_for_both(
                parts.regional,
                parts.us,
                min(missing, int(parts.regional.sum())),
                min(us_missing, int(parts.us.sum())),
            )
        )
    return _surest(found)


def _failing(parts: _Parts) -> Fewest:
    """Return the fewest parts that show that the vehicle fails, if all are from outside the region."""
    rows = parts.rows
    found = []
    for doubt in {rows.doubt, -rows.doubt}:
        ways = [
            fewest_for_one(amounts, min(int(amounts.sum()) - missing + 1 + doubt, int(amounts.sum())))
            for amounts, missing in ((parts.regional, rows.regional_missing), (parts.us, rows.us_missing))
            if missing > 0
        ]
        found.append(Fewest(min(ways, key=len), proven=True))
    return _surest(found)


def _surest(found: list[Fewest]) -> Fewest:
    """Return the longer of two lists, which holds whatever rounding did; proven if both are as long."""
    longest = max(found, key=lambda one: len(one.parts))
    same = all(len(one.parts) == len(longest.parts) and one.proven for one in found)
    return Fewest(longest.parts, same)


def _descending(rows: Whole, amounts: Whole) -> Whole:
    return rows[np.argsort(-amounts[rows], kind="stable")]


def _amounts(amounts: Whole) -> list[int]:
    """Return amounts as whole numbers of any size, the largest first."""
    return [int(amount) for amount in np.sort(amounts)[::-1]]
