"""Finds what lines above the headings say of all amounts: their currency, and that they are in thousands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from headroom.book.fields.field import CellKind
from headroom.book.fields.field_tables import field_of
from headroom.book.layout import IN_THOUSANDS, WHOLE_WIDTH, Span, TableKind
from headroom.book.survey import ColumnFinding
from headroom.language import localized, tr
from headroom.notation.currencies import DOLLAR, currency_code, names_unclear_currency
from headroom.workbook.fields.headings import heading_currency, heading_words
from headroom.workbook.fields.known_headings import exact, pieces
from headroom.workbook.fields.other_headings import plain_words
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_blocks import repeats_of

_LIKELY = 0.75
_LINES = 15
_SHORT_LINE = 4
_LONGEST = 160
_CURRENCY, _EXTENDED = "currency", "extended_cost"
_USUAL = frozenset(
    [
        "EUR",
        "USD",
        "MXN",
        "CAD",
        "GBP",
        "JPY",
        "CNY",
        "KRW",
        "BRL",
        "INR",
        "CHF",
        "SEK",
        "PLN",
        "CZK",
        "HUF",
        "RON",
        "TWD",
        "THB",
        "TRY",
        "ZAR",
        "AUD",
    ]
)
"""Codes that a line of text is likely to name; others are words as well, such as ALL and TOP."""

_CODE = re.compile(r"(?<![A-Za-z])(?:[A-Z]{3}|€|£|₩|₹|US\$|MX\$|C\$|R\$)(?![A-Za-z])")
_NAMES = (
    (re.compile(r"\b(?:mexican pesos?|pesos? mexicanos?|mexikanische \w*pesos?)\b", re.IGNORECASE), "MXN"),
    (re.compile(r"\b(?:canadian dollars?|dollars? canadiens?)\b", re.IGNORECASE), "CAD"),
    (re.compile(r"\b(?:us|u\.s\.|american) dollars?\b|\bd[oó]lares\b", re.IGNORECASE), DOLLAR),
    (re.compile(r"\beuros?\b", re.IGNORECASE), "EUR"),
    (re.compile(r"\b(?:pounds? sterling)\b", re.IGNORECASE), "GBP"),
    (re.compile(r"\b(?:japanese )?yen\b", re.IGNORECASE), "JPY"),
    (re.compile(r"\b(?:yuan|renminbi|rmb)\b|人民[币幣元]", re.IGNORECASE), "CNY"),
    (re.compile(r"\b(?:reais)\b", re.IGNORECASE), "BRL"),
    (re.compile(r"美元|美金|米ドル|달러"), DOLLAR),
    (re.compile(r"单位\s*[:\uff1a]\s*(?:千|万)?元"), "CNY"),
    (re.compile(r"単位\s*[:\uff1a]\s*(?:千|万|百万)?円|日元|日圓"), "JPY"),
    (re.compile(r"단위\s*[:\uff1a]?\s*(?:천|만|백만)?\s*원"), "KRW"),
)
_THOUSAND_SIGNS = re.compile(r"[\u0024€£]\s?['\u2019]?000\b", re.IGNORECASE)
_MONEY = plain_words(
    "price prices cost costs amount amounts value values figure figures currency "
    "currencies money bom all preis preise kosten betrag betrage wert werte wahrung "
    "angaben alle precio precios costo costos coste costes importe importes monto montos "
    "moneda valores valor cifras prix cout couts montant montants devise valeurs preco "
    "precos custo custos moeda prezzo prezzi costi importi valuta"
)
"""Words that say that a line speaks of amounts."""

_RATES = plain_words(
    "rate rates fx exchange kurs kurse wechselkurs umrechnungskurs tipo cambio taux "
    "change taxa cambial tasso tc msrp sop volume budget"
)
"""Words of lines that speak of rates, or of money that is not that of parts."""


def with_said_above(
    kind: TableKind, rows: Rows, first: int, found: Sequence[ColumnFinding], span: Span = WHOLE_WIDTH
) -> list[ColumnFinding]:
    """Return the columns, those of money in the currency and the scale that a line above the headings names.

    A line such as ``Currency: EUR`` is taken; of one that says it among other words it has to be confirmed.

    Args:
        kind: What the rows of the table are.
        rows: The first rows of the sheet.
        first: First row of the headings, from 0.
        found: What each column seems to mean.
        span: First and last column of the table.
    """
    lines = list(_lines(rows, first, span))
    if kind not in {TableKind.SOURCING, TableKind.PART_LIST} or not lines:
        return list(found)
    stated = any(one.proposed.field == _CURRENCY for one in found)
    currency = ("", "", False) if stated else _currency(lines)
    scale = next(((per, line) for line in lines if (per := _scale(line)) != 1), (1.0, ""))
    return [_told(one, currency, scale) if _is_money(kind, one) else one for one in found]


def _lines(rows: Rows, first: int, span: Span) -> Iterator[str]:
    """Yield the lines above headings, without those of other tables; the nearest first."""
    above = [at + 1 for at in repeats_of(rows, first, span) if at < first]
    left = max(span[0] - rows.first_column, 0)
    right = None if span[1] is None else span[1] - rows.first_column + 1
    for at in range(first - 1, max(first - _LINES, 0, *above) - 1, -1):
        filled = [" ".join(cell.split()) for cell in rows.texts[at][left:right] if cell.strip()]
        for place in range(len(filled) if len(filled) <= _SHORT_LINE else 0):
            alone = filled[place] if ":" in filled[place] else " ".join(filled[place : place + 2])
            if len(alone) <= _LONGEST:
                yield alone


def _is_money(kind: TableKind, one: ColumnFinding) -> bool:
    """Return whether a column is money of parts."""
    if not one.proposed.field:
        return False
    field = field_of(kind, one.proposed.field)
    return field.kind is CellKind.AMOUNT and (field.per_part or field.name == _EXTENDED)


def _currency(lines: Sequence[str]) -> tuple[str, str, bool]:
    """Return the one currency that lines name, the line, and whether it says nothing else."""
    found: dict[str, tuple[str, bool]] = {}
    for line in lines:
        for code, sure in _named(line):
            if not found.get(code, ("", False))[1]:
                found[code] = (line, sure)
    if len(found) != 1:
        return "", "", False
    code, (line, sure) = next(iter(found.items()))
    return (code, line, sure) if code != DOLLAR else ("", "", False)


def _named(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the currencies that a line names, and whether it is a line such as ``Currency: EUR``."""
    words = set(heading_words(line))
    if words & _RATES or "=" in line:
        return
    name, _, value = line.partition(":") if ":" in line else line.rpartition(" ")
    meaning = exact(TableKind.SOURCING, name)
    code = currency_code(value) if meaning is not None and meaning.field == _CURRENCY else None
    if code:
        yield code, True
        return
    yield from ((code, False) for pattern, code in _NAMES if pattern.search(line))
    if words & _MONEY or re.search(r"[(\[]\s*[A-Z]{3}\s*[)\]]", line):
        signs = (currency_code(sign) for sign in _CODE.findall(line))
        yield from ((code, False) for code in signs if code in _USUAL)


