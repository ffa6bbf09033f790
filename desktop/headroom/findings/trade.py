"""What the fleet imports into the United States, and from whom."""

from collections.abc import Mapping

import numpy as np

from headroom.analysis.trade import TradeFlows
from headroom.arrays import Floats
from headroom.book.countries import ORIGIN_NAMES, UNKNOWN_ORIGIN
from headroom.findings.finding import Finding
from headroom.findings.phrases import clauses
from headroom.language import tr
from headroom.notation.countries import country_name
from headroom.words import formatting

NEIGHBOURS: Mapping[str, str] = {code: country_name(code) for code in ("MX", "CA")}
"""The neighbours of the United States by their codes."""

_UNTOLD = tr("a country that is not told")
_A_DOLLAR = 0.5
_US = "US"


def trade_finding(flows: TradeFlows, baseline: TradeFlows, *, by_content: bool = False) -> Finding:
    """Return what is imported a year, how that changes, and who sends most of it.

    Args:
        flows: Of the scenario.
        baseline: Of the baseline.
        by_content: Whether imports are counted by where content comes from; else gross.
    """
    now, then = (_imports(one, by_content=by_content) for one in (flows, baseline))
    total, before = float(now.sum()), float(then.sum())
    if total < _A_DOLLAR:
        return Finding(tr("This fleet imports nothing into the United States"), _balances(flows))
    amount = formatting.about(total)
    lead = (
        tr("The US imports {amount} a year by content", amount=amount)
        if by_content
        else tr("The US imports {amount} a year", amount=amount)
    )
    return Finding(clauses(_compared(lead, total, before), _most(flows, now)), _balances(flows))


def _compared(imports: str, total: float, before: float) -> str:
    """Return what is imported, and how much more or less than in the baseline that is."""
    more = total - before
    if formatting.about(total) == formatting.about(before):
        return tr("{imports}, as in the baseline", imports=imports)
    amount = formatting.about(abs(more))
    if more > 0:
        return tr("{imports}, {amount} more than in the baseline", imports=imports, amount=amount)
    return tr("{imports}, {amount} less than in the baseline", imports=imports, amount=amount)


def _imports(flows: TradeFlows, *, by_content: bool) -> Floats:
    """Return imports by country."""
    imports = flows.foreign_content_usd if by_content else flows.imports_usd
    return np.where(np.array(flows.countries) == _US, 0.0, imports)


def _most(flows: TradeFlows, imports: Floats) -> str:
    """Return who sends most."""
    at = int(imports.argmax())
    code = flows.countries[at]
    who = _UNTOLD if code == UNKNOWN_ORIGIN else ORIGIN_NAMES.get(code) or country_name(code)
    total = float(imports.sum())
    if total - float(imports[at]) < _A_DOLLAR:
        return tr("{country} sends all of it", country=who)
    return tr("{country} sends {amount} of it", country=who, amount=formatting.about(float(imports[at])))


def _balances(flows: TradeFlows) -> str:
    """Return the balance with each neighbour, gross."""
    said = [
        tr(
            "with {country} {amount}",
            country=name,
            amount=formatting.about(flows.of(code, flows.balance_usd)),
        )
        for code, name in NEIGHBOURS.items()
    ]
    return tr("Balance a year, gross: {balances}.", balances=", ".join(said))
