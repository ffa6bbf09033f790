"""Reports once the origins that are no one country: several in the region, the European Union, elsewhere."""

from collections.abc import Callable

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.countries import EU, OUTSIDE_REGION, REGION, is_inside
from headroom.book.problem import Severity
from headroom.language import tr_count
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.alternates import report_rows

_NOTES: tuple[tuple[Callable[[str], bool], Callable[[int, str], str]], ...] = (
    (
        lambda code: is_inside(code) and code not in REGION,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is from one of several countries of the region: regional unless stated, US "
            "content 0 to 100 %.",
            "{n} rows ({cells}) are from one of several countries of the region: regional unless stated, "
            "US content 0 to 100 %.",
            n,
            cells=cells,
        ),
    ),
    (
        lambda code: code == EU,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is from the European Union, and it counts as from one of its members.",
            "{n} rows ({cells}) are from the European Union, and they count as from one of its members.",
            n,
            cells=cells,
        ),
    ),
    (
        lambda code: code == OUTSIDE_REGION,
        lambda n, cells: tr_count(
            "{n} row ({cells}) is from outside the region, from no country in particular: no deal of a "
            "country goes for it.",
            "{n} rows ({cells}) are from outside the region, from no country in particular: no deal of a "
            "country goes for it.",
            n,
            cells=cells,
        ),
    ),
)


def report_origins(column: FieldColumn, origins: CodedTexts, usable: Flags) -> None:
    """Report the rows whose origin is a group of countries.

    Args:
        column: The column of the origins.
        origins: ``(row,)``, codes.
        usable: ``(row,)``, the rows that are used.
    """
    for is_so, what in _NOTES:
        where = np.array([*map(is_so, origins.values), False], dtype=np.bool_)[origins.codes]
        report_rows(column, where & usable, Severity.ASSUMPTION, what)
