"""Pages beside the usual ones: one number from end to end, flips, trade, certificates, talks."""

import numpy as np

from headroom.analysis.certificates.fewest_certificates import certificates
from headroom.analysis.certificates.requests import supplier_requests
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.flips import model_flips, nearest_flips
from headroom.analysis.grid_axis import AxisKind, GridAxis
from headroom.analysis.odds import Expectation, expect
from headroom.analysis.response import as_sourced
from headroom.analysis.sweep import Sweep, fixed_sweep, threshold_sweep
from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.findings.certificates import certificates_finding, labels_finding
from headroom.findings.finding import Finding
from headroom.findings.flips import flips_finding
from headroom.findings.odds import odds_finding
from headroom.findings.sweep import sweep_finding
from headroom.findings.trade import trade_finding
from headroom.language import tr, tr_in
from headroom.notation.countries import country_name
from headroom.output.certificate_tables import model_table
from headroom.output.flip_tables import flipped_models, next_flips
from headroom.output.handover.cells import usd_cell
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import BASELINE, HandoverQuestion, baseline_words
from headroom.output.handover.titles import fitted
from headroom.output.levers import Lever
from headroom.output.swept_levers import swept_levers, values_of
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.words import formatting

_MOST_ROWS = 20
_CERTIFICATES = tr("Certificates")
_FLIPS, _TRADE = tr_in("the name of a page", "Flips"), tr_in("the name of a page", "Trade")
_A_DOLLAR = 0.5


def sweep_page(question: HandoverQuestion, key: str = "") -> HandoverPage | None:
    """Return what the fleet comes to as one number goes from end to end; None where it cannot be swept.

    Args:
        question: What is handed over.
        key: Of the number; empty: the first that can be swept.
    """
    found = swept_levers(question.workspace, question.exposure.book.currency_rates)
    thresholds = {one.key for one in question.scenario.policy.thresholds}
    offered = (one for one in found if question.states_costs or one.key in thresholds)
    lever = next((one for one in offered if key in {"", one.key}), None)
    if lever is None or not question.outcome.vehicles or lever.value is None:
        return None
    policy = question.scenario.policy
    threshold = GridAxis(lever.key, np.zeros(1)).kind(policy) in {AxisKind.REGIONAL, AxisKind.US}
    axis = GridAxis(lever.key, values_of(lever, threshold=threshold))
    sweep = (
        threshold_sweep(question.outcome, lever.key, lever.high)
        if threshold
        else fixed_sweep(as_sourced(question.exposure), question.outcome, axis)
    )
    if sweep is None:
        return None
    classes = sweep.totals.present_classes()
    finding = sweep_finding(
        sweep, lever.label, lever.value, lever.shown, classes, costs=question.states_costs
    )
    table = _sweep_table(question, sweep, lever, up_to=threshold)
    alt = tr("What the fleet comes to at values of {lever}, a row each.", lever=lever.label)
    return _page(PageKey.SWEEP, finding, table, alt, tr("{lever} from end to end", lever=lever.label))


def flips_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return who changed its verdict against the baseline; where none did, who is nearest to it."""
    flips = model_flips(question.before, question.outcome)
    nearest = nearest_flips(question.outcome)
    named = baseline_words(question)
    since = tr("since the baseline") if named == BASELINE else tr("since {policy}", policy=named)
    finding = flips_finding(flips, nearest, since, volumes=question.states_costs)
    listed = {question.outcome.vehicles[at].name for at in question.listed}
    flipped = flipped_models(question.before, question.outcome, listed.__contains__)
    if flipped.rows:
        return _page(PageKey.FLIPS, finding, flipped, tr("Models whose verdict changed, a row each."), _FLIPS)
    table = next_flips(nearest, listed.__contains__)
    return _page(PageKey.FLIPS, finding, table, tr("Models by how near they are to another verdict."), _FLIPS)


def trade_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return US imports by country against the baseline; None where the workbook states no costs."""
    if not question.states_costs:
        return None
    now, before = trade_flows(question.outcome), trade_flows(question.before)
    finding = trade_finding(now, before)
    table = _trade_table(now, before)
    return _page(PageKey.TRADE, finding, table, tr("US imports of the fleet by country, a row each."), _TRADE)


def certificates_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return which certificates would settle the verdicts that are open."""
    outcome = question.outcome
    if not question.states_costs:
        empty = DetailTable(_CERTIFICATES, (TableColumn(tr("Model"), wide=True),), ())
        return _page(
            PageKey.CERTIFICATES, labels_finding(outcome), empty, tr("Nothing is listed."), _CERTIFICATES
        )
    found = certificates(outcome)
    requests = supplier_requests(found, outcome.exposure.book.rows)
    finding = certificates_finding(found, requests, outcome)
    alt = tr("Models whose verdict is open, each with the certificates that settle it.")
    return _page(PageKey.CERTIFICATES, finding, model_table(found), alt, _CERTIFICATES)


def odds_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what may be expected of talks whose end is open; None where no outcomes were named."""
    prospects = question.workspace.prospects
    if not prospects or not question.outcome.vehicles:
        return None
    try:
        found = expect(as_sourced(question.exposure), question.scenario, prospects)
    except (ValueError, KeyError):  # outcomes of another policy, or probabilities that do not add up
        return None
    if found is None:
        return None
    finding = odds_finding(found, costs=question.states_costs)
    alt = tr("Outcomes of the talks, each with its probability and what comes of it.")
    return _page(PageKey.ODDS, finding, _odds_table(found), alt, tr("Odds"))


