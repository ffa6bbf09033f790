"""Who qualifies: the regional content of each model against what is asked of it."""

from collections.abc import Sequence

import numpy as np

from headroom.analysis.weightiest_rows import weightiest
from headroom.arrays import Floats
from headroom.findings.fleet import fleet_finding
from headroom.language import colon, tr, tr_in
from headroom.output.handover.cells import charted_models, content_cell, content_words, points_cell, usd_cell
from headroom.output.handover.exhibits import ContentBar, ContentChart
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL, US
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.contents import content_formula

_HEAVIEST = 5


def qualify_page(question: HandoverQuestion) -> HandoverPage:
    """Return who qualifies, and by how much."""
    outcome = question.outcome
    finding = fleet_finding(outcome)
    shown, rest = charted_models(question)
    low, high = outcome.content(REGIONAL)
    asked = _threshold(outcome)
    bars = tuple(_content_bar(outcome, at, low, high, asked) for at in sorted(shown, key=lambda at: low[at]))
    chart = ContentChart(
        bars,
        _content_heading(outcome),
        tuple(sorted({round(bar.threshold, 6) for bar in bars if bar.threshold is not None})),
        rest,
    )
    return HandoverPage(
        key=PageKey.QUALIFY,
        title=fitted(finding.sentence, hypothetical=outcome.scenario.policy.hypothetical),
        detail=finding.detail,
        exhibit=chart,
        table=content_table(question),
        alt=_content_alt(chart),
        notes=_content_notes(question),
        name=tr("Who qualifies"),
    )


def content_table(question: HandoverQuestion) -> DetailTable:
    """Return every model with content, margin, verdict, landed cost and duty a year, and the fleet."""
    outcome, before = question.outcome, question.before
    low, high = outcome.content(REGIONAL)
    us_low, us_high = outcome.content(US)
    costs, compared = question.states_costs, question.compared
    columns = (
        TableColumn(tr("Model"), wide=True),
        TableColumn(tr("Regional content"), right=True, unit="%"),
        TableColumn(tr("US content"), right=True, unit="%"),
        TableColumn(
            tr_in("a heading above percentage points", "Points"),
            right=True,
            unit=tr_in("percentage points", "pp"),
        ),
        TableColumn(tr("Verdict")),
        *(
            (
                TableColumn(tr_in("a heading: what a vehicle lands at", "Landed"), right=True, unit="USD"),
                *(
                    (TableColumn(tr_in("a heading above differences", "Change"), right=True, unit="USD"),)
                    if compared
                    else ()
                ),
                TableColumn(tr("Duty a year"), right=True, unit="USD"),
            )
            if costs
            else ()
        ),
    )
    a_year = outcome.duty_a_year_usd
    rows = []
    order = np.argsort(-a_year, kind="stable").tolist() if costs else range(len(outcome.vehicles))
    listed = set(question.listed)
    for at in (at for at in order if at in listed):
        change = float(outcome.landed_cost_usd[at] - before.landed_cost_usd[at])
        rows.append(
            (
                Cell(outcome.vehicles[at].name),
                content_cell(float(low[at]), float(high[at])),
                content_cell(float(us_low[at]), float(us_high[at])),
                points_cell(outcome, at),
                verdict_cell(Verdict(int(outcome.verdict[at]))),
                *(
                    (
                        usd_cell(float(outcome.landed_cost_usd[at])),
                        *((usd_cell(change, signed=True),) if compared else ()),
                        Cell(formatting.millions(float(a_year[at])), float(a_year[at])),
                    )
                    if costs
                    else ()
                ),
            )
        )
    several = len(outcome.vehicles) > 1
    if several:
        rows.append(_fleet_row(question))
    caption = tr("Means and sums of the fleet are weighted by volume.") if several else ""
    return DetailTable(tr("Who qualifies"), columns, tuple(rows), has_total=several, caption=caption)


