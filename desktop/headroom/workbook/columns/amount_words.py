"""Says how amounts and percentages were read."""

from headroom.book.layout import IN_THOUSANDS, DecimalMark
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.column import FieldColumn

_PERCENT = 100.0


def told_of_scale(column: FieldColumn, stated: float, scaled: float) -> tuple[str, str]:
    """Return what is done to amounts that are not for one piece, or not in full, and what to do about it.

    Args:
        column: The column.
        stated: The first of its amounts.
        scaled: What it comes to.
    """
    per = column.spelling.per
    field, first, read = column.called, localized(f"{stated:g}"), localized(f"{scaled:g}")
    number = localized(f"{per:g}" if per > 1 else f"{round(1 / per):,}")
    for_one = tr("If they are for one piece, say so in the layout.")
    if column.in_cents:
        message = tr(
            "{field} is in cents: the amounts are divided by {number} ({stated} is {read}).",
            field=field,
            number=number,
            stated=first,
            read=read,
        )
        return message, for_one if per > 1 else _not_in(per)
    if per > 1:
        message = tr(
            "{field} is for {number} pieces: the amounts are divided by {number} ({stated} is {read}).",
            field=field,
            number=number,
            stated=first,
            read=read,
        )
        return message, for_one
    if per == IN_THOUSANDS:
        message = tr(
            "{field} is in thousands: the amounts are multiplied by {number} ({stated} is {read}).",
            field=field,
            number=number,
            stated=first,
            read=read,
        )
    else:
        message = tr(
            "{field} is in units of {number}: the amounts are multiplied by {number} ({stated} is {read}).",
            field=field,
            number=number,
            stated=first,
            read=read,
        )
    return message, _not_in(per)


def _not_in(per: float) -> str:
    """Return what to do where amounts of less than one piece are stated in full."""
    if per == IN_THOUSANDS:
        return tr("If they are not in thousands, say so in the layout.")
    return tr(
        "If they are not in units of {number}, say so in the layout.", number=localized(f"{round(1 / per):,}")
    )


def told_of_decimals(column: FieldColumn, value: str, read: float, cells: int) -> str:
    """Return how a column is read in which nothing says what separates the decimals.

    Args:
        column: The column.
        value: Its first cell that can be read in two ways.
        read: How that is read.
        cells: How many such cells there are.
    """
    mark, number = column.spelling.decimal or column.mark, localized(f"{read:,.10g}")
    if mark is DecimalMark.BY_CELL:
        return tr_count(
            "{field} {value} is read as {number}: nothing in the column says whether the sign separates "
            "decimals or thousands ({n} cell).",
            "{field} {value} is read as {number}: nothing in the column says whether the sign separates "
            "decimals or thousands ({n} cells).",
            cells,
            field=column.called,
            value=value,
            number=number,
        )
    return tr_count(
        "{field} {value} is read as {number}: the layout says that “{mark}” stands before the decimals "
        "({n} cell).",
        "{field} {value} is read as {number}: the layout says that “{mark}” stands before the decimals "
        "({n} cells).",
        cells,
        field=column.called,
        value=value,
        number=number,
        mark=mark,
    )


def told_of_fractions(column: FieldColumn, number: float, cells: int) -> str:
    """Return that a column of percentages is taken for fractions; ``number`` is the first of them."""
    return tr_count(
        "{field} holds no number above 1: {n} number in it taken for fractions ({number} is {percent} %).",
        "{field} holds no number above 1: {n} numbers in it taken for fractions ({number} is {percent} %).",
        cells,
        field=column.called,
        number=localized(f"{number:g}"),
        percent=localized(f"{number * _PERCENT:g}"),
    )


def told_of_small_percentages(column: FieldColumn, number: float, cells: int) -> str:
    """Return that numbers below 1 are taken for percentages; ``number`` is the first of them."""
    return tr_count(
        "{field} holds percentages and {n} number between 0 and 1, taken for percentages too ({number} is "
        "{number} %).",
        "{field} holds percentages and {n} numbers between 0 and 1, taken for percentages too ({number} is "
        "{number} %).",
        cells,
        field=column.called,
        number=localized(f"{number:g}"),
    )
