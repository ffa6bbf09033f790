"""The same fleet through the law, day by day."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.timeline import LawStep, Timeline, law_steps, timeline
from headroom.findings.finding import Finding
from headroom.findings.timeline import timeline_finding
from headroom.language import tr, tr_count, tr_in, translated
from headroom.output.handover.exhibits import LawColumn, LawTimeline
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.policy_files.law_events import law_events
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_A_DOLLAR = 0.5
_MOST_DATES, _MOST_STRIPS = 10, 16


def timeline_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return the fleet through the law; None where the law has one date alone."""
    steps = law_steps(question.succession, question.scenario.policy, law_events())
    found = timeline(question.exposure, question.scenario, steps) if question.outcome.vehicles else None
    if found is None or len(found.steps) == 1:
        return None
    finding = timeline_finding(found, costs=question.states_costs)
    if not question.states_costs:
        return _verdicts_alone(found, finding)
    chosen = _chosen_steps(found)
    here = found.at(question.scenario.policy.as_of)
    columns = tuple(
        _law_column(found, at, before, here=_last_before(chosen, here) == at)
        for before, at in zip((None, *chosen[:-1]), chosen, strict=True)
    )
    listed = np.array(question.listed, dtype=np.int64)
    weight = -found.duty_a_year_usd.max(axis=0)[listed]
    models = listed[np.argsort(weight, kind="stable")][:_MOST_STRIPS].tolist()
    chart = LawTimeline(
        columns,
        tr("Duty a year, US dollars, and landed cost a vehicle, from each day on"),
        tuple(found.vehicles[at].name for at in models),
        tuple(tuple(_strip(found, step, at) for step in chosen) for at in models),
        _left_out(len(found.steps) - len(chosen), len(listed) - len(models)),
    )
    told = "; ".join(f"{one.day.isoformat()} {one.title} {one.duty_label}" for one in columns)
    return HandoverPage(
        key=PageKey.TIMELINE,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=chart,
        table=timeline_table(found),
        alt=tr("Duty a year from each day of the law on: {dates}.", dates=told),
        notes=_citations(found),
        name=tr("Timeline"),
    )


def _verdicts_alone(found: Timeline, finding: Finding) -> HandoverPage:
    """Return who qualifies under each step, of content labels, which state no costs."""
    columns = (
        TableColumn(tr_in("a heading: since when", "From")),
        TableColumn(tr("Law"), wide=True),
        TableColumn(tr_in("a heading above how many models qualify", "Qualify"), right=True),
    )
    rows = tuple(
        (
            Cell(formatting.iso(step.law.day)),
            Cell(_title(step.law)),
            Cell(_qualifying(found, at), float(step.fleet.qualifying)),
            Cell(_in_force(step.law)),
        )
        for at, step in enumerate(found.steps)
    )
    table = DetailTable(tr("Timeline"), (*columns, TableColumn(tr("In force"))), rows)
    return HandoverPage(
        key=PageKey.TIMELINE,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=tr("A row for each day of the law: how many models qualify from then on."),
        notes=_citations(found),
        name=tr("Timeline"),
    )


def _title(step: LawStep) -> str:
    """Return what a step of the law is called."""
    title, note = translated(step.words.title), translated(step.words.note)
    return f"{title}, {note}" if note else title


def _in_force(step: LawStep) -> str:
    """Return whether a step is in force."""
    return tr_in("in force", "not yet") if step.pending else tr_in("in force", "yes")


def _citations(found: Timeline) -> tuple[str, ...]:
    """Return where each step comes from."""
    return tuple(
        f"{formatting.iso(step.law.day)} {_title(step.law)}: "
        + "; ".join(source.citation for source in step.law.sources if source.citation)
        for step in found.steps
        if step.law.sources
    )


def timeline_table(found: Timeline) -> DetailTable:
    """Return every step of the law with what the fleet comes to."""
    columns = (
        TableColumn(tr_in("a heading: since when", "From")),
        TableColumn(tr("Law"), wide=True),
        TableColumn(tr_in("a heading above how many models qualify", "Qualify"), right=True),
        TableColumn(tr("Duty a year"), right=True, unit="USD"),
        TableColumn(tr_in("a heading above differences", "Change"), right=True, unit="USD"),
        TableColumn(tr("Landed a vehicle"), right=True, unit="USD"),
        TableColumn(tr("In force")),
    )
    changes = found.duty_changes_usd.tolist()
    rows = tuple(
        (
            Cell(formatting.iso(step.law.day)),
            Cell(_title(step.law)),
            Cell(_qualifying(found, at), float(step.fleet.qualifying)),
            Cell(formatting.millions(step.fleet.duty_usd), step.fleet.duty_usd),
            Cell(
                formatting.signed_millions(changes[at]) if abs(changes[at]) >= _A_DOLLAR else "", changes[at]
            ),
            Cell(
                formatting.dollars(step.fleet.landed_cost_per_vehicle_usd),
                step.fleet.landed_cost_per_vehicle_usd,
            ),
            Cell(_in_force(step.law)),
        )
        for at, step in enumerate(found.steps)
    )
    return DetailTable(tr("Timeline"), columns, rows)


def _chosen_steps(found: Timeline) -> list[int]:
    """Return the steps that are shown: those whose effect is seen, of many the weightiest."""
    seen = [at for at in range(len(found.steps)) if found.seen(at)]
    if len(seen) <= _MOST_DATES:
        return seen
    changes = np.abs(found.duty_changes_usd)
    weighty = sorted(seen[1:], key=lambda at: -changes[at])[: _MOST_DATES - 1]
    return sorted({0, *weighty})


def _last_before(chosen: Sequence[int], step: int) -> int:
    """Return the shown step that a step belongs to."""
    return max((at for at in chosen if at <= step), default=-1)


def _law_column(found: Timeline, at: int, before: int | None, *, here: bool) -> LawColumn:
    """Return the column of one step."""
    step, fleet = found.steps[at].law, found.steps[at].fleet
    change = 0.0 if before is None else fleet.duty_usd - found.steps[before].fleet.duty_usd
    return LawColumn(
        step.day,
        translated(step.words.title),
        translated(step.words.note),
        fleet.duty_usd,
        formatting.millions(fleet.duty_usd),
        _change(change),
        fleet.landed_cost_per_vehicle_usd,
        formatting.dollars(fleet.landed_cost_per_vehicle_usd),
        _qualifying(found, at),
        step.pending,
        here,
    )


def _qualifying(found: Timeline, at: int) -> str:
    """Return how many models qualify under a step."""
    fleet = found.steps[at].fleet
    return tr(
        "{count} of {all}", count=formatting.count(fleet.qualifying), all=formatting.count(fleet.models)
    )


def _strip(found: Timeline, step: int, model: int) -> tuple[Verdict, str]:
    """Return verdict and duty a vehicle of one model under one step."""
    usd = float(found.steps[step].duty_usd[model])
    words = formatting.dollars(usd) if usd >= _A_DOLLAR else tr("no duty")
    return Verdict(int(found.steps[step].verdict[model])), words


def _left_out(dates: int, models: int) -> str:
    """Return what is not shown."""
    said = []
    if dates:
        said.append(tr_count("{n} more date of less effect", "{n} more dates of less effect", dates))
    if models:
        said.append(tr_count("{n} more model that owes less", "{n} more models that owe less", models))
    return tr("Not shown: {what}.", what=", ".join(said)) if said else ""


def _change(usd: float) -> str:
    """Return a change of a sum a year in words; empty for nothing."""
    return formatting.signed_millions(usd) if abs(usd) >= _A_DOLLAR else ""
