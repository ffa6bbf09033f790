"""Purchase shares under the changes of a scenario, where other rows of a part come to count than as read."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import PartTree
from headroom.book.purchase_shares import SharedSupply, shared_supply
from headroom.language import localized

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class TurnedShares:
    """The purchase shares of the rows of a workbook, also of those that may come to count.

    A change leaves shares as they are, and which rows are one part used in several places: that is told by
    what the workbook states. What a change moves of a row has the same part of its share.

    Attributes:
        rows: These rows, each as the workbook states it.
        shares: ``(row,)``, fractions; NaN where blank.
        part: ``(row,)``, a number for each part of each model of a sheet; -1 where no row of it states one.
        place: ``(row,)``, who supplies it from where; -1 where neither is told.
        as_read: What they come to of the rows that count in the workbook.
    """

    rows: PartRows
    shares: Floats
    part: Whole
    place: Whole
    as_read: SharedSupply

    @classmethod
    def of(cls, rows: PartRows, tree: PartTree) -> "TurnedShares | None":
        """Return the shares of a workbook; None where no row of its bills of several levels states one.

        Args:
            rows: Its rows, behind them those that may come to count.
            tree: Its nodes, each with its row.
        """
        if tree.purchase_share is None or np.isnan(tree.purchase_share).all():
            return None
        with_row = np.flatnonzero(tree.row >= 0)
        shares = np.full(len(rows), np.nan)
        shares[tree.row[with_row]] = tree.purchase_share[with_row]
        part, place = _parts(rows), _places(rows)
        part = np.where(np.isin(part, part[~np.isnan(shares)]), part, -1)
        return cls(rows, shares, part, place, shared_supply(shares, part, rows.current, place))

    def now(self, rows: PartRows, source: Whole) -> SharedSupply:
        """Return what they come to of the rows that count with changes made, for each row of the workbook.

        Args:
            rows: The rows with the changes made.
            source: ``(row,)``, the row that each was made of.
        """
        current = np.zeros(len(self.rows), dtype=np.bool_)
        current[source[rows.current]] = True
        return shared_supply(self.shares, self.part, current, self.place)

    def anew(self, now: SharedSupply) -> Flags:
        """Return ``(row of the workbook,)``: which rows count by another share than as read."""
        found: Flags = np.abs(now.factor - self.as_read.factor) > _ROUNDING
        return found

    def told(self, rows: PartRows, source: Whole) -> tuple[int, tuple[str, ...]]:
        """Return what has to be said of shares with changes made.

        Args:
            rows: The rows with the changes made.
            source: ``(row,)``, the row that each was made of.

        Returns:
            How many rows count by another share than as read; and the numbers of the parts of which the
            shares are scaled now, each with what they add up to.
        """
        now = self.now(rows, source)
        other = np.abs(now.total - self.as_read.total) > _ROUNDING
        scaled = np.flatnonzero(now.wrong & (other | ~self.as_read.wrong))
        scaled = scaled[np.sort(np.unique(self.part[scaled], return_index=True)[1])]
        names = (
            f"{self.rows.part_number[row]} ({localized(f'{now.total[row] * 100:g}')} %)"
            for row in scaled.tolist()
        )
        return int((self.anew(now)[source] & rows.current).sum()), tuple(dict.fromkeys(names))


def _parts(rows: PartRows) -> Whole:
    """Return a number for each part of each model of a sheet, ``(row,)``; -1 where it has no number."""
    codes, numbers = rows.part_number.codes.astype(np.int64), len(rows.part_number.values) + 1
    of_sheet = rows.sheet.astype(np.int64) * len(rows.models) + rows.model
    return np.where(codes < 0, -1, of_sheet * numbers + codes)


def _places(rows: PartRows) -> Whole:
    """Return who supplies each row from where, ``(row,)``; -1 where neither is told."""
    told = np.array([name != UNKNOWN_ORIGIN for name in rows.origins] or [False], dtype=np.bool_)
    origin = np.where(told[rows.origin], rows.origin, -1) if len(rows) else rows.origin
    both = (rows.supplier.codes.astype(np.int64) + 1) * (len(rows.origins) + 1) + origin + 1
    return np.where(both == 0, -1, both)
