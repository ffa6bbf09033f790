"""Asks whether rates are dollars per unit of a currency or units per dollar."""

import re
from collections.abc import Mapping, Sequence

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import DOLLARS_ANSWER, EACH_ANSWER, RATES_QUESTION, UNITS_ANSWER
from headroom.foreign_text import a_few
from headroom.language import localized, tr
from headroom.notation.currencies import DOLLAR, currency_code
from headroom.notation.currency_pairs import currency_pair, dollars_for_one, foreign_of, likely_direction
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
    votes = {DOLLARS_ANSWER: 0, UNITS_ANSWER: 0}
    for text, cell in zip(cells_of(rows, layout, "currency"), cells_of(rows, layout, "rate"), strict=True):
        rate = amount_in(cell)
        pair = currency_pair(text)
        code = foreign_of(pair) if pair else currency_code(text) or ""
        if rate is None or rate <= 0 or code in ("", DOLLAR):
            continue
        likely = likely_direction(code, rate)
        if pair:
            if likely and likely != (DOLLARS_ANSWER if pair[1] == DOLLAR else UNITS_ANSWER):
                against.append(text)
            continue
        numbers[code] = rate
        if likely:
            votes[likely] += 1
    stated = UNITS_ANSWER if _SAYS_UNITS.search(column.heading) else ""
    stated = DOLLARS_ANSWER if not stated and _SAYS_DOLLARS.search(column.heading) else stated
    mixed = bool(against) or (votes[DOLLARS_ANSWER] > 0 and votes[UNITS_ANSWER] > 0)
    if not _has_to_be_asked(stated, votes, against) or not (numbers or against):
        return None
    word, sure = EACH_ANSWER, False
    if not mixed:
        word = UNITS_ANSWER if votes[UNITS_ANSWER] else stated
        sure = stated in ("", word) and not (stated == UNITS_ANSWER and votes[DOLLARS_ANSWER])
    return Question(
        RATES_QUESTION,
        tr("Direction of the rates"),
        _reason(column.heading, numbers, against),
        (
            PossibleAnswer(
                DOLLARS_ANSWER, tr("US dollars for one unit of the currency"), _said(numbers, DOLLARS_ANSWER)
            ),
            PossibleAnswer(
                UNITS_ANSWER, tr("Units of the currency for one US dollar"), _said(numbers, UNITS_ANSWER)
            ),
            PossibleAnswer(EACH_ANSWER, tr("Each as its size says"), _said(numbers, EACH_ANSWER)),
        ),
        word,
        sure=sure,
    )


def _has_to_be_asked(stated: str, votes: Mapping[str, int], against: Sequence[str]) -> bool:
    """Return whether the direction is not plain; dollars per unit need no word.

    Args:
        stated: What the heading says; empty where it says nothing.
        votes: How many rates are of a size that says a direction.
        against: Pairs whose size contradicts their order.
    """
    if against:
        return True
    if stated == DOLLARS_ANSWER and votes[DOLLARS_ANSWER]:
        return False  # other rates agree with the heading: what is upside down is warned of
    return stated == UNITS_ANSWER or votes[UNITS_ANSWER] > 0


def _reason(heading: str, numbers: dict[str, float], against: list[str]) -> str:
    """Return why it is asked."""
    shown = [f"{code} {localized(f'{rate:g}')}" for code, rate in numbers.items()]
    first = (
        tr(
            "“{heading}” ({rates}) may be dollars per unit or units per dollar.",
            heading=heading,
            rates=a_few(shown, _FEW),
        )
        if shown
        else ""
    )
    second = (
        tr("The size of {pairs} contradicts the order of its currencies.", pairs=a_few(against, _FEW))
        if against
        else ""
    )
    return f"{first} {second}".strip()


def _said(numbers: dict[str, float], answer: str) -> str:
    """Return what the first currencies are worth by an answer."""
    worth = [
        tr(
            "1 {code} = {rate} USD",
            code=code,
            rate=localized(f"{dollars_for_one(rate, units=_as_units(code, rate, answer)):.4g}"),
        )
        for code, rate in numbers.items()
    ]
    return a_few(worth, _FEW) if worth else ""


def _as_units(code: str, rate: float, answer: str) -> bool:
    """Return whether a rate is units per dollar by an answer."""
    return (likely_direction(code, rate) if answer == EACH_ANSWER else answer) == UNITS_ANSWER
