"""The current rows of the ``Sourcing`` sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sample.catalogue import Part, PricedPart
from sample.facts import REGION, UNKNOWN, Illustrative, ModelFacts, Statement
from sample.origins import assign_origins
from sample.variation import between, fraction

ROLE_THRESHOLD: Mapping[str, float] = {"core": 0.75, "principal": 0.70, "complementary": 0.65, "other": 0.50}
"""Regional content with which a part of a car or light truck originates, fraction, by role.

Source:
    USMCA, Annex 4-B, Appendix, Tables A.1, B and C, from 1 July 2023.
"""

HEAVY_THRESHOLD: Mapping[str, float] = {"principal": 0.64, "complementary": 0.54, "other": 0.50}
"""The same of a heavy truck.

Source:
    USMCA, Annex 4-B, Appendix, Tables D and E, from 1 July 2024.
"""

_CURRENCY: Mapping[str, str] = {
    "CA": "CAD",
    "MX": "MXN",
    "JP": "JPY",
    "DE": "EUR",
    "HU": "EUR",
    "IT": "EUR",
}
_PRICED_ABROAD = {"CAD": 0.05, "MXN": 0.04, "JPY": 0.12, "EUR": 0.18}
_STATED_CONTENT = 0.30
_STATED_BY_ROLE = {"core": (76, 96), "principal": (66, 95), "complementary": (61, 94), "other": (46, 92)}
_FREIGHT = {"near": (0.004, 0.010), "region": (0.009, 0.020), "overseas": (0.020, 0.048)}
_WITHOUT_FREIGHT = 0.10
_SUPPLIERS = 30
_YEN_FROM_USD = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ``Sourcing`` sheet; money in ``currency`` unless the name says otherwise.

    Attributes:
        model: Model.
        part_number: Part number.
        origin: Country of origin, alpha-2; ``""`` is unknown.
        unit_cost: Cost of one piece.
        quantity: Pieces per vehicle.
        currency: ISO 4217.
        part: Catalogue part: description, system, tariff code and role.
        heavy: Whether it is a part of a heavy truck, whose role is left to its tariff code.
        statement: What certificates and its maker say of it.
        supplier: Invented supplier.
        regional_percent: Stated regional content; None is a blank cell.
        us_percent: Stated US content; likewise.
        freight_per_unit: Inbound freight of one piece; likewise.
        alternative: Whether it is an alternative source.
        switching_cost_usd: One-off cost of taking it, US dollars; None is a blank cell.
        value_usd: Quantity times unit cost, US dollars.
    """

    model: str
    part_number: str
    origin: str
    unit_cost: float
    quantity: int
    currency: str
    part: Part
    heavy: bool
    statement: Statement
    supplier: str
    regional_percent: float | None
    us_percent: float | None
    freight_per_unit: float | None
    alternative: bool
    switching_cost_usd: float | None
    value_usd: float

    @property
    def regional_share(self) -> float:
        """Return the regional content that counts at the low end, fraction."""
        if self.origin not in {*REGION, UNKNOWN}:
            return 0.0
        if self.regional_percent is not None:
            return self.regional_percent / 100
        return 1.0 if self.origin in REGION else 0.0

    @property
    def originates(self) -> bool:
        """Return whether the part originates at the low end, by its certificate or its regional content."""
        if self.statement.originating:
            return self.statement.originating == "yes"
        return self.reaches

    @property
    def reaches(self) -> bool:
        """Return whether it would originate by its regional content, at the low end."""
        if self.origin not in REGION:
            return False
        return self.regional_share >= (HEAVY_THRESHOLD if self.heavy else ROLE_THRESHOLD)[self.part.role]

    @property
    def credited_usd(self) -> float:
        """Return what its maker's statement credits where it does not originate, US dollars."""
        net_cost, vnm = self.statement.net_cost, self.statement.vnm
        return 0.0 if net_cost is None or vnm is None else self.value_usd * (net_cost - vnm)

    def stated_cost(self, share: float | None) -> float | None:
        """Return a share of the price of one piece in its currency, as a maker would state it."""
        return None if share is None else rounded(self.unit_cost * share, self.currency)

    @property
    def us_share(self) -> float:
        """Return the US content that counts at the low end, fraction."""
        if self.us_percent is not None:
            return self.us_percent / 100
        return 1.0 if self.origin == "US" else 0.0


