"""Reads the Models sheet."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from headroom.book.fields.field import CellKind
from headroom.book.fields.model_fields import MODELS
from headroom.book.model_defaults import StatedFields, default_problems, no_sheet_problem
from headroom.book.problem import Severity
from headroom.book.vehicle import TRAVELLING_FACTS, VEHICLE_FIELDS, Vehicle, with_values
from headroom.language import tr
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.columns.texts import read_keys
from headroom.workbook.rows.dollar_amounts import in_dollars
from headroom.workbook.rows.field_reading import read_words
from headroom.workbook.rows.model_repeats import first_of_each
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_FIELDS = {spec.name: spec for spec in MODELS}
_NAME = "name"
_DEFAULT_USED = tr("The default is used.")
_NUMBERS = frozenset({CellKind.AMOUNT, CellKind.COUNT, CellKind.PERCENT})
_CHOICES = frozenset({CellKind.CHOICE, CellKind.YES_NO})
_NOT_LAST = _NUMBERS | _CHOICES | {CellKind.COUNTRY}


@dataclass(frozen=True, slots=True)
class StatedModel:
    """What one row of the Models sheet states.

    Attributes:
        values: By field name of ``Vehicle``, where stated and usable.
        cells: Cell addresses by field name.
        row: Row number as Excel counts.
    """

    values: Mapping[str, str | float]
    cells: Mapping[str, str]
    row: int


@dataclass(frozen=True, slots=True)
class StatedModels:
    """The rows of the Models sheet.

    Attributes:
        sheet: Name of the sheet; empty where there is none.
        by_name: Rows by name of the model, without regard to capitals.
        names: Names as written.
    """

    sheet: str = ""
    by_name: Mapping[str, StatedModel] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def filled_by(self, other: Self) -> Self:
        """Return these rows with what another table states where they have no row, or leave a cell blank."""
        by_name = {**other.by_name}
        for model, row in self.by_name.items():
            more = other.by_name.get(model, row)
            values, cells = {**more.values, **row.values}, {**more.cells, **row.cells}
            by_name[model] = StatedModel(values, cells, row.row)
        return replace(self, by_name=by_name, names={**other.names, **self.names})


def read_models(
    table: Table, findings: Findings, rates: Mapping[str, float], *, repeated: bool = False
) -> StatedModels:
    """Return what a Models table states; what is wrong with it is reported.

    Args:
        table: The table.
        findings: Takes what is wrong with it.
        rates: US dollars per unit by currency code.
        repeated: Whether the facts of a model stand in each row of its parts: the first row that states
            one counts, and rows that state another are reported.
    """
    if repeated:
        table = first_of_each(table, findings)
    column = {
        spec.name: FieldColumn.of(table, spec, findings, spec.if_faulty or _DEFAULT_USED)
        for spec in VEHICLE_FIELDS
        if spec.name in table.columns or spec not in TRAVELLING_FACTS
    }
    key = FieldColumn.of(table, _FIELDS[_NAME], findings, tr("The row is not used."))
    names, no_name = read_keys(key)
    columns = {name: _cells(one, rates) for name, one in _in_order(column) if name != _NAME}
    stated: dict[str, StatedModel] = {}
    spelt: dict[str, str] = {}
    doubles = np.zeros(len(table), dtype=np.bool_)
    for row in np.flatnonzero(~no_name).tolist():
        model = names[row].casefold()
        if model in stated:
            doubles[row] = True
            continue
        number = int(table.row_numbers[row])
        stands = ((name, found[row]) for name, found in columns.items())
        values = {name: value for name, value in stands if value is not None}
        cells = {name: f"{table.layout.place}!{table.letters(name)}{number}" for name in ("name", *values)}
        stated[model] = StatedModel(values, cells, number)
        spelt[model] = names[row]
    key.report(
        Severity.WARNING,
        doubles,
        tr("{field} {value} has a row already.", field=FIELD, value=VALUE),
        tr("Delete one of the two."),
        tr("The first row counts."),
    )
    return StatedModels(table.layout.place, stated, spelt)


def vehicles_of(names: Sequence[str], stated: StatedModels, findings: Findings) -> tuple[Vehicle, ...]:
    """Return one vehicle for each model of the rows; defaults are reported.

    Args:
        names: Models in the order of their first row.
        stated: What the Models sheet states.
        findings: Those of the Models sheet.
    """
    found = [stated.by_name.get(name.casefold(), StatedModel({}, {}, 0)) for name in names]
    if stated.sheet:
        of_models = [
            StatedFields(name, bool(model.row), model.values.keys())
            for name, model in zip(names, found, strict=True)
        ]
        findings.add(default_problems(of_models, findings.sheet))
        _report_unused(names, stated, findings)
    elif names:
        findings.add((no_sheet_problem(len(names)),))
    return tuple(
        with_values(Vehicle(name, cells=model.cells), model.values)
        for name, model in zip(names, found, strict=True)
    )


def _in_order(column: Mapping[str, FieldColumn]) -> Iterator[tuple[str, FieldColumn]]:
    """Yield the columns as they are read: numbers, choices, countries, then the others."""
    for kinds in (_NUMBERS, _CHOICES, frozenset({CellKind.COUNTRY}), frozenset(CellKind) - _NOT_LAST):
        yield from ((name, one) for name, one in column.items() if one.field.kind in kinds)


def _cells(column: FieldColumn, rates: Mapping[str, float]) -> list[str | float | None]:
    """Return what the cells of a column state, None where they are blank or cannot be used."""
    if column.field.measured:
        amounts = in_dollars(column, read_amounts(column), rates).values.tolist()
        return [None if math.isnan(amount) else amount for amount in amounts]
    texts, _ = read_words(column)
    return [texts[row] if texts.codes[row] >= 0 else None for row in range(len(texts))]


def _report_unused(names: Sequence[str], stated: StatedModels, findings: Findings) -> None:
    """Report models that no part row names."""
    used = {name.casefold() for name in names}
    for model, row in stated.by_name.items():
        if model not in used:
            findings.cell(
                Severity.WARNING,
                row.cells["name"].rpartition("!")[2],
                row.row,
                tr("Model “{model}” has no usable part rows. It is not shown.", model=stated.names[model]),
                tr("Check that its name is spelt as in the part rows."),
            )
