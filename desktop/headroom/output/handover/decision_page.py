"""What it would take: stay, re-source or pay, model by model, in columns that add up."""

from collections.abc import Collection

from headroom.findings.decide import decide_finding
from headroom.language import colon, tr, tr_count, tr_in
from headroom.optimum.courses_of_action import course_of
from headroom.optimum.decided_costs import DecidedCosts
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.optimum.resourcing import ModelResourcing
from headroom.output.decision_table import COURSE_MARKS
from headroom.output.handover.cells import usd_cell
from headroom.output.handover.exhibits import MOST_BARS
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.resourcing_words import decision_sentence
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.words import formatting
from headroom.words.definitions import (
    COURSES_SHOWN,
    DUTIES_AND_FEES,
    LANDED_WITH_SWITCHING,
    SAVES,
    SOURCING,
)

_MOST_CHANGES = 5
_BEFORE, _DECIDED, _SAVES = (
    tr_in("a heading above figures", "As sourced"),
    tr_in("a heading above figures", "Decided on"),
    tr_in("a heading above figures", "Saves"),
)

_LANDED = tr_in("a heading: what a vehicle lands at", "landed")
_YES = tr_in("proven", "yes")


def decision_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what is cheapest for each model; None where the workbook states no costs."""
    if not question.states_costs or not question.outcome.vehicles:
        return None
    decided = decide(DecisionQuestion.of(question.offers(), question.scenario))
    if decided is None:
        return None
    finding = decide_finding(decided)
    names = {question.outcome.vehicles[at].name for at in question.listed}
    table = decision_table(decided, names)
    return HandoverPage(
        key=PageKey.DECIDE,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=tr(
            "A row for each model: what is decided, what it costs as sourced and as decided, what it saves."
        ),
        notes=_notes(decided, names),
        name=tr("Comply or pay"),
    )


def decision_table(decided: Decided, listed: Collection[str]) -> DetailTable:
    """Return what is done with the listed models, their costs as sourced and as decided, and the fleet."""
    columns = (
        TableColumn(tr("Model"), wide=True),
        TableColumn(tr("Decision")),
        TableColumn(tr("duties and fees"), right=True, unit="USD", group=_BEFORE, note=DUTIES_AND_FEES.tip),
        TableColumn(_LANDED, right=True, unit="USD", group=_BEFORE),
        TableColumn(
            tr_in("a heading: what sourcing costs more", "sourcing"),
            right=True,
            unit="USD",
            group=_DECIDED,
            note=SOURCING.tip,
        ),
        TableColumn(tr("duties and fees"), right=True, unit="USD", group=_DECIDED),
        TableColumn(_LANDED, right=True, unit="USD", group=_DECIDED, note=LANDED_WITH_SWITCHING.tip),
        TableColumn(tr("a vehicle"), right=True, unit="USD", group=_SAVES, note=SAVES.tip),
        TableColumn(tr("a year"), right=True, unit="USD", group=_SAVES),
        TableColumn(tr("Parts moved"), right=True),
        TableColumn(tr_in("a heading: yes, no", "Proven")),
    )
    figures = [DecidedCosts.of(answer) for answer in decided.answers]
    pairs = [pair for pair in zip(decided.answers, figures, strict=True) if pair[0].model in listed]
    if len(pairs) > MOST_BARS:  # of many what matters most stands first
        pairs.sort(key=lambda pair: -abs(pair[1].saves * pair[1].volume))
    rows = [_row(answer, one) for answer, one in pairs]
    several = len(figures) > 1
    if several:
        rows.append(_fleet(decided, figures))
    caption = tr(
        "Landed as sourced less its duties and fees, plus sourcing, plus duties and fees decided on: landed."
    )
    if decided.question.scenario.claim_cost > 0:
        caption = f"{caption} {tr('What claiming the preference costs is among duties and fees.')}"
    return DetailTable(tr("Comply or pay"), columns, tuple(rows), has_total=several, caption=caption)


def _row(answer: ModelResourcing, one: DecidedCosts) -> tuple[Cell, ...]:
    """Return the row of one model."""
    course = course_of(answer)
    return (
        Cell(answer.model),
        Cell(
            COURSES_SHOWN[course].word,
            note=decision_sentence(answer),
            mark=COURSE_MARKS.get(course),
            tinted=True,
        ),
        usd_cell(one.charged_before),
        usd_cell(one.landed_before),
        usd_cell(one.sourcing, signed=True),
        usd_cell(one.charged),
        usd_cell(one.landed),
        usd_cell(one.saves),
        Cell(formatting.millions(one.saves * one.volume), one.saves * one.volume),
        Cell(formatting.count(answer.moving), float(answer.moving)),
        Cell(_YES if answer.proven_optimal else tr_in("that no choice is cheaper", "not proven")),
    )


def _fleet(decided: Decided, figures: list[DecidedCosts]) -> tuple[Cell, ...]:
    """Return the row of all models: means a vehicle, sums a year."""
    mean = DecidedCosts.mean(figures)
    saves = sum(one.saves * one.volume for one in figures)
    return (
        Cell(tr("Fleet")),
        Cell(tr_count("{n} qualifies", "{n} qualify", decided.fleet.qualifying)),
        usd_cell(mean.charged_before),
        usd_cell(mean.landed_before),
        usd_cell(mean.sourcing, signed=True),
        usd_cell(mean.charged),
        usd_cell(mean.landed),
        usd_cell(mean.saves),
        Cell(formatting.millions(saves), saves),
        Cell(formatting.count(decided.fleet.changes), float(decided.fleet.changes)),
        Cell(_YES if decided.fleet.proven else tr_in("proven", "not all")),
    )


def _notes(decided: Decided, listed: Collection[str]) -> tuple[str, ...]:
    """Return what is decided for each model in a sentence, with the changes that weigh most."""
    notes = []
    for answer in (one for one in decided.answers if one.model in listed):
        said = colon(answer.model, decision_sentence(answer))
        heavy = sorted(answer.changes, key=lambda one: -abs(one.cost_delta_usd))[:_MOST_CHANGES]
        if heavy:
            moves = "; ".join(
                tr(
                    # Translators: a part that moves from one country to another, e.g. "4711 CN to MX".
                    "{part} {country} to {new_country}",
                    part=one.part_number,
                    country=one.from_origin,
                    new_country=one.to_origin,
                )
                for one in heavy
            )
            said = f"{said} {tr('Largest changes: {changes}.', changes=moves)}"
        notes.append(said)
    return tuple(notes)
