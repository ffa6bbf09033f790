"""What certificates and makers say of a part that its origin, or another of their figures, contradicts."""

from collections.abc import Callable, Iterator

import numpy as np

from headroom.arrays import Flags
from headroom.book.cell_ranges import warnings_by_sheet
from headroom.book.classes_and_roles import YES
from headroom.book.countries import UNKNOWN_ORIGIN, is_inside, may_be
from headroom.book.problem import Problem
from headroom.book.same import SAME
from headroom.book.sourcing import PartRows
from headroom.language import tr

_CHECK = tr("Check the country of origin, and the certificate.")


def statement_doubts(rows: PartRows) -> Iterator[Problem]:
    """Yield a warning for each sheet and each kind of contradiction.

    Source:
        USMCA, Articles 4.2 and 4.18; NAFTA, Article 411: what was last made outside the territories of the
        parties does not originate. Proclamation 10908 for what of a vehicle is US content.
    """
    outside = _from_elsewhere(rows, is_inside)
    for field, where, message, remedy in (
        (
            "originating",
            (rows.originating == YES) & outside,
            lambda count: tr(
                "Originating is yes in {rows} whose origin is outside the US, Canada and Mexico: such a part "
                "does not originate.",
                rows=count,
            ),
            _CHECK,
        ),
        (
            "us_transformed",
            (rows.us_transformed == YES) & _from_elsewhere(rows, lambda origin: may_be(origin, "US")),
            lambda count: tr(
                "US transformed is yes in {rows} whose origin is another country: such a part counts 0 as "
                "US.",
                rows=count,
            ),
            _CHECK,
        ),
        (
            "regional_content",
            (rows.regional_content > 0) & outside,  # NaN compares as False
            lambda count: tr(
                "Regional content is above 0 in {rows} whose origin is outside the US, Canada and Mexico: it "
                "is taken as 0.",
                rows=count,
            ),
            tr("Check the country of origin, or state 0."),
        ),
        (
            "part_vnm",
            rows.part_vnm > rows.part_net_cost * (1 + SAME),
            lambda count: tr(
                "VNM of part is above Net cost of part in {rows}: no regional content is credited.",
                rows=count,
            ),
            tr("Check both figures of the maker's statement."),
        ),
        (
            "part_net_cost",
            rows.part_net_cost > rows.unit_cost * (1 + SAME),
            lambda count: tr(
                "Net cost of part is above Unit cost in {rows}: at most the unit cost is credited.",
                rows=count,
            ),
            tr("Check that both are for one part, in one currency."),
        ),
    ):
        yield from warnings_by_sheet(rows, where, field, message, remedy)


def _from_elsewhere(rows: PartRows, is_there: Callable[[str], bool]) -> Flags:
    """Return the rows whose origin is known and not where it should be, ``(row,)``."""
    elsewhere = [origin != UNKNOWN_ORIGIN and not is_there(origin) for origin in rows.origins]
    found: Flags = np.array(elsewhere or [False], dtype=np.bool_)[rows.origin]
    return found