def _page(key: PageKey, finding: Finding, table: DetailTable, alt: str, name: str) -> HandoverPage:
    """Return a page that shows a table."""
    return HandoverPage(
        key=key,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=alt,
        notes=(table.caption,) if table.caption else (),
        name=name,
    )


def _sweep_table(question: HandoverQuestion, sweep: Sweep, lever: Lever, *, up_to: bool) -> DetailTable:
    """Return the steps of a sweep, of many at even distances, with the present one among them.

    Of a threshold nothing changes between two steps: what stands beside one holds up to it.
    """
    classes = sweep.totals.present_classes()
    qualifying = sweep.totals.qualifying(classes)
    here = sweep.at(lever.value or 0.0)
    count = len(sweep.values)
    steps = range(count)
    if count > _MOST_ROWS:
        even = np.linspace(0, count - 1, _MOST_ROWS - 1).round().astype(int).tolist()
        steps = sorted({here, *even})  # type: ignore[assignment]
    costs = question.states_costs
    duty = sweep.totals.figure(KeyFigure.DUTY, classes)
    rules = sweep.totals.figure(KeyFigure.RULES, classes)
    columns = (
        TableColumn(
            tr("{lever}, up to", lever=lever.label) if up_to else lever.label, right=True, wide=True, unit="%"
        ),
        TableColumn(tr("Models that qualify"), right=True),
        *(
            (
                TableColumn(tr("Duty a year"), right=True, unit="USD"),
                TableColumn(tr("Cost of the rules a vehicle"), right=True, unit="USD"),
            )
            if costs
            else ()
        ),
        TableColumn(""),
    )
    rows = tuple(
        (
            Cell(lever.shown(float(sweep.values[at])), float(sweep.values[at]) * lever.scale),
            Cell(formatting.count(float(qualifying[at])), float(qualifying[at])),
            *(
                (Cell(formatting.millions(float(duty[at])), float(duty[at])), usd_cell(float(rules[at])))
                if costs
                else ()
            ),
            Cell(tr_in("the present one of several values", "now") if at == here else ""),
        )
        for at in steps
    )
    return DetailTable(tr("{lever} from end to end", lever=lever.label), columns, rows)


def _trade_table(now: TradeFlows, before: TradeFlows) -> DetailTable:
    """Return imports by country, the largest first, with their change."""
    columns = (
        TableColumn(tr("Country"), wide=True),
        TableColumn(tr("Vehicles"), right=True, unit="USD"),
        TableColumn(tr("Parts"), right=True, unit="USD"),
        TableColumn(tr("Imports"), right=True, unit="USD"),
        TableColumn(tr_in("a heading above differences", "Change"), right=True, unit="USD"),
        TableColumn(tr("Exports of parts"), right=True, unit="USD"),
    )
    names = sorted(
        {*now.countries, *before.countries} - {"US"}, key=lambda name: -now.of(name, now.imports_usd)
    )
    rows = []
    for name in names:
        amounts = [now.of(name, flow) for flow in (now.vehicles_usd, now.parts_usd, now.imports_usd)]
        change = amounts[-1] - before.of(name, before.imports_usd)
        exports = now.of(name, now.exports_usd)
        if max(*amounts, abs(change), exports) >= _A_DOLLAR:
            rows.append(
                (
                    Cell(country_name(name) if name else tr_in("a country", "Not told")),
                    *(_millions(usd) for usd in amounts),
                    Cell(formatting.signed_millions(change) if abs(change) >= _A_DOLLAR else "", change),
                    _millions(exports),
                )
            )
    return DetailTable(tr("US imports a year"), columns, tuple(rows))


def _odds_table(found: Expectation) -> DetailTable:
    """Return the outcomes of talks."""
    columns = (
        TableColumn(tr_in("of talks", "Outcome"), wide=True),
        TableColumn(tr("Probability"), right=True, unit="%"),
        TableColumn(tr("Of volume qualifies"), right=True, unit="%"),
        TableColumn(tr("Duty a year"), right=True, unit="USD"),
    )
    rows = tuple(
        (
            Cell(name),
            Cell(formatting.percent(probability, 0), probability * 100),
            Cell(formatting.percent(share, 0), share * 100),
            _millions(duty),
        )
        for name, probability, share, duty in found.by_prospect
    )
    return DetailTable(tr("Outcomes of the talks"), columns, rows)


def _millions(usd: float) -> Cell:
    """Return a sum a year as a cell."""
    return Cell(formatting.millions(usd), usd)
