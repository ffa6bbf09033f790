"""Which certificates of origin to ask for, in words and as tables."""

from collections.abc import Iterable, Sequence
from math import isnan

import numpy as np

from headroom.analysis.certificates.answers import Answers
from headroom.analysis.certificates.fewest_certificates import CertificateNeeded, Certificates
from headroom.analysis.certificates.requests import RequestedPart, SupplierRequest
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.sourcing import PartRows
from headroom.findings.certificates import request_sentence
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting

_DIGITS = 2
"""Decimals of a share: parts are small, and what they come to together stands above them."""

_LEAST, _MOST = "\N{GREATER-THAN OR EQUAL TO}", "\N{LESS-THAN OR EQUAL TO}"
NO_SUPPLIER = tr("no supplier named")
_NO_SUPPLIER_TITLE = tr("No supplier named")
_MODEL_COLUMNS = (
    TableColumn(tr("Model")),
    TableColumn(tr("Certificates"), right=True),
    TableColumn(tr("Parts to ask for"), wide=True),
    TableColumn(tr("Value"), right=True, unit="USD"),
    TableColumn(tr("Of net cost"), right=True, unit="%"),
    TableColumn(tr_in("a heading above how many certificates it takes", "To qualify"), right=True),
    TableColumn(tr_in("a heading above how many certificates it takes", "To fail"), right=True),
    TableColumn(tr_in("a heading above: proven, not proven", "Fewest")),
)
_PART_COLUMNS = (
    TableColumn(tr("Part")),
    TableColumn(tr("Description"), wide=True),
    TableColumn(tr("Supplier")),
    TableColumn(tr("Value"), right=True, unit="USD"),
    TableColumn(tr("Of net cost"), right=True, unit="%"),
    TableColumn(tr("If from the US")),
    TableColumn(tr("If from elsewhere")),
    TableColumn(tr("Cell")),
)
_IDLE_COLUMNS = (
    TableColumn(tr("Part")),
    TableColumn(tr("Description"), wide=True),
    TableColumn(tr("Supplier")),
    TableColumn(tr("Model")),
    TableColumn(tr("Value"), right=True, unit="USD"),
    TableColumn(tr("Of net cost"), right=True, unit="%"),
    TableColumn(tr("Cell")),
)
_MOST_ROWS = 200
_SUPPLIER_COLUMNS = (
    TableColumn(tr("Supplier")),
    TableColumn(tr("Certificates"), right=True),
    TableColumn(tr_in("a heading above how many models certificates settle", "Settles"), right=True),
    TableColumn(
        tr_in("a heading above how many models certificates help to settle", "Helps with"), right=True
    ),
    TableColumn(tr("Models"), wide=True),
)
_REQUEST_COLUMNS = (
    TableColumn(tr("Part")),
    TableColumn(tr("Description"), wide=True),
    TableColumn(tr("Models")),
    TableColumn(tr("Value"), right=True, unit="USD"),
    TableColumn(tr("Cell")),
)


def model_table(found: Sequence[Certificates]) -> DetailTable:
    """Return what settles each model, in the order given."""
    return DetailTable(tr("Models"), _MODEL_COLUMNS, tuple(_model(one) for one in found))


def part_table(one: Certificates, rows: PartRows) -> DetailTable:
    """Return the parts that settle one model, with what either answer would do."""
    caption = "" if one.settling else tr("No certificate settles this model: it has no net cost.")
    return DetailTable(
        one.model, _PART_COLUMNS, tuple(_part(part, rows) for part in one.settling), caption=caption
    )


def supplier_table(requests: Sequence[SupplierRequest]) -> DetailTable:
    """Return what to ask of each supplier, in the order given."""
    return DetailTable(tr("Suppliers"), _SUPPLIER_COLUMNS, tuple(_supplier(one) for one in requests))


def request_table(request: SupplierRequest, rows: PartRows) -> DetailTable:
    """Return the parts of which a supplier is asked for a certificate."""
    return DetailTable(
        request.supplier or _NO_SUPPLIER_TITLE,
        _REQUEST_COLUMNS,
        tuple(_requested(part, rows) for part in request.parts),
    )


def idle_table(outcome: Outcome) -> DetailTable:
    """Return the current rows without origin, the heaviest first: no verdict hangs on them now."""
    rows = outcome.exposure.book.rows
    unknown = [at for at, origin in enumerate(rows.origins) if origin == UNKNOWN_ORIGIN]
    found = np.flatnonzero(np.isin(rows.origin, unknown) & rows.current)
    rates = currency_rates(outcome.exposure, outcome.scenario)
    value = rows.quantity[found] * rows.unit_cost[found] * rates[rows.currency[found]]
    net_cost = outcome.net_cost_usd[rows.model[found]]
    share = np.divide(value, net_cost, out=np.full(len(found), np.nan), where=net_cost > 0)
    order = np.lexsort((found, -value))
    left = len(found) - _MOST_ROWS
    caption = (
        tr_count("{n} more row has no origin.", "{n} more rows have no origin.", left) if left > 0 else ""
    )
    cells = tuple(
        _idle(rows, int(found[at]), float(value[at]), float(share[at])) for at in order[:_MOST_ROWS].tolist()
    )
    return DetailTable(tr("Rows without origin"), _IDLE_COLUMNS, cells, caption=caption)