def current_rows(
    model: ModelFacts, parts: Sequence[PricedPart], position: int, rates: Mapping[str, float]
) -> tuple[Row, ...]:
    """Return the current rows of ``model``.

    Args:
        model: The model.
        parts: Its parts.
        position: Its place in the table of facts, which its part numbers begin with.
        rates: US dollars per unit of currency.
    """
    origins = assign_origins(model, parts)
    statements = {statement.part: statement for statement in model.illustrative.statements}
    systems = list(dict.fromkeys(priced.part.system for priced in parts))
    rows = []
    for order, (priced, origin) in enumerate(zip(parts, origins, strict=True)):
        part = priced.part
        regional, us = _content(model, part, origin)
        currency = _currency(model, part, origin)
        rate = rates.get(currency, 1.0)
        unit_cost = rounded(priced.value_usd / priced.quantity / rate, currency)
        prefix = 47 + position * 611 + systems.index(part.system) * 7
        revision = "ABCDEF"[int(fraction(model.name, part.key, "revision") * 6)]
        rows.append(
            Row(
                model=model.name,
                part_number=f"{prefix:04d}-{101 + order * 3:03d}-{revision}",
                origin=origin,
                unit_cost=unit_cost,
                quantity=priced.quantity,
                currency=currency,
                part=part,
                heavy=model.illustrative.vehicle_class == "heavy truck",
                statement=statements.get(part.key, Statement(part.key)),
                supplier=supplier(part, origin),
                regional_percent=regional,
                us_percent=us,
                freight_per_unit=freight(model, part, origin, unit_cost, currency),
                alternative=False,
                switching_cost_usd=None,
                value_usd=unit_cost * priced.quantity * rate,
            )
        )
    return tuple(rows)


def rounded(unit_cost: float, currency: str) -> float:
    """Return a price as a supplier would quote it: yen whole, small pieces to a tenth of a cent."""
    if currency == "JPY":
        return float(round(unit_cost))
    return round(unit_cost, 2 if unit_cost >= 1 else 3)


def supplier(part: Part, origin: str) -> str:
    """Return an invented supplier, the same for a system and country in every model."""
    number = 1 + int(fraction(part.system, origin, part.kind) * _SUPPLIERS)
    return f"Supplier {origin}-{number:02d}" if origin != UNKNOWN else f"Distributor D-{number:02d}"


def freight(model: ModelFacts, part: Part, origin: str, unit_cost: float, currency: str) -> float | None:
    """Return the inbound freight of one piece in its currency; None where none is charged."""
    if fraction(model.name, part.key, origin, "freight") < _WITHOUT_FREIGHT:
        return None
    if origin == model.illustrative.assembly:
        low, high = _FREIGHT["near"]
    else:
        low, high = _FREIGHT["region" if origin in REGION else "overseas"]
    share = between(low, high, model.name, part.key, origin, "distance")
    return rounded(unit_cost * share, currency)


def _currency(model: ModelFacts, part: Part, origin: str) -> str:
    """Return the currency a part is priced in; US dollars but for a few rows."""
    currency = _CURRENCY.get(origin, "USD")
    chance = _PRICED_ABROAD.get(currency, 0.0)
    return currency if fraction(model.name, part.key, "currency") < chance else "USD"


def _content(model: ModelFacts, part: Part, origin: str) -> tuple[float | None, float | None]:
    """Return the stated regional and US content of a part, percent; mostly blank."""
    for pin in model.illustrative.pins:
        if pin.part == part.key:
            return pin.regional, pin.us
    if origin not in REGION or fraction(model.name, part.key, "stated") >= _STATED_CONTENT:
        return None, None
    low, high = _STATED_BY_ROLE[part.role]
    regional = float(int(between(low, high, model.name, part.key, "regional")))
    return regional, _us_content(model.illustrative, part, origin, regional, model.name)


def _us_content(assumed: Illustrative, part: Part, origin: str, regional: float, name: str) -> float | None:
    """Return the US content that goes with a stated regional content, percent."""
    draw = fraction(name, part.key, "us")
    if origin == "US":
        return max(0.0, regional - int(1 + 10 * draw))
    if assumed.assembly != "US" and draw > 0.5:  # noqa: PLR2004 (half of them state it)
        return None
    return float(int(regional * (0.05 + 0.35 * draw)))
