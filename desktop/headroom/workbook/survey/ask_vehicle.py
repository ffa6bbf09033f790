"""Asks by what the vehicles of a table are told apart: by model, by trim, by model year."""

from collections.abc import Iterator, Mapping, Sequence

from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM, vehicle_name
from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.fields.row_answers import NAMED_BY, VEHICLE
from headroom.workbook.survey.ask_fill import with_filled
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import cells_below

_SAID = {
    "all": tr("Every model, trim and model year is a vehicle of its own"),
    "trim": tr("Every model and trim is a vehicle of its own"),
    "year": tr("Every model and model year is a vehicle of its own"),
    "model": tr("Every model is one vehicle"),
}


def ask_vehicle(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question by what the vehicles of a table of parts are told apart.

    It is sure where no column splits a model, where one part number stands under several of the vehicles
    that a model is split into, or where the sheet Models names one of them.
    """
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING or layout.column("model") is None:
        return None
    there = [name for name in (TRIM, MODEL_YEAR) if layout.column(name) is not None]
    if not there:
        return None
    cells = with_filled(rows, finding, cells_below(rows, layout))
    words = _words(there)
    names = {word: list(_names(cells, NAMED_BY[word])) for word in words}
    counts = {word: len({name for name in names[word] if name}) for word in words}
    split = counts[words[0]] > counts["model"]
    sure = (
        not split
        or any(_known(names[word], rows.models) for word in words[:-1])
        or _shared(names, words[0], cells["part_number"])
    )
    reason = _beside(there)
    if split:
        reason = _splitting(there, a_few(sorted({name for name in names[words[0]] if name})))
    answers = tuple(PossibleAnswer(word, _SAID[word], _vehicles(counts[word])) for word in words)
    return Question(VEHICLE, tr("What a vehicle is"), reason, answers, words[0], sure=sure)


def _words(there: Sequence[str]) -> list[str]:
    """Return the answers that some columns allow, the one with all of them first."""
    return [word for word in ("all", "trim", "year", "model") if set(NAMED_BY[word]) <= set(there)]


def _names(cells: Mapping[str, Sequence[str]], parts: Sequence[str]) -> Iterator[str]:
    """Yield the name of the vehicle of each row; empty where it has no model."""
    for row, model in enumerate(cells["model"]):
        yield vehicle_name(model, *(cells[name][row] for name in parts)) if model else ""


def _known(names: Sequence[str], models: frozenset[str]) -> bool:
    """Return whether the workbook names one of some vehicles elsewhere."""
    return any(name.casefold() in models for name in names if name)


def _shared(names: Mapping[str, Sequence[str]], word: str, parts: Sequence[str]) -> bool:
    """Return whether a part number stands under several of the vehicles of one model."""
    under: dict[tuple[str, str], set[str]] = {}
    for whole, model, part in zip(names[word], names["model"], parts, strict=True):
        if whole and part:
            under.setdefault((model.casefold(), part.casefold()), set()).add(whole.casefold())
    return any(len(vehicles) > 1 for vehicles in under.values())


def _beside(there: Sequence[str]) -> str:
    """Return which columns stand beside the model."""
    if len(there) > 1:
        return tr("Trim and Model year stand beside the model.")
    return tr("Trim stands beside the model.") if TRIM in there else tr("Model year stands beside the model.")


def _splitting(there: Sequence[str], vehicles: str) -> str:
    """Return which columns make several vehicles of a model."""
    if len(there) > 1:
        return tr("Trim and Model year split models into several vehicles: {vehicles}.", vehicles=vehicles)
    if TRIM in there:
        return tr("Trim splits models into several vehicles: {vehicles}.", vehicles=vehicles)
    return tr("Model year splits models into several vehicles: {vehicles}.", vehicles=vehicles)


def _vehicles(count: int) -> str:
    return tr_count("{n} vehicle in the first rows", "{n} vehicles in the first rows", count)
