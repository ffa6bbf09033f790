"""What rows contain, and with which content they originate: by origin, certificate and statement.

``low`` and ``high`` are the ends of a range: they differ where origins are unknown. Shares are fractions.

Source:
    USMCA, Articles 4.2 and 4.18; NAFTA, Article 411 (where a part was last made); 19 CFR Part 182,
    Appendix A, s. 9 (statements of makers).
"""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from headroom.arrays import Flags, Floats, Ints
from headroom.book.classes_and_roles import NO, YES
from headroom.book.countries import UNKNOWN_ORIGIN, is_inside, may_be
from headroom.book.sourcing import PartRows
from headroom.rules.kept_beside import kept_once

CERTAIN = np.inf
"""The content by which a part is judged that originates whatever is asked."""

NEVER = -np.inf
"""The content by which a part is judged that originates by no threshold."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class RowContents:
    """Some rows with what they contain; arrays are ``(row,)``.

    Attributes:
        rows: The rows of the book.
        row: Index into them.
        inside: Whether the origin is in the region.
        unknown: Whether the origin is unknown.
        regional_low: Least regional content: 0 where the origin is a country outside the region, whatever is
            stated; as stated elsewhere, from 0 where the origin is unknown; else as the certificate, what the
            part is made of, or the origin says.
        regional_high: Greatest.
        judged_low: The content by which it is judged whether the part originates: ``CERTAIN`` with a
            certificate, ``NEVER`` with one that says no, or where it was not last made in the region.
        judged_high: The same at the high end, where a part of unknown origin may be from the region.
        us_low: Least US content: stated, else as the origin says.
        us_high: Greatest.
    """

    rows: PartRows
    row: Ints | npt.NDArray[np.int64]
    inside: Flags
    unknown: Flags
    regional_low: Floats
    regional_high: Floats
    judged_low: Floats
    judged_high: Floats
    us_low: Floats
    us_high: Floats

    @classmethod
    def of(cls, rows: PartRows, row: Ints | npt.NDArray[np.int64]) -> Self:
        """Return what some rows of a book contain."""
        origin, origins = rows.origin[row], rows.origins
        inside = np.array([is_inside(country) for country in origins], dtype=np.bool_)[origin]
        unknown = np.array([country == UNKNOWN_ORIGIN for country in origins], dtype=np.bool_)[origin]
        american = np.array([country == "US" for country in origins], dtype=np.bool_)[origin]
        perhaps = np.array([may_be(country, "US") for country in origins], dtype=np.bool_)[origin]
        certificate = rows.originating[row]
        certified = (certificate == YES) & (inside | unknown)
        refused = certificate == NO
        if_blank = np.where(refused, 0.0, np.where(inside | unknown, 1.0, 0.0))
        low, high = _built(rows, row, certificate >= 0)
        stated = np.where(np.isnan(high), if_blank, high)
        regional_high = np.where(inside | unknown, stated, 0.0)
        known = np.where(np.isnan(low), if_blank, low)
        regional_low = np.where(inside | certified, known, 0.0)
        settled = np.where(certified, CERTAIN, NEVER)
        open_ = ~(certified | refused) & (inside | unknown)
        judged_high = np.where(open_, regional_high, settled)
        us_stated = rows.us_content[row]
        us_blank = np.isnan(us_stated)
        return cls(
            rows=rows,
            row=row,
            inside=inside,
            unknown=unknown,
            regional_low=regional_low,
            regional_high=regional_high,
            judged_low=np.where(open_, np.where(inside, regional_low, NEVER), settled),
            judged_high=judged_high,
            us_low=np.where(us_blank, american.astype(np.float64), us_stated),
            us_high=np.where(us_blank, (perhaps | unknown).astype(np.float64), us_stated),
        )

    def absorbed(self) -> tuple[Flags, Flags]:
        """Return which are part of an intermediate material that originates, at the low and the high end.

        Source:
            19 CFR Part 182, Appendix A, s. 8(4) to (9).
        """
        built = self.rows.built
        if built is None:
            nothing = np.zeros(len(self.row), dtype=np.bool_)
            return nothing, nothing
        return built.absorbed_low[self.row], built.absorbed_high[self.row]

    @property
    def value(self) -> Floats:
        """Return quantity times unit cost, in the currency of the row."""
        value: Floats = self.rows.quantity[self.row] * self.rows.unit_cost[self.row]
        return value

    @property
    def certified(self) -> Flags:
        """Return which have a certificate of origin that counts."""
        certified: Flags = self.judged_low == CERTAIN
        return certified

    @property
    def stated(self) -> Flags:
        """Return for which their maker states net cost and non-originating materials of the part."""
        return ~(np.isnan(self.rows.part_net_cost[self.row]) | np.isnan(self.rows.part_vnm[self.row]))

    @property
    def believed(self) -> tuple[Flags, Flags]:
        """Return of which their maker's statement counts, at the low and at the high end of their content.

        It does not of a part that was last made outside the region.
        """
        return self.stated & (self.inside | self.certified), self.stated & (self.inside | self.unknown)

    def credit(self) -> tuple[Floats, Floats]:
        """Return what the maker's statement takes off the value of a part that does not originate.

        It is net cost less non-originating materials of the part, at least 0 and at most its value, in the
        currency of the row, at the low and at the high end of its content. A part that was last made
        outside the region has none.

        Source:
            19 CFR Part 182, Appendix A, s. 9(2)(b).
        """
        rows, row = self.rows, self.row
        inside = rows.quantity[row] * (rows.part_net_cost[row] - rows.part_vnm[row])
        credit = np.clip(np.nan_to_num(inside), 0.0, self.value)
        low, high = (np.where(believed, credit, 0.0) for believed in self.believed)
        return low, high

    def above_net_cost(self) -> tuple[Floats, Floats]:
        """Return by how much the value of a part is above the net cost that its maker states, at both ends.

        In form (a) of the statement the net cost of the part stands in place of its value in that of the
        vehicle, and its non-originating materials in place of its value less the credit of form (b): both
        are less by this, in the currency of the row. The producer has the choice between the two forms for
        each part, and form (a) would be the worse where the net cost is above the value; so it is 0 there.
        A statement with more materials than net cost contradicts itself: nothing follows from it.

        Source:
            19 CFR Part 182, Appendix A, s. 9(2)(a) and (b).
        """
        rows, row = self.rows, self.row
        net_cost, vnm = rows.part_net_cost[row], rows.part_vnm[row]
        more = np.where(vnm <= net_cost, np.maximum(self.value - rows.quantity[row] * net_cost, 0.0), 0.0)
        low, high = (np.where(believed, np.nan_to_num(more), 0.0) for believed in self.believed)
        return low, high

    def with_core(self, grouped: Flags, complete: Flags) -> tuple[Flags, Flags]:
        """Return which count as regional where the core parts of their vehicle originate, at both ends.

        A core part that originates counts with all that is in it; a complete one that was last made outside
        the region never does.

        Args:
            grouped: ``(row,)``, which are in a group of core parts.
            complete: ``(row,)``, which are complete core parts.

        Source:
            19 CFR Part 182, Appendix A, s. 14(11); panel report of 2022-12-14 (USA-CDA-2022-31-01).
        """
        low = grouped & (~complete | self.inside | self.certified)
        return low, grouped & (~complete | self.inside | self.unknown)

    @kept_once  # both of its ends are summed
    def us_parts(self) -> tuple[Floats, Floats]:
        """Return 1 for each part that counts as US content by part, else 0, at the low and at the high end.

        Such parts were wholly obtained, entirely made or substantially transformed in the United States.

        Source:
            Proclamation 10908, clause 2; HTSUS chapter 99, subchapter III, note 33(c) and (d).
        """
        origins, said = self.rows.origins, self.rows.us_transformed[self.row]
        american = np.array([country == "US" for country in origins], dtype=np.bool_)[
            self.rows.origin[self.row]
        ]
        perhaps = np.array([may_be(country, "US") for country in origins], dtype=np.bool_)[
            self.rows.origin[self.row]
        ]
        low = (american | (perhaps & (said == YES))) & (said != NO)
        high = (perhaps | self.unknown) & (said != NO)
        return low.astype(np.float64), high.astype(np.float64)


def _built(rows: PartRows, row: Ints | npt.NDArray[np.int64], settled: Flags) -> tuple[Floats, Floats]:
    """Return the regional content of rows at both ends: stated, else what follows from what they are made of.

    Args:
        rows: The rows of the book.
        row: Index into them.
        settled: ``(row,)``, of which a certificate says whether they originate.

    Returns:
        Fractions; NaN where neither says anything.
    """
    stated = rows.regional_content[row]
    if rows.built is None:
        return stated, stated
    follows = np.isnan(stated) & ~settled
    return (
        np.where(follows, rows.built.low[row], stated),
        np.where(follows, rows.built.high[row], stated),
    )
