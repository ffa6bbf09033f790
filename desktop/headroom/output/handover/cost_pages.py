"""What each vehicle costs landed, and what changed from the baseline."""

from headroom.analysis.flips import landed_steps
from headroom.findings.costs import change_finding, cost_finding
from headroom.findings.finding import Finding
from headroom.findings.phrases import short
from headroom.language import colon, tr, tr_in, translated
from headroom.output.handover.cells import charted_models, usd_cell
from headroom.output.handover.exhibits import (
    Component,
    CostBar,
    CostChange,
    CostChart,
    CostStep,
)
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion, baseline_words
from headroom.output.handover.titles import fitted
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.vehicle_tests import REGIONAL
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, LANDED

_CHANGE = tr("Change from the baseline")
_A_DOLLAR = 0.5


def cost_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what each vehicle costs landed; None where the workbook states no costs."""
    outcome = question.outcome
    if not question.states_costs:
        return None
    finding = cost_finding(outcome)
    shown, rest = charted_models(question)
    low, _ = outcome.content(REGIONAL)
    amounts = dict(outcome.components)
    bars = tuple(
        _cost_bar(question, at, [float(amounts[one.value][at]) for one in Component])
        for at in sorted(shown, key=lambda at: low[at])
    )
    words = tuple(COMPONENT_WORDS[one.value] for one in Component)
    chart = CostChart(bars, tr("Landed cost of one vehicle, US dollars"), words, rest)
    named = ", ".join(f"{bar.model} {bar.label}" for bar in bars)
    return HandoverPage(
        key=PageKey.COST,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=chart,
        table=cost_table(question),
        alt=tr("Stacked bars of the landed cost of each vehicle: {vehicles}.", vehicles=named),
        notes=(LANDED.tip, *(colon(one.label, one.source) for one in question.levers.values() if one.source)),
        name=tr("Landed cost"),
    )


def change_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what changed from the baseline; None where nothing else is assumed, or nothing is costed."""
    if not question.compared or not question.states_costs:
        return None
    outcome, before = question.outcome, question.before
    name = baseline_words(question)
    finding = change_finding(before, outcome, name)
    found = dict(landed_steps(before, outcome, None))
    steps = tuple(_step(one, found[one.value]) for one in Component if found.get(one.value, 0.0))
    if not outcome.exposure.fleet.volume.any():
        return _without_mean(question, finding)
    then, now = (one.fleet().landed_cost_per_vehicle_usd for one in (before, outcome))
    then_name, now_name = _policies(question)
    then_label, now_label = f"{then_name} {formatting.dollars(then)}", f"{now_name} {formatting.dollars(now)}"
    chart = CostChange(
        steps,
        tr(
            "Change of the landed cost of the mean vehicle, US dollars; {before}, {after}",
            # Translators: a policy and what a vehicle costs under it, e.g. "USMCA $38,120".
            before=then_label,
            after=now_label,
        ),
        then,
        now,
    )
    told = ", ".join(f"{step.name} {step.label}" for step in steps) or tr_in("what changed", "nothing")
    return HandoverPage(
        key=PageKey.CHANGE,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=chart,
        table=_steps_table(chart),
        alt=tr(
            "The way from {before} to {after}, a step for each component: {steps}.",
            before=then_label,
            after=now_label,
            steps=told,
        ),
        notes=(
            tr(
                "Means over the fleet, weighted by volume: {before}, {after}.",
                before=then_label,
                after=now_label,
            ),
            tr("Each step is the change of one component; together they are the change of the landed cost."),
        ),
        name=_CHANGE,
    )


def _without_mean(question: HandoverQuestion, finding: Finding) -> HandoverPage:
    """Return what changed model by model, where no volumes weigh a mean."""
    columns = (
        TableColumn(tr("Model"), wide=True),
        *(TableColumn(name, right=True, unit="USD") for name in _policies(question)),
        TableColumn(tr_in("a heading above differences", "Change"), right=True, unit="USD"),
    )
    then, now = question.before.landed_cost_usd.tolist(), question.outcome.landed_cost_usd.tolist()
    rows = tuple(
        (
            Cell(question.outcome.vehicles[at].name),
            usd_cell(then[at]),
            usd_cell(now[at]),
            usd_cell(now[at] - then[at], signed=True),
        )
        for at in question.listed
    )
    table = DetailTable(_CHANGE, columns, rows)
    return HandoverPage(
        key=PageKey.CHANGE,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=tr("The landed cost of each vehicle in the baseline and the scenario, a row each."),
        notes=(tr("The workbook states no volumes: there is no mean over the fleet."),),
        name=_CHANGE,
    )


def cost_table(question: HandoverQuestion) -> DetailTable:
    """Return the components of the landed cost of every model."""
    outcome = question.outcome
    amounts = dict(outcome.components)
    columns = (
        TableColumn(tr("Model"), wide=True),
        *(TableColumn(COMPONENT_WORDS[one.value], right=True, unit="USD") for one in Component),
        TableColumn(LANDED.word, right=True, unit="USD"),
    )
    rows = tuple(
        (
            Cell(outcome.vehicles[at].name),
            *(usd_cell(float(amounts[one.value][at])) for one in Component),
            usd_cell(float(outcome.landed_cost_usd[at])),
        )
        for at in question.listed
    )
    return DetailTable(tr("Landed cost"), columns, rows)


def _steps_table(chart: CostChange) -> DetailTable:
    """Return the steps of a change as a table."""
    columns = (
        TableColumn(tr("Component"), wide=True),
        TableColumn(tr_in("a heading above differences", "Change"), right=True, unit="USD"),
    )
    rows = [(Cell(step.name), Cell(step.label, step.usd)) for step in chart.steps]
    rows.append((Cell(LANDED.word), usd_cell(chart.after - chart.before, signed=True)))
    return DetailTable(_CHANGE, columns, tuple(rows), has_total=True)


def _policies(question: HandoverQuestion) -> tuple[str, str]:
    """Return the names of the policies of the baseline and of the scenario."""
    baseline, scenario = question.workspace.baseline, question.scenario
    return short(translated(baseline.policy.title)), short(translated(scenario.policy.title))


def _cost_bar(question: HandoverQuestion, at: int, parts: list[float]) -> CostBar:
    """Return the bar of one model."""
    outcome, total = question.outcome, float(question.outcome.landed_cost_usd[at])
    change = total - float(question.before.landed_cost_usd[at])
    return CostBar(
        outcome.vehicles[at].name,
        tuple(parts),
        total,
        formatting.dollars(total),
        formatting.signed_dollars(change) if abs(change) >= _A_DOLLAR else "",
        formatting.millions(float(outcome.duty_a_year_usd[at])),
    )


def _step(component: Component, usd: float) -> CostStep:
    """Return the change of one component."""
    return CostStep(component, COMPONENT_WORDS[component.value], usd, formatting.signed_dollars(usd))
