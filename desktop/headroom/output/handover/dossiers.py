"""Everything about one model, for the auditor: tests with their numbers, duties, rows with their cells."""

from collections.abc import Callable, Iterator, Mapping

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.findings.model import model_finding
from headroom.language import tr, tr_in
from headroom.output import certificate_tables
from headroom.output.content_label import label_table
from headroom.output.handover.handover import ModelDossier
from headroom.output.handover.question import HandoverQuestion
from headroom.output.model_tables import assessment, core_groups, duty_stack, money, us_content
from headroom.output.table import Cell, DetailTable
from headroom.words import formatting

_HEAVIEST = 25
Cancelled = Callable[[], bool]


def dossiers(question: HandoverQuestion, cancelled: Cancelled) -> Iterator[ModelDossier]:
    """Yield the dossier of each model, in the order of the workbook; ends where it was given up."""
    outcome = question.outcome
    found = certificates(outcome, cancelled) if question.states_costs else ()
    open_ = {one.model: one for one in found}
    for at in question.listed:
        if cancelled():
            return
        yield _dossier(question, at, open_)


def _dossier(question: HandoverQuestion, at: int, open_: Mapping[str, Certificates]) -> ModelDossier:
    """Return the dossier of one model."""
    outcome = question.outcome
    vehicle = outcome.vehicles[at]
    finding = model_finding(outcome, at)
    tables: list[DetailTable] = [assessment.assessment_table(outcome, at)]
    if vehicle.label:
        tables.append(label_table(vehicle))
    if question.states_costs:
        tables += [
            core_groups.core_table(outcome, at),
            us_content.us_content_table(outcome, at),
            duty_stack.duty_table(outcome, at),
            money.cost_table(outcome, question.before, at),
            money.rows_table(outcome, at, _HEAVIEST),
        ]
        if vehicle.name in open_:
            tables.append(certificate_tables.part_table(open_[vehicle.name], outcome.exposure.book.rows))
    return ModelDossier(
        model=vehicle.name,
        title=finding.sentence,
        facts=_facts(question, at),
        formula=(assessment.formula(outcome, at), f"{assessment.rule(outcome)}."),
        tables=tuple(_in_full(table) for table in tables if table.rows),
    )


def _facts(question: HandoverQuestion, at: int) -> tuple[tuple[str, str], ...]:
    """Return what a model is, name and value."""
    outcome = question.outcome
    vehicle, kind = outcome.vehicles[at], outcome.exposure.fleet.kinds[at]
    facts = [
        (tr("Class"), formatting.class_word(kind.vehicle_class)),
        (tr("Category"), kind.category.label),
        (tr_in("a heading above countries", "Built in"), vehicle.assembly_country or formatting.NOTHING),
        (tr("Vehicles a year"), formatting.count(float(outcome.exposure.fleet.volume[at]))),
    ]
    if question.states_costs:
        facts += [
            (tr("Net cost"), formatting.dollars(float(outcome.net_cost_usd[at]), 2)),
            (tr("Customs value"), formatting.dollars(float(outcome.customs_value_usd[at]), 2)),
            (tr("Landed cost"), formatting.dollars(float(outcome.landed_cost_usd[at]), 2)),
        ]
    return tuple(facts)


def _in_full(table: DetailTable) -> DetailTable:
    """Return a table with each cell as it is copied: nothing is shortened on paper."""
    return DetailTable(
        table.title,
        table.columns,
        tuple(
            tuple(
                Cell(
                    cell.whole or cell.text,
                    cell.number,
                    mark=cell.mark,
                    muted=cell.muted,
                    tinted=cell.tinted,
                    quiet=cell.quiet,
                    inset=cell.inset,
                )
                for cell in row
            )
            for row in table.rows
        ),
        table.has_total,
        table.caption,
    )