def _scale(line: str) -> float:
    """Return for how many pieces a line says that amounts are, e.g. 0.001 for those in thousands; else 1."""
    words = set(heading_words(line))
    if words & _RATES:
        return 1.0
    speaks = bool(words & _MONEY) or any(True for _ in _named(line)) or "dollars" in words
    per = pieces(line)
    said = per < 1 and (speaks or bool(heading_currency(line)) or not line.isascii())
    return per if said else IN_THOUSANDS if _THOUSAND_SIGNS.search(line) else 1.0


def _told(one: ColumnFinding, currency: tuple[str, str, bool], scale: tuple[float, str]) -> ColumnFinding:
    """Return a column of money as the lines above say, where its heading says nothing else."""
    heading, (code, line, sure) = one.proposed.heading, currency
    if code and not one.proposed.currency and "$" not in heading and not names_unclear_currency(heading):
        told = tr("“{line}” stands above the table: it is taken as in {currency}.", line=line, currency=code)
        reason = f"{one.reason} {told}"
        confidence = one.confidence if sure else min(one.confidence, _LIKELY)
        layout = replace(one.proposed, currency=code)
        one = replace(one, proposed=layout, confidence=confidence, reason=reason)
    per, line = scale
    if line and one.proposed.per == 1:
        reason = f"{one.reason} {_scaled(line, per)}"
        layout = replace(one.proposed, per=per)
        one = replace(one, proposed=layout, confidence=min(one.confidence, _LIKELY), reason=reason)
    return one


def _scaled(line: str, per: float) -> str:
    """Return which line says in what amounts are."""
    if per == IN_THOUSANDS:
        return tr("“{line}” stands above the table: amounts are taken as in thousands.", line=line)
    return tr(
        "“{line}” stands above the table: amounts are taken as in units of {number}.",
        line=line,
        number=localized(f"{1 / per:,.0f}"),
    )
