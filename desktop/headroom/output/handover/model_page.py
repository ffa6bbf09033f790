"""One model: its tests with what it reaches and needs, and what it owes."""

from headroom.analysis.weightiest_rows import weightiest
from headroom.findings.model import model_finding
from headroom.findings.phrases import short
from headroom.language import tr
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.model_tables import assessment, duty_stack, money
from headroom.output.table import DetailTable
from headroom.words import formatting

_HEAVIEST = 5
_MOST_PARTS = 20


def model_page(question: HandoverQuestion, model: str) -> HandoverPage | None:
    """Return the tests of one model; None where there is none of that name."""
    at = _place_of(question, model)
    if at is None:
        return None
    outcome = question.outcome
    finding, name = model_finding(outcome, at), outcome.vehicles[at].name
    table = assessment.assessment_table(outcome, at)
    notes = [assessment.formula(outcome, at), f"{assessment.rule(outcome)}."]
    if question.states_costs:
        heavy = weightiest(outcome, at, _HEAVIEST)
        notes += [
            tr(
                "{part}: {amount} as non-originating ({cell})",
                part=one.description or one.part_number,
                amount=formatting.dollars(one.vnm_usd),
                cell=one.address,
            )
            for one in heavy
        ]
        notes += [_line(duty_stack.duty_stack(outcome, at))]
    return HandoverPage(
        key=PageKey.MODEL,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=tr(
            "The tests of {model}, a row each: what it reaches, what it needs, and whether it passes.",
            model=name,
        ),
        notes=tuple(note for note in notes if note),
        name=name,
    )


def parts_page(question: HandoverQuestion, model: str) -> HandoverPage | None:
    """Return the parts that weigh most against one model; None where there is none, or it states no parts."""
    at = _place_of(question, model)
    if at is None or not question.states_costs:
        return None
    name = question.outcome.vehicles[at].name
    table = money.rows_table(question.outcome, at, _MOST_PARTS)
    if not table.rows:
        return None
    return HandoverPage(
        key=PageKey.PARTS,
        title=fitted(tr("The parts that take most of the content of the {model}", model=short(name))),
        detail=table.caption,
        exhibit=table,
        table=table,
        alt=tr(
            "The parts of {model} that count as non-originating, the heaviest first, each with its cell.",
            model=name,
        ),
        notes=(f"{assessment.rule(question.outcome)}.",),
        name=tr("Parts of {model}", model=name),
    )


def _place_of(question: HandoverQuestion, model: str) -> int | None:
    """Return the position of a model; of no name the first; None where there is none."""
    names = [vehicle.name for vehicle in question.outcome.vehicles]
    if not model and names:
        return 0
    return names.index(model) if model in names else None


def _line(table: DetailTable) -> str:
    """Return a stack of duties in one line."""
    told = (f"{row[0].text} {row[-1].text}" for row in table.rows)
    return tr("Duties and fees a vehicle: {duties}", duties="; ".join(told)) if table.rows else ""
