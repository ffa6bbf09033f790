"""Asks which of several rows of one part count: alternates, parts out of use, rows not valid today."""

from collections.abc import Mapping, Sequence
from datetime import date

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.fields.row_answers import (
    ALTERNATES,
    AS_ALTERNATIVES,
    AS_OTHERS,
    COUNTED,
    EVERY_ROW,
    LEFT_OUT,
    STATUS,
    TODAY,
    VALIDITY,
)
from headroom.workbook.fields.supply_words import MARKS, Says, out_of_use
from headroom.workbook.survey.seen_supply import not_valid
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import cells_below

_PRIORITY = "source_priority"
_COUNTS = tr("They count like others")


def ask_alternates(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what rows are that are marked as alternates.

    It is sure where a word says so; where a priority does, only if the same part has a first one.
    """
    cells = _cells(rows, finding, MARKS)
    marked: set[int] = set()
    sure = True
    for name, says in MARKS.items():
        said = [says(text) for text in cells.get(name, ())]
        here = {row for row, one in enumerate(said) if one in (Says.YES, Says.PERHAPS)}
        sure &= Says.PERHAPS not in said
        if name == _PRIORITY and here:
            parts = _parts(cells)
            first = {parts[row] for row, one in enumerate(said) if one is Says.NO}
            sure &= all(parts[row] in first for row in here)
        marked |= here
    if not marked:
        return None
    answers = (
        PossibleAnswer(
            AS_ALTERNATIVES,
            tr("They are alternative sources, for re-sourcing only"),
            _worth(cells, marked, more=False),
        ),
        PossibleAnswer(AS_OTHERS, _COUNTS, _worth(cells, marked, more=True)),
    )
    reason = tr("Rows are marked as alternates: {rows}.", rows=_names(cells, marked))
    return Question(ALTERNATES, tr("Alternates of parts"), reason, answers, AS_ALTERNATIVES, sure=sure)


def ask_status(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question whether parts count that are out of use; it is sure where none is only going."""
    cells = _cells(rows, finding, ("row_status",))
    said = [out_of_use(text) for text in cells.get("row_status", ())]
    marked = {row for row, one in enumerate(said) if one in (Says.YES, Says.PERHAPS)}
    if not marked:
        return None
    answers = (
        PossibleAnswer(LEFT_OUT, tr("They do not count"), _worth(cells, marked, more=False)),
        PossibleAnswer(COUNTED, _COUNTS, _worth(cells, marked, more=True)),
    )
    reason = tr("By their status parts are out of use: {rows}.", rows=_names(cells, marked))
    return Question(STATUS, tr("Parts out of use"), reason, answers, LEFT_OUT, sure=Says.PERHAPS not in said)


def ask_validity(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question on which day rows have to hold; it is sure where each such part has a valid row."""
    cells = _cells(rows, finding, ("valid_from", "valid_to"))
    count = len(next(iter(cells.values()), ()))
    begins, ends = (cells.get(name) or [""] * count for name in ("valid_from", "valid_to"))
    out = {row for row, gone in enumerate(not_valid(begins, ends)) if gone}
    if not out:
        return None
    today = date.today().isoformat()  # noqa: DTZ011 - days of a sheet are local ones
    parts = _parts(cells)
    held = {part for row, part in enumerate(parts) if row not in out}
    answers = (
        PossibleAnswer(
            TODAY,
            tr("Rows that are valid on the day of reading ({today})", today=today),
            _worth(cells, out, more=False),
        ),
        PossibleAnswer(EVERY_ROW, tr("All rows, whatever their dates"), _worth(cells, out, more=True)),
    )
    reason = tr("Rows are not valid today: {rows}.", rows=_names(cells, out))
    sure = all(parts[row] in held for row in out)
    return Question(VALIDITY, tr("Which validity dates count"), reason, answers, TODAY, sure=sure)


def _cells(
    rows: Rows, finding: TableFinding, fields: Mapping[str, object] | Sequence[str]
) -> dict[str, list[str]]:
    """Return the cells of a table of parts that has one of some columns; else nothing."""
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING or not any(layout.column(name) for name in fields):
        return {}
    return cells_below(rows, layout)


def _parts(cells: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return model and part number of each row, in small letters."""
    numbers = cells.get("part_number", ())
    models = cells.get("model") or [""] * len(numbers)
    return [(model.casefold(), part.casefold()) for model, part in zip(models, numbers, strict=True)]


def _names(cells: Mapping[str, Sequence[str]], rows: set[int]) -> str:
    """Return how many rows, and a few of their part numbers."""
    numbers = cells.get("part_number", ())
    names = list(dict.fromkeys(numbers[row] for row in sorted(rows) if row < len(numbers) and numbers[row]))
    count = tr_count("{n} row in the first ones", "{n} rows in the first ones", len(rows))
    return f"{count} ({a_few(names)})" if names else count


def _worth(cells: Mapping[str, Sequence[str]], rows: set[int], *, more: bool) -> str:
    """Return what rows come to, quantity times unit cost, as far as both are plain numbers."""
    costs = cells.get("unit_cost", ())
    quantities = cells.get("quantity") or [""] * len(costs)
    total = 0.0
    for row in rows:
        cost = typed_number(costs[row]) if row < len(costs) else None
        quantity = typed_number(quantities[row]) if row < len(costs) and quantities[row] else None
        if cost is not None:
            total += cost.value(Style.POINT) * (quantity.value(Style.POINT) if quantity else 1.0)
    if not total:
        return ""
    amount = localized(f"{total:,.2f}")
    if more:
        return tr("{amount} of parts more in the first rows", amount=amount)
    return tr("{amount} of parts less in the first rows", amount=amount)