def _idle(rows: PartRows, row: int, usd: float, share: float) -> tuple[Cell, ...]:
    """Return one row without origin."""
    return (
        Cell(rows.part_number[row]),
        Cell(rows.description[row]),
        Cell(rows.supplier[row] or NO_SUPPLIER, quiet=not rows.supplier[row]),
        Cell(rows.models[int(rows.model[row])]),
        Cell(formatting.dollars(usd, 2), usd),
        Cell(formatting.percent(share, _DIGITS), None if isnan(share) else share * 100),
        Cell(rows.address(row, "origin"), quiet=True),
    )


def _model(one: Certificates) -> tuple[Cell, ...]:
    if not one.settling:
        nothing = Cell(formatting.NOTHING)
        why = Cell(tr("none settles it: it has no net cost"), quiet=True)
        return Cell(one.model), nothing, why, nothing, nothing, nothing, nothing, Cell("")
    value = sum(part.value_usd for part in one.settling)
    share = sum(part.share for part in one.settling)
    numbers = [part.part_number for part in one.settling]
    qualify = tr(
        "It qualifies if all of these come from the United States: {parts}.",
        parts=_all(one.qualifying),
    )
    fail = tr("It fails if all of these come from outside the region: {parts}.", parts=_all(one.failing))
    return (
        Cell(one.model),
        Cell(formatting.count(len(one.settling)), len(one.settling)),
        Cell(a_few(numbers), note=", ".join(numbers)),
        Cell(formatting.dollars(value), value),
        Cell(formatting.percent(share, _DIGITS), share * 100),
        Cell(formatting.count(len(one.qualifying)), len(one.qualifying), note=qualify),
        Cell(formatting.count(len(one.failing)), len(one.failing), note=fail),
        Cell(
            tr_in("that so few certificates settle a model", "proven"),
            note=tr("No smaller set of certificates settles it whatever the answers are."),
        )
        if one.proven
        else Cell(
            tr_in("that so few certificates settle a model", "not proven"),
            note=tr("These settle it; whether fewer do could not be proven."),
        ),
    )


def _part(part: CertificateNeeded, rows: PartRows) -> tuple[Cell, ...]:
    return (
        Cell(part.part_number),
        Cell(rows.description[part.rows[0]]),
        Cell(_of_supplier(part.rows, rows)),
        Cell(formatting.dollars(part.value_usd, 2), part.value_usd),
        Cell(formatting.percent(part.share, _DIGITS), part.share * 100),
        _if_us(part.answers),
        _if_foreign(part.answers),
        Cell(a_few(part.cells, 1), note=", ".join(part.cells), quiet=True),
    )


def _if_us(answers: Answers) -> Cell:
    """Return what a certificate of US origin does by itself."""
    if answers.verdict_if_us is Verdict.QUALIFIES:
        return Cell(formatting.verdict_word(Verdict.QUALIFIES), mark=VehicleTestResult.PASSES)
    return Cell(_shares(answers.rvc_if_us, answers.us_if_us, _LEAST) or tr("stays open"))


def _if_foreign(answers: Answers) -> Cell:
    """Return what a certificate of an origin outside the region does by itself."""
    if answers.verdict_if_foreign is Verdict.FAILS:
        return Cell(formatting.verdict_word(Verdict.FAILS), mark=VehicleTestResult.FAILS)
    return Cell(_shares(answers.rvc_if_foreign, answers.us_if_foreign, _MOST) or tr("stays open"))


def _shares(regional: float, us_content: float, bound: str) -> str:
    """Return the bounds of the tests that are open."""
    parts = []
    if not isnan(regional):
        # Translators: bounds of the regional content and of the US content, e.g. "regional ≥ 62.5 %".
        parts.append(tr("regional {sign} {content}", sign=bound, content=formatting.percent(regional)))
    if not isnan(us_content):
        parts.append(tr("US {sign} {content}", sign=bound, content=formatting.percent(us_content)))
    return ", ".join(parts)


def _supplier(request: SupplierRequest) -> tuple[Cell, ...]:
    models = (*request.settles, *request.helps)
    return (
        Cell(request.supplier or NO_SUPPLIER, note=request_sentence(request), quiet=not request.supplier),
        Cell(formatting.count(len(request.parts)), len(request.parts)),
        Cell(formatting.count(len(request.settles)), len(request.settles)),
        Cell(formatting.count(len(request.helps)), len(request.helps)),
        Cell(a_few(models), note=", ".join(models)),
    )


def _requested(part: RequestedPart, rows: PartRows) -> tuple[Cell, ...]:
    cells = [rows.address(row, "origin") for row in part.rows]
    return (
        Cell(part.part_number),
        Cell(rows.description[part.rows[0]]),
        Cell(a_few(part.models, 2), note=", ".join(part.models)),
        Cell(formatting.dollars(part.value_usd, 2), part.value_usd),
        Cell(a_few(cells, 1), note=", ".join(cells), quiet=True),
    )


def _all(parts: Iterable[CertificateNeeded]) -> str:
    return ", ".join(part.part_number for part in parts)


def _of_supplier(of_part: Iterable[int], rows: PartRows) -> str:
    """Return the suppliers of some rows."""
    return ", ".join(dict.fromkeys(rows.supplier[row] or NO_SUPPLIER for row in of_part))
