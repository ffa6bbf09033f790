"""Asks whether rates are dollars per unit of a currency or units per dollar."""

import re

from headroom.book.layout import TableKind
from headroom.book.survey import Answer, Question, TableFinding
from headroom.foreign_text import a_few
from headroom.notation.currencies import DOLLAR, currency_code
from headroom.notation.currency_pairs import currency_pair, foreign_of, likely_direction
from headroom.workbook.rows.rate_directions import DOLLARS, EACH, RATES_QUESTION, UNITS, dollars_for_one
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import amount_in, cells_of

_SAYS_DOLLARS = re.compile(
    r"(?:usd|us\$|\$|dollars?|dólares)\s*(?:/|per|por|je|pro|par)\s*(?:unit|einheit|unidad|unité|currency|fremd)",
    re.IGNORECASE,
)
_SAYS_UNITS = re.compile(
    r"(?:/|\bper|\bpor|\bje|\bpro|\bpar)\s*(?:1\s*)?(?:usd|us\$|\$|dollar|dólar)", re.IGNORECASE
)
_FEW = 4


def ask_rates(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question which way round the rates are, where their size or heading does not settle it."""
    layout = finding.layout
    column = layout.column("rate")
    if layout.kind is not TableKind.RATES or column is None:
        return None
    numbers: dict[str, float] = {}
    against: list[str] = []
    votes = {DOLLARS: 0, UNITS: 0}
    for text, cell in zip(cells_of(rows, layout, "currency"), cells_of(rows, layout, "rate"), strict=True):
        rate = amount_in(cell)
        pair = currency_pair(text)
        code = foreign_of(pair) if pair else currency_code(text) or ""
        if rate is None or rate <= 0 or code in ("", DOLLAR):
            continue
        likely = likely_direction(code, rate)
        if pair:
            if likely and likely != (DOLLARS if pair[1] == DOLLAR else UNITS):
                against.append(text)
            continue
        numbers[code] = rate
        if likely:
            votes[likely] += 1
    stated = UNITS if _SAYS_UNITS.search(column.heading) else ""
    stated = DOLLARS if not stated and _SAYS_DOLLARS.search(column.heading) else stated
    mixed = bool(against) or (votes[DOLLARS] > 0 and votes[UNITS] > 0)
    if not mixed and (not votes[UNITS] if stated != UNITS else False):
        return None
    if not numbers and not against:
        return None
    word, sure = EACH, False
    if not mixed:
        word = UNITS if votes[UNITS] else stated
        sure = stated in ("", word) and not (stated == UNITS and votes[DOLLARS])
    return Question(
        RATES_QUESTION,
        "Direction of the rates",
        _reason(column.heading, numbers, against),
        (
            Answer(DOLLARS, "US dollars for one unit of the currency", _said(numbers, DOLLARS)),
            Answer(UNITS, "Units of the currency for one US dollar", _said(numbers, UNITS)),
            Answer(EACH, "Each as its size says", _said(numbers, EACH)),
        ),
        word,
        sure=sure,
    )


def _reason(heading: str, numbers: dict[str, float], against: list[str]) -> str:
    """Return why it is asked."""
    shown = [f"{code} {rate:g}" for code, rate in numbers.items()]
    first = (
        f"“{heading}” ({a_few(shown, _FEW)}) may be dollars per unit or units per dollar." if shown else ""
    )
    second = f"The size of {a_few(against, _FEW)} contradicts the order of its currencies." if against else ""
    return f"{first} {second}".strip()


def _said(numbers: dict[str, float], answer: str) -> str:
    """Return what the first currencies are worth by an answer."""
    worth = [f"1 {code} = {dollars_for_one(code, rate, answer):.4g} USD" for code, rate in numbers.items()]
    return a_few(worth, _FEW) if worth else ""