def _fleet_row(question: HandoverQuestion) -> tuple[Cell, ...]:
    """Return the row of all models."""
    now, then = question.outcome.fleet(), question.before.fleet()
    verdict = tr("{count} of {all}", count=formatting.count(now.qualifying), all=formatting.count(now.models))
    cells = [
        Cell(
            tr("Fleet, all {count}", count=formatting.count(now.models))
            if question.listed_words
            else tr("Fleet")
        ),
        Cell(""),
        Cell(""),
        Cell(""),
        Cell(verdict, float(now.qualifying)),
    ]
    if question.states_costs:
        landed = now.landed_cost_per_vehicle_usd
        cells.append(usd_cell(landed))
        if question.compared:
            cells.append(usd_cell(landed - then.landed_cost_per_vehicle_usd, signed=True))
        cells.append(Cell(formatting.millions(now.duty_usd), now.duty_usd))
    return tuple(cells)


def _threshold(outcome: Outcome) -> Sequence[float | None]:
    """Return the regional content that is asked of each model; None where none is."""
    found = next((test for test in outcome.tests if test.entry is REGIONAL), None)
    if found is None:
        return [None] * len(outcome.vehicles)
    return [None if np.isnan(share) else float(share) for share in found.threshold]


def _content_bar(
    outcome: Outcome, at: int, low: Floats, high: Floats, asked: Sequence[float | None]
) -> ContentBar:
    """Return the bar of one model."""
    least, most = float(low[at]), float(high[at])
    us_low, _ = outcome.content(US)
    us = float(us_low[at])
    return ContentBar(
        model=outcome.vehicles[at].name,
        low=least,
        high=max(least, most),
        us_low=None if np.isnan(us) else us,
        threshold=asked[at],
        verdict=Verdict(int(outcome.verdict[at])),
        label=content_words(least, most),
        points=points_cell(outcome, at).text,
    )


def _content_heading(outcome: Outcome) -> str:
    """Return what the bars are."""
    if outcome.exposure.book.definition:
        return tr("Regional content, percent of the label")
    return tr("Regional content, percent of net cost")


def _content_alt(chart: ContentChart) -> str:
    """Return the chart in words."""
    asked = ", ".join(formatting.percent(share) for share in chart.thresholds)
    named = ", ".join(f"{bar.model} {bar.label} {formatting.verdict_word(bar.verdict)}" for bar in chart.bars)
    if not asked:
        return tr("Bars of the regional content of each model in percent. {models}.", models=named)
    return tr(
        "Bars of the regional content of each model in percent. The line is the threshold, {thresholds}. "
        "{models}.",
        thresholds=asked,
        models=named,
    )


def _content_notes(question: HandoverQuestion) -> tuple[str, ...]:
    """Return the formula of the model that decides the sentence, its heaviest rows, and the law."""
    outcome = question.outcome
    notes: list[str] = []
    if outcome.vehicles and question.states_costs:
        at = _nearest(outcome)
        vehicle = outcome.vehicles[at].name
        notes.append(colon(vehicle, content_formula(outcome, at)))
        heavy = weightiest(outcome, at, _HEAVIEST)
        if heavy:
            told = "; ".join(
                f"{one.description or one.part_number} {formatting.dollars(one.vnm_usd)} ({one.address})"
                for one in heavy
            )
            notes.append(tr("Rows that take most of it: {rows}", rows=told))
    source = outcome.scenario.policy.source
    if source.citation:
        notes.append(tr("Law: {source}", source=source.citation))
    return tuple(notes)


def _nearest(outcome: Outcome) -> int:
    """Return the failing model that is nearest to passing; else the model with the least to spare."""
    margin = np.where(np.isnan(outcome.headroom), -np.inf, outcome.headroom)
    failing = outcome.verdict != Verdict.QUALIFIES
    if failing.any():
        return int(np.where(failing, margin, -np.inf).argmax())
    return int(np.where(np.isinf(margin), np.inf, margin).argmin())
