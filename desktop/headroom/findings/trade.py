"""What the fleet imports into the United States, and from whom."""

from collections.abc import Mapping

import numpy as np

from headroom.analysis.trade import TradeFlows
from headroom.arrays import Floats
from headroom.book.countries import ORIGIN_NAMES, UNKNOWN_ORIGIN
from headroom.findings.finding import Finding
from headroom.notation.countries import country_name
from headroom.words import formatting

NEIGHBOURS: Mapping[str, str] = {"MX": "Mexico", "CA": "Canada"}
"""The neighbours of the United States by their codes."""

_UNTOLD = "a country that is not told"
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
        return Finding("This fleet imports nothing into the United States", _balances(flows))
    counted = " by content" if by_content else ""
    more = total - before
    change = "as in the baseline"
    if formatting.about(total) != formatting.about(before):
        change = f"{formatting.about(abs(more))} {'more' if more > 0 else 'less'} than in the baseline"
    return Finding(
        f"The US imports {formatting.about(total)} a year{counted}, {change}; {_most(flows, now)}",
        _balances(flows),
    )


def _imports(flows: TradeFlows, *, by_content: bool) -> Floats:
    """Return imports by country."""
    imports = flows.foreign_content_usd if by_content else flows.imports_usd
    return np.where(np.array(flows.countries) == _US, 0.0, imports)


def _most(flows: TradeFlows, imports: Floats) -> str:
    """Return who sends most."""
    at = int(imports.argmax())
    code = flows.countries[at]
    who = (
        _UNTOLD if code == UNKNOWN_ORIGIN else {**ORIGIN_NAMES, **NEIGHBOURS}.get(code) or country_name(code)
    )
    total = float(imports.sum())
    if total - float(imports[at]) < _A_DOLLAR:
        return f"{who} sends all of it"
    return f"{who} sends {formatting.about(float(imports[at]))} of it"


def _balances(flows: TradeFlows) -> str:
    """Return the balance with each neighbour, gross."""
    said = [
        f"with {name} {formatting.about(flows.of(code, flows.balance_usd))}"
        for code, name in NEIGHBOURS.items()
    ]
    return f"Balance a year, gross: {', '.join(said)}."
