"""Asks whether a bill is read with unknown origins, where nothing states a country of origin."""

from collections.abc import Sequence
from dataclasses import replace

from headroom.book.fields.field_tables import field_of
from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding, PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import ORIGINS, UNKNOWN_ORIGINS_ANSWER, UNREAD_ANSWER
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.notation.measured_numbers import measured_price
from headroom.notation.numbers import typed_number
from headroom.notation.origins import origin_code
from headroom.workbook.fields.headings import heading_words
from headroom.workbook.fields.other_headings import plain_words
from headroom.workbook.survey.sheet_rows import Rows

_PART, _COSTS = "part_number", ("unit_cost", "extended_cost")
_ORIGIN = field_of(TableKind.SOURCING, "origin")
_MODEL = field_of(TableKind.SOURCING, "model")
_OF_BILLS = ("model", "level", "parent_part")
"""Columns that only a bill has."""

_QUANTITY = "quantity"
"""What a bill has at least, but orders, invoices and stocks as well; a list of prices has none."""

_OF_SALES = plain_words(
    "customer customers client clients buyer kunde kunden cliente clientes invoice "
    "invoices rechnung factura facture fattura sale sales sold verkauf ventas ventes "
    "revenue profit basket cart"
)
"""Words of headings that stand beside quantities and prices of sales."""

_OF_PARTS = plain_words("part parts pn item material drawing teil teile parte pieza")
"""Words that say beside them that a customer numbers parts."""

_OF_TRADE = plain_words(
    "account accounts konto kundenkonto cuenta compte orderid rep salesperson discount rabatt"
)
"""Words of headings that speak of orders and sales where a bill has no use for them."""

_ORDERS = frozenset({"order", "orders"})
_DATES = plain_words("date dates datum fecha orderdate saledate invoicedate")
_OF_DATES = _DATES | plain_words(
    "order ordered sale sales invoice transaction purchase posting ship shipped shipping"
)
"""All words of a heading whose dates are those of orders; of a bill there are others, such as valid from."""

_LIKELY = 0.75


