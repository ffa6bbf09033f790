"""A small fleet in which each course of action is taken, with the figures of each model reckoned by hand.

A vehicle that does not qualify (half of it has to be regional) pays a duty of 10 % and a fee of 1 %; a part
from CN or KR that comes into Mexico pays 20 %. Nothing may come from KR.
"""

from dataclasses import replace

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.measures import Fee, Measure, Trade, When
from headroom.rules.scenario import Locks, Scenario
from resourcing_cases import offers_of, taking, thresholds

_ROWS = {
    "Stays": [Row("MX", 60.0), Row("CN", 40.0)],
    "Moves": [Row("CN", 100.0, part="seat"), Row("MX", 125.0, part="seat", alternative=True, switching=40.0)],
    "Pays": [Row("CN", 100.0, part="seat"), Row("JP", 90.0, part="seat", alternative=True)],
    "Home": [Row("CN", 100.0)],
    "Home, fails": [Row("CN", 100.0)],
    "Stuck": [Row("KR", 100.0, part="seat", freight=3.0), Row("KR", 90.0, part="seat", alternative=True)],
    "Stuck, fails": [Row("KR", 100.0, part="seat"), Row("KR", 90.0, part="seat", alternative=True)],
    "Saves": [Row("MX", 100.0, part="seat"), Row("US", 80.0, part="seat", alternative=True)],
    "Unclear": [Row("", 100.0)],
}


def _vehicle(name: str, volume: float, conversion_usd: float, country: str = "MX") -> Vehicle:
    return Vehicle(name, assembly_country=country, annual_volume=volume, conversion_usd=conversion_usd)


_VEHICLES = (
    replace(_vehicle("Stays", 10.0, 100.0), outbound_freight_usd=5.0, insurance_usd=2.0),
    _vehicle("Moves", 20.0, 50.0),
    _vehicle("Pays", 30.0, 50.0),
    _vehicle("Home", 40.0, 200.0, "US"),
    _vehicle("Home, fails", 50.0, 10.0, "US"),
    _vehicle("Stuck", 60.0, 100.0),
    _vehicle("Stuck, fails", 70.0, 50.0),
    _vehicle("Saves", 80.0, 20.0),
    _vehicle("Unclear", 90.0, 50.0),
)

NAMES = tuple(_ROWS)
VOLUMES = tuple(vehicle.annual_volume for vehicle in _VEHICLES)
INCUMBENT_USD = (215.0, 186.5, 186.5, 300.0, 110.0, 223.0, 186.5, 120.0, 166.5)
"""Landed cost as sourced in the workbook."""


def scenario(rate: float = 0.1, fee: float = 0.01) -> Scenario:
    """Return the rules, with other rates on a vehicle that does not qualify."""
    half = thresholds(0.5, rate=rate)
    parts = Measure("mx_parts", "MX", Trade.PARTS, 0.2, into="MX", origins=("CN", "KR"), when=When.ALWAYS)
    taken = taking(half, *half.policy.measures, parts, fees=(Fee("mpf", "MPF", fee),))
    return replace(taken, locks=Locks(barred_countries=frozenset({"KR"})))


def answers(rate: float = 0.1, fee: float = 0.01, claim_cost: float = 0.0) -> dict[str, ModelResourcing]:
    """Return the answer for each model."""
    rows = [replace(row, model=name) for name, own in _ROWS.items() for row in own]
    found = resource(offers_of(book(rows, *_VEHICLES)), replace(scenario(rate, fee), claim_cost=claim_cost))
    return {answer.model: answer for answer in found}
