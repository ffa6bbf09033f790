"""Puts typed facts of vehicles where the workbook states nothing, and says where they stand.

A workbook as it was read stays what it is: other facts are put into it anew, never on top of each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headroom.book.fields.field import named
from headroom.book.fields.typed_fields import blank_of
from headroom.book.layout import TableKind
from headroom.book.model_defaults import (
    MODELS_SHEET,
    StatedFields,
    counted_models,
    default_problems,
    no_sheet_problem,
)
from headroom.book.model_facts import FACT_FIELDS, FACTS_BY_NAME, NAME, ModelFact, ModelFacts
from headroom.book.part_rows import sheet_place
from headroom.book.plausibility import fact_doubts
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import AssumedFacts, SourcingBook, Vehicle
from headroom.book.vehicle import VEHICLE_FIELDS, with_values
from headroom.foreign_text import a_few
from headroom.language import tr


def with_facts(book: SourcingBook, facts: ModelFacts) -> SourcingBook:
    """Return a workbook with facts of its vehicles that somebody typed.

    What the workbook states counts before what was typed. Facts of models that it does not have are kept.

    Args:
        book: The workbook, with facts or without; facts that it has are replaced.
        facts: What was typed; none: the workbook as it was read.
    """
    as_read = book.as_read
    if not facts:
        return as_read
    by_key = {fact.key: fact for fact in facts}
    vehicles = tuple(_with_facts(vehicle, by_key) for vehicle in as_read.vehicles)
    applied = replace(as_read, vehicles=vehicles, assumed=AssumedFacts(facts, as_read))
    return replace(
        applied, problems=(*_default_problems(applied), *_fact_problems(applied), *fact_doubts(applied))
    )


def states(vehicle: Vehicle, field: str) -> bool:
    """Return whether a workbook states a fact of a vehicle; what was typed does not count.

    Args:
        vehicle: The vehicle.
        field: Key of the column.
    """
    if field in vehicle.typed:
        return False
    return field in vehicle.cells or vehicle.value(field) != blank_of(named(VEHICLE_FIELDS, field))


def without_model(book: SourcingBook) -> ModelFacts:
    """Return the facts of models that the workbook does not have; they do not count, and are kept."""
    there = {vehicle.name.casefold() for vehicle in book.vehicles}
    return tuple(fact for fact in book.facts if fact.model.casefold() not in there)


def _with_facts(vehicle: Vehicle, by_key: dict[tuple[str, str], ModelFact]) -> Vehicle:
    """Return a vehicle with what was typed where nothing is stated."""
    model = vehicle.name.casefold()
    found = ((one.name, by_key.get((model, one.name))) for one in FACT_FIELDS)
    values = {name: fact.value for name, fact in found if fact is not None and not states(vehicle, name)}
    return replace(with_values(vehicle, values), typed=tuple(values)) if values else vehicle


def _default_problems(applied: SourcingBook) -> Iterator[Problem]:
    """Yield the problems of the workbook as it was read, but for defaults where something was typed."""
    before, after = _defaults(applied.as_read.vehicles, applied), _defaults(applied.vehicles, applied)
    replaced = set(before) - set(after)
    added = [problem for problem in after if problem not in set(before)]
    for problem in applied.as_read.problems:
        if problem not in replaced:
            yield problem
            continue
        yield from added
        added = []


def _defaults(vehicles: Sequence[Vehicle], book: SourcingBook) -> list[Problem]:
    """Return what reading reports of vehicles whose facts are not stated; labels state what they can."""
    plain = [vehicle for vehicle in vehicles if not vehicle.label]
    table = next(iter(book.layout.of_kind(TableKind.MODELS)), None)
    if table is None and not any(vehicle.typed for vehicle in plain):
        return [no_sheet_problem(len(plain))]
    sheet = MODELS_SHEET if table is None else sheet_place(table.file, table.sheet)
    of_models = [
        StatedFields(
            vehicle.name,
            table is None or NAME in vehicle.cells or bool(vehicle.typed),
            {*vehicle.cells, *vehicle.typed},
        )
        for vehicle in plain
    ]
    return list(default_problems(of_models, sheet))


def _fact_problems(applied: SourcingBook) -> Iterator[Problem]:
    """Yield which facts were typed, and which of them do not count."""
    for one in FACT_FIELDS:
        models = [vehicle.name for vehicle in applied.vehicles if one.name in vehicle.typed]
        if models:
            yield Problem(
                Severity.ASSUMPTION,
                tr(
                    "{fact} is typed in the window for {models}; the workbook does not state it.",
                    fact=one.said,
                    models=counted_models(models),
                ),
                tr("State it in the workbook: File > Save as a Models sheet writes what was typed."),
                rows=len(models),
            )
    yield from _overruled(applied)
    gone = list(dict.fromkeys(fact.model for fact in without_model(applied)))
    if gone:
        yield Problem(
            Severity.WARNING,
            tr(
                "Facts are typed for {models} without usable part rows. They are kept, not used.",
                models=counted_models(gone),
            ),
            tr("Check the names of the models in the workbook, or clear the facts: Edit > Vehicle facts."),
            rows=len(gone),
        )


def _overruled(applied: SourcingBook) -> Iterator[Problem]:
    """Yield where the workbook states something else than what was typed."""
    vehicles = {vehicle.name.casefold(): vehicle for vehicle in applied.vehicles}
    found: dict[str, list[Vehicle]] = {}
    for fact in applied.facts:
        vehicle = vehicles.get(fact.model.casefold())
        if vehicle is not None and states(vehicle, fact.field) and vehicle.value(fact.field) != fact.value:
            found.setdefault(fact.field, []).append(vehicle)
    for field, overruling in found.items():
        sheet, _, cell = overruling[0].cells.get(field, "").rpartition("!")
        names = a_few([vehicle.name for vehicle in overruling])
        yield Problem(
            Severity.WARNING,
            tr(
                "{fact} of {models} is typed in the window, but the workbook states something else: the "
                "workbook counts.",
                fact=FACTS_BY_NAME[field].said,
                models=names,
            ),
            tr("Clear what was typed, or empty the cell: Edit > Vehicle facts shows both."),
            sheet,
            cell if len(overruling) == 1 else "",
            len(overruling),
        )