def ask_origins(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question whether a bill is read with unknown origins, where it has no column of origins."""
    del rows  # what the columns were found to be says enough
    return _question(finding) if _is_bill(finding) else None


def with_origins(table: TableFinding, *, stated: bool) -> TableFinding:
    """Return a table of parts with the question about its origins where they alone are lacking.

    What other tables have decides that, so it is asked when all of them are known.

    Args:
        table: The table, with what is missing in it.
        stated: Whether a table that is joined to it states origins.
    """
    asked = next((one for one in table.questions if one.key == ORIGINS), None)
    lacking = set(table.missing) - {_MODEL.heading}
    if stated or lacking != {_ORIGIN.heading} or not _is_bill(table):
        if asked is None and not table.layout.answer(ORIGINS):
            return table
        answers = tuple((key, word) for key, word in table.layout.answers if key != ORIGINS)
        others = tuple(one for one in table.questions if one.key != ORIGINS)
        return replace(table, layout=replace(table.layout, answers=answers), questions=others)
    if asked is None:
        table = replace(table, questions=(_question(table), *table.questions))
    word = table.layout.answer(ORIGINS) or next(one.proposed for one in table.questions if one.key == ORIGINS)
    missing = table.missing
    if word == UNKNOWN_ORIGINS_ANSWER:
        missing = tuple(heading for heading in missing if heading != _ORIGIN.heading)
    return replace(table, layout=table.layout.with_answers({ORIGINS: word}), missing=missing)


def to_be_read(table: TableFinding) -> TableFinding:
    """Return a table that a person wants read, which was left unread as nothing states its origins."""
    left = table.layout.answer(ORIGINS) == UNREAD_ANSWER
    return table.answered({ORIGINS: UNKNOWN_ORIGINS_ANSWER}) if left else table


def asks_origins(table: TableFinding) -> bool:
    """Return whether nothing states the origins of a table of parts."""
    return any(one.key == ORIGINS for one in table.questions)


def _question(finding: TableFinding) -> Question:
    others = [f"“{one.proposed.heading}”" for one in finding.columns if _holds_countries(one)]
    reasons = [tr("No column states the country of origin.")]
    if others:
        reasons.append(_of_unknown_use(others))
    if trade := _speaking_of_trade(finding):
        # Translators: "clause" is, for instance, "“Order date” speaks of orders or sales".
        reasons.append(tr("{clause}: the table may be no bill.", clause=trade))
    return Question(
        ORIGINS,
        tr("No country of origin"),
        " ".join(reasons),
        (
            PossibleAnswer(
                UNKNOWN_ORIGINS_ANSWER,
                tr("Read every origin as unknown"),
                tr("verdicts are ranges until parts are given an origin on the page Parts"),
            ),
            PossibleAnswer(
                UNREAD_ANSWER,
                tr("Leave the table unread"),
                tr("until its column or a part list with origins is chosen"),
            ),
        ),
        UNREAD_ANSWER if trade else UNKNOWN_ORIGINS_ANSWER,
        sure=False,
    )


def _of_unknown_use(columns: Sequence[str]) -> str:
    """Return which columns hold countries, whatever of."""
    if len(columns) > 1:
        return tr("{columns} hold countries, which are not known to be of origin.", columns=a_few(columns))
    return tr("{column} holds countries, which are not known to be of origin.", column=columns[0])


def why_no_bill(table: TableFinding) -> str:
    """Return why a table that lacks nothing but origins is not taken for a bill without them.

    Returns:
        What follows "as"; empty where it is taken for one, or lacks more than origins.
    """
    if set(table.missing) - {_MODEL.heading} != {_ORIGIN.heading}:
        return ""
    return _against(table) or _speaking_of_trade(table)


def _is_bill(finding: TableFinding) -> bool:
    """Return whether a table is one of parts, without origins, and a bill."""
    no_origins = finding.layout.kind is TableKind.SOURCING and finding.layout.column(_ORIGIN.name) is None
    return no_origins and not _against(finding)


def _against(finding: TableFinding) -> str:
    """Return what speaks against a bill: it needs likely columns of parts, and filled rows.

    A cost that stands elsewhere is none of its columns; one of two columns of costs may be empty.
    """
    layout = finding.layout
    likely = {one.proposed.field: one for one in finding.columns if one.confidence >= _LIKELY}
    if not any(name in likely for name in _OF_BILLS) and not layout.quantities_by_model():
        sales = next(filter(_of_sales, finding.columns), None)
        if sales is not None:
            return tr("“{heading}” speaks of sales", heading=sales.proposed.heading)
        if _QUANTITY not in likely:
            return tr("it has no column of quantities, as a list of prices or of stocks")
    if _PART not in likely or not likely[_PART].samples:
        return (
            tr("no column is known to number or name its parts")
            if _PART not in likely
            else tr("it names no part")
        )
    costs = [likely.get(name) for name in _COSTS if layout.column(name) is not None]
    if costs and not any(one is not None and _holds_amounts(one) for one in costs):
        return tr("its first rows state no cost")
    return ""


def _speaking_of_trade(finding: TableFinding) -> str:
    """Return which columns make it doubtful that a table is a bill, as a clause; empty where none does."""
    likely = {one.proposed.field for one in finding.columns if one.confidence >= _LIKELY}
    if not likely.isdisjoint(_OF_BILLS):
        return ""
    names = [f"“{one.proposed.heading}”" for one in finding.columns if _of_trade(one)]
    if len(names) > 1:
        return tr("{columns} speak of orders or sales", columns=a_few(names))
    return tr("{column} speaks of orders or sales", column=names[0]) if names else ""


def _of_trade(column: ColumnFinding) -> bool:
    words = frozenset(heading_words(column.proposed.heading))
    dated = not words.isdisjoint(_DATES) and words <= _OF_DATES
    trade = dated or words <= _ORDERS or not words.isdisjoint(_OF_TRADE)
    return trade and bool(words) and not _is_used(column)


def _of_sales(column: ColumnFinding) -> bool:
    """Return whether a column that is not used speaks of who bought the rows."""
    words = frozenset(heading_words(column.proposed.heading))
    return not _is_used(column) and not words.isdisjoint(_OF_SALES) and words.isdisjoint(_OF_PARTS)


def _is_used(column: ColumnFinding) -> bool:
    """Return whether a column is likely one of a field; a customer of six digits is like a tariff code."""
    return bool(column.proposed.field) and column.confidence >= _LIKELY


def _holds_amounts(column: ColumnFinding) -> bool:
    return any(typed_number(text) is not None or measured_price(text) is not None for text in column.samples)


def _holds_countries(column: ColumnFinding) -> bool:
    """Return whether a column that is not used holds countries, as far as its first cells tell."""
    unused = not column.proposed.field and not column.proposed.model and bool(column.proposed.heading)
    return unused and bool(column.samples) and all(origin_code(text) is not None for text in column.samples)
