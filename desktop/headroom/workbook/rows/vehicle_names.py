"""Names the vehicle of each row by model, trim and model year, and finds its row in the sheet Models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.book.fields.vehicle_name_fields import vehicle_name
from headroom.book.layout import TableLayout
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.bytes.cells import BLANK, Cells, Value, Values, shown
from headroom.workbook.fields.row_answers import NAMED_BY, VEHICLE
from headroom.workbook.rows.vehicles import StatedModel, StatedModels
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_EVERY_PART = NAMED_BY["all"]


@dataclass(frozen=True, slots=True)
class VehicleNames:
    """Names of vehicles that were put together, and shorter names by which they may be stated.

    Attributes:
        shorter: By the whole name: model and trim, model and year, model; the longest first.
    """

    shorter: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def named_models(self, table: Table, parts: Sequence[TableLayout]) -> Table:
        """Return a table of models, named as the vehicles of the parts are.

        Args:
            table: The rows of a sheet Models.
            parts: The tables of parts, with what was answered to the question of the vehicle.
        """
        word = next((answer for one in parts if (answer := one.answer(VEHICLE))), "")
        return self.named(replace(table, answers={VEHICLE: word}), "name")

    def named(self, table: Table, key: str = "model") -> Table:
        """Return a table whose rows name their vehicle by model, trim and model year.

        Args:
            table: The rows, with what was answered to the question of the vehicle.
            key: Name of the column of models.
        """
        parts = NAMED_BY.get(table.answers.get(VEHICLE, ""), _EVERY_PART)
        more = [table.columns[name] for name in parts if name in table.columns]
        if key not in table.columns or not more:
            return table
        cells, names = _together(table.columns[key], more)
        for whole, pieces in names.items():
            self.shorter.setdefault(whole, tuple(_shorter(pieces)))
        return replace(table, columns={**table.columns, key: cells})

    def stated(self, names: Iterable[str], models: StatedModels, findings: Findings) -> StatedModels:
        """Return what is stated of models, with the rows of vehicles that it names by less than all.

        Args:
            names: Names of the vehicles.
            models: The rows of the sheet Models.
            findings: Takes which rows stand for several vehicles.
        """
        found: dict[str, StatedModel] = {}
        spelt: dict[str, str] = {}
        users: dict[str, list[str]] = {}
        wanted = list(names)
        for name in wanted:
            if name.casefold() in models.by_name:
                continue
            other = next((o for o in self.shorter.get(name, ()) if o.casefold() in models.by_name), None)
            if other is not None:
                found[name.casefold()] = models.by_name[other.casefold()]
                spelt[name.casefold()] = name
                users.setdefault(other.casefold(), []).append(name)
        own = {name.casefold() for name in wanted}
        for other, vehicles in users.items():
            _report(models, other, vehicles, findings)
        kept = {name: row for name, row in models.by_name.items() if name in own or name not in users}
        return replace(models, by_name={**kept, **found}, names={**models.names, **spelt})


def _report(models: StatedModels, other: str, vehicles: list[str], findings: Findings) -> None:
    """Report that one row of the sheet Models states the facts of vehicles with longer names."""
    row, said = models.by_name[other], models.names[other]
    one = len(vehicles) == 1
    findings.whole_sheet(
        Severity.ASSUMPTION if one else Severity.WARNING,
        tr(
            "The row of {model} is used for {vehicles}, of which there is no row.",
            model=said,
            vehicles=a_few(vehicles),
        )
        if one
        else tr(
            "The row of {model} is used for {vehicles}, of which there is no row: each of the {count} has "
            "its volume, so that it counts for all of them.",
            model=said,
            vehicles=a_few(vehicles),
            count=len(vehicles),
        ),
        tr("Add a row for each vehicle, named by model, trim and model year."),
        cell=row.cells.get("name", "").rpartition("!")[2],
        rows=len(vehicles),
    )


def _shorter(pieces: tuple[str, ...]) -> Iterable[str]:
    """Yield shorter names of a vehicle, the longest first."""
    model, *more = pieces
    whole = vehicle_name(model, *more)
    candidates = [vehicle_name(model, *reversed(more)), *(vehicle_name(model, part) for part in more), model]
    yield from (name for name in dict.fromkeys(candidates) if name != whole)


def _together(model: Cells, more: list[Cells]) -> tuple[Cells, dict[str, tuple[str, ...]]]:
    """Return the names of vehicles, and of what each is made; rows without a model stay blank."""
    columns = [model.distinct(), *(cells.distinct() for cells in more)]
    texts = [[_text(value) for value in values] for _, values in columns]
    combination = np.zeros(len(model), dtype=np.int64)
    for codes, values in columns:
        combination = combination * max(len(values), 1) + codes
    _, first, place = np.unique(combination, return_index=True, return_inverse=True)
    names: dict[str, tuple[str, ...]] = {}
    codes_of: dict[Value, int] = {BLANK: 0}
    made = []
    for row in first.tolist():
        pieces = tuple(values[int(codes[row])] for (codes, _), values in zip(columns, texts, strict=True))
        name = vehicle_name(*pieces) if pieces[0] else BLANK
        if name:
            names.setdefault(name, pieces)
        made.append(codes_of.setdefault(name, len(codes_of)))
    codes = np.array(made or [0], dtype=np.int32)[place] if len(model) else np.zeros(0, dtype=np.int32)
    return Cells(np.full(len(model), np.nan), codes, Values(codes_of)), names


def _text(value: Value | float) -> str:
    """Return a cell as text on one line."""
    return " ".join(shown(value).split())
