"""The alternative rows of the ``Sourcing`` sheet: other sources of parts that could be had."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sample.facts import REGION, ModelFacts, Statement
from sample.sourcing import Row, freight, rounded, supplier
from sample.variation import between, fraction

# How much dearer a part is in the region than where it comes from now, by its kind.
_PREMIUM: Mapping[str, tuple[float, float]] = {
    "powertrain": (0.03, 0.11),
    "body": (0.03, 0.12),
    "metal": (0.05, 0.17),
    "trim": (0.04, 0.14),
    "chemistry": (0.03, 0.12),
    "material": (0.03, 0.10),
    "labour": (0.04, 0.13),
    "electronics": (0.08, 0.23),
    "screen": (0.12, 0.28),
    "magnet": (0.18, 0.30),
}
_ABROAD: Mapping[str, tuple[str, ...]] = {
    "metal": ("CN", "IN", "KR", "TH"),
    "trim": ("CN", "TH"),
    "chemistry": ("KR", "TH", "CN"),
    "labour": ("CN", "TH", "PL"),
    "electronics": ("CN", "KR", "TH", "HU"),
    "screen": ("CN", "KR"),
}
_QUOTED = 40
_QUOTATION = (0.08, 0.26)
_REGIONAL_STATED = 0.45
_SWITCHING = (0.003, 0.022)


def alternative_rows(model: ModelFacts, rows: Sequence[Row], rates: Mapping[str, float]) -> tuple[Row, ...]:
    """Return alternatives to the current ``rows`` of ``model``.

    First come sources in the region for what does not originate now, core parts and dear parts
    before others; they are most of them where a core part is among them. Then come cheaper sources
    abroad, and a few moves within the region. Beyond these, dear parts from elsewhere have a dearer
    quotation from the United States: what half US content would take. A model may have none at all.
    """
    count = model.illustrative.alternatives
    if not count:
        return ()
    homeward = sorted((row for row in rows if not row.reaches), key=_urgency)
    far = any(row.part.role == "core" for row in homeward)
    inward = round(count * (0.9 if far else 0.6))
    chosen = homeward[:inward]
    taken = {row.part_number for row in chosen}

    def by_chance(row: Row) -> float:
        return fraction(model.name, row.part.key, "chosen")

    outward = sorted((row for row in rows if _may_go_abroad(row)), key=by_chance)
    outward = [row for row in outward if row.part_number not in taken][: (count - len(chosen)) * 2 // 3]
    taken |= {row.part_number for row in outward}
    sideways = sorted((row for row in rows if row.origin in {"US", "MX"}), key=by_chance)
    sideways = [row for row in sideways if row.part_number not in taken]
    sideways = sideways[: count - len(chosen) - len(outward)]
    moved = {row.part_number for row in (*chosen, *sideways)}
    dear = sorted((row for row in rows if row.origin != "US"), key=lambda row: -row.value_usd)
    quoted = [row for row in dear if row.part_number not in moved][:_QUOTED]
    found = [
        *(_alternative(model, row, _into_region, rates) for row in chosen),
        *(_alternative(model, row, _quoted_in_the_us, rates) for row in quoted),
        *(_alternative(model, row, _abroad, rates) for row in outward),
        *(_alternative(model, row, _within_region, rates) for row in sideways),
    ]
    order = {row.part_number: position for position, row in enumerate(rows)}
    return tuple(sorted(found, key=lambda row: order[row.part_number]))


def _urgency(row: Row) -> tuple[bool, float]:
    return row.part.role != "core", -row.value_usd


def _may_go_abroad(row: Row) -> bool:
    return row.origin in REGION and row.part.role != "core" and row.part.kind in _ABROAD


def _into_region(model: ModelFacts, row: Row) -> tuple[str, float]:
    """Return a country of the region and the cost there over the present cost."""
    low, high = _PREMIUM[row.part.kind]
    draw = fraction(model.name, row.part.key, "region")
    wanted = "US" if draw < 0.45 else "MX" if draw < 0.85 else "CA"  # noqa: PLR2004
    country = wanted if wanted != row.origin else ("MX" if row.origin != "MX" else "US")
    cheaper = 0.02 if country == "MX" else 0.0
    return country, 1 + between(low, high, model.name, row.part.key, "premium") - cheaper


def _abroad(model: ModelFacts, row: Row) -> tuple[str, float]:
    """Return a country outside the region, likewise."""
    countries = _ABROAD[row.part.kind]
    country = countries[int(fraction(model.name, row.part.key, "abroad") * len(countries))]
    return country, 1 - between(0.04, 0.19, model.name, row.part.key, "saving")


def _within_region(model: ModelFacts, row: Row) -> tuple[str, float]:
    """Return the other large country of the region, likewise."""
    difference = between(0.03, 0.11, model.name, row.part.key, "difference")
    return ("MX", 1 - difference) if row.origin == "US" else ("US", 1 + difference)


def _quoted_in_the_us(model: ModelFacts, row: Row) -> tuple[str, float]:
    """Return the United States, likewise."""
    return "US", 1 + between(*_QUOTATION, model.name, row.part.key, "quotation")


def _alternative(
    model: ModelFacts,
    row: Row,
    elsewhere: Callable[[ModelFacts, Row], tuple[str, float]],
    rates: Mapping[str, float],
) -> Row:
    """Return another source of the part of ``row``, priced in US dollars."""
    country, factor = elsewhere(model, row)
    part = row.part
    unit_cost = rounded(row.unit_cost * rates.get(row.currency, 1.0) * factor, "USD")
    regional = us = None
    if country in REGION and fraction(model.name, part.key, "other stated") < _REGIONAL_STATED:
        regional = float(int(between(77, 95, model.name, part.key, "other regional")))
        us = regional - 4 if country == "US" else None
    switching = row.value_usd * model.market.sales * between(*_SWITCHING, model.name, part.key, "switch")
    return replace(
        row,
        origin=country,
        unit_cost=unit_cost,
        currency="USD",
        supplier=supplier(part, country),
        statement=Statement(part.key, row.statement.core_group, row.statement.core_component),
        regional_percent=regional,
        us_percent=us,
        freight_per_unit=freight(model, part, country, unit_cost, "USD"),
        alternative=True,
        switching_cost_usd=max(20_000.0, round(switching / 10_000) * 10_000.0),
        value_usd=unit_cost * row.quantity,
    )
