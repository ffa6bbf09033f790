"""Reads the Models sheet."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from headroom.book.fields.field import CellKind
from headroom.book.fields.model_fields import MODELS
from headroom.book.problem import Severity
from headroom.book.sourcing import Powertrain, TransportMode, VehicleClass
from headroom.book.vehicle import TRAVELLING_FACTS, VEHICLE_FIELDS, Vehicle
from headroom.foreign_text import a_few
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.texts import read_keys
from headroom.workbook.rows.field_reading import read_words
from headroom.workbook.rows.model_repeats import first_of_each
from headroom.workbook.tables.findings import Findings, counted
from headroom.workbook.tables.tables import Table

MODELS_SHEET = "Models"

_FIELDS = {spec.name: spec for spec in MODELS}
_NAME = "name"
_ASSEMBLY = "assembly_country"
_DEFAULT_USED = "The default is used."
_REPORTED = tuple(spec for spec in MODELS if spec.assumed)
_NUMBERS = frozenset({CellKind.AMOUNT, CellKind.COUNT, CellKind.PERCENT})
_CHOICES = frozenset({CellKind.CHOICE, CellKind.YES_NO})
_NOT_LAST = _NUMBERS | _CHOICES | {CellKind.COUNTRY}
_VALUES: Mapping[str, Callable[[str], object]] = {
    "vehicle_class": VehicleClass,
    "transport_mode": TransportMode,
    "powertrain": Powertrain,
}
"""What the words of a column stand for."""


@dataclass(frozen=True, slots=True)
class StatedModel:
    """What one row of the Models sheet states.

    Attributes:
        values: By field name of ``Vehicle``, where stated and usable.
        cells: Cell addresses by field name.
        row: Row number as Excel counts.
    """

    values: Mapping[str, object]
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


def read_models(table: Table, findings: Findings, *, repeated: bool = False) -> StatedModels:
    """Return what a Models table states; what is wrong with it is reported.

    Args:
        table: The table.
        findings: Takes what is wrong with it.
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
    key = FieldColumn.of(table, _FIELDS[_NAME], findings, "The row is not used.")
    names, no_name = read_keys(key)
    columns = {name: _cells(one) for name, one in _in_order(column) if name != _NAME}
    stated: dict[str, StatedModel] = {}
    spelt: dict[str, str] = {}
    doubles = np.zeros(len(table), dtype=np.bool_)
    for row in np.flatnonzero(~no_name).tolist():
        model = names[row].casefold()
        if model in stated:
            doubles[row] = True
            continue
        number = int(table.row_numbers[row])
        values = {name: found[row] for name, found in columns.items() if found[row] is not None}
        cells = {name: f"{table.layout.place}!{table.letters(name)}{number}" for name in ("name", *values)}
        stated[model] = StatedModel(values, cells, number)
        spelt[model] = names[row]
    key.report(
        Severity.WARNING,
        doubles,
        "{value} has a row already.",
        "Delete one of the two.",
        "The first row counts.",
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
        _report_defaults(names, found, findings)
        _report_unused(names, stated, findings)
    elif names:
        findings.whole_sheet(
            Severity.WARNING,
            "There is no sheet Models: every model is taken as a passenger car assembled in the US, with an "
            "annual volume of 1 and neither conversion cost, outbound freight nor insurance.",
            "Add a sheet Models with one row for each model; the template shows its columns.",
            rows=len(names),
        )
    return tuple(_vehicle(name, model) for name, model in zip(names, found, strict=True))


def _vehicle(name: str, model: StatedModel) -> Vehicle:
    """Return a vehicle that states what its row does."""
    more = {spec.name: model.values[spec.name] for spec in TRAVELLING_FACTS if spec.name in model.values}
    typed = {key: value for key, value in model.values.items() if key not in more}
    return Vehicle(name=name, cells=model.cells, more=more, **typed)  # type: ignore[arg-type]


def _in_order(column: Mapping[str, FieldColumn]) -> Iterator[tuple[str, FieldColumn]]:
    """Yield the columns as they are read: numbers, choices, countries, then the others."""
    for kinds in (_NUMBERS, _CHOICES, frozenset({CellKind.COUNTRY}), frozenset(CellKind) - _NOT_LAST):
        yield from ((name, one) for name, one in column.items() if one.field.kind in kinds)


def _cells(column: FieldColumn) -> list[object]:
    """Return what the cells of a column state, None where they are blank or cannot be used."""
    if column.field.measured:
        amounts = read_amounts(column).values.tolist()
        return [None if math.isnan(amount) else amount for amount in amounts]
    texts, _ = read_words(column)
    values = _VALUES.get(column.field.name, str)
    return [values(texts[row]) if texts.codes[row] >= 0 else None for row in range(len(texts))]


def _report_defaults(names: Sequence[str], found: Sequence[StatedModel], findings: Findings) -> None:
    """Report what was not stated, once for each field."""
    absent = [name for name, model in zip(names, found, strict=True) if not model.row]
    if absent:
        findings.whole_sheet(
            Severity.ASSUMPTION,
            f"{_models(absent)} no row in the sheet {findings.sheet}: all defaults are used.",
            "Add a row for each model.",
            rows=len(absent),
        )
    without = [name for name, model in zip(names, found, strict=True) if _ASSEMBLY not in model.values]
    if without:
        findings.whole_sheet(
            Severity.WARNING,
            f"Assembly country is not given for {_counted(without)}: US is used.",
            "Fill in Assembly country: it decides which duties apply.",
            rows=len(without),
        )
    for spec in _REPORTED:
        without = [name for name, model in zip(names, found, strict=True) if spec.name not in model.values]
        if without:
            findings.whole_sheet(
                Severity.ASSUMPTION,
                f"{spec.heading} is not given for {_counted(without)}: "
                f"{spec.default} {'are' if ' and ' in spec.default else 'is'} used.",
                f"Fill in {spec.heading}.",
                rows=len(without),
            )


def _counted(names: Sequence[str]) -> str:
    """Return how many models, and which."""
    return f"{counted(len(names), 'model')} ({a_few(names)})"


def _models(names: Sequence[str]) -> str:
    """Return the subject and verb of a sentence about models."""
    return f"Model {names[0]} has" if len(names) == 1 else f"{len(names)} models ({a_few(names)}) have"


def _report_unused(names: Sequence[str], stated: StatedModels, findings: Findings) -> None:
    """Report models that no part row names."""
    used = {name.casefold() for name in names}
    for model, row in stated.by_name.items():
        if model not in used:
            findings.cell(
                Severity.WARNING,
                row.cells["name"].rpartition("!")[2],
                row.row,
                f"Model “{stated.names[model]}” has no usable part rows. It is not shown.",
                "Check that its name is spelt as in the part rows.",
            )
