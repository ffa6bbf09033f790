"""What the sample comes to, by the calculation that the workbook is meant for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sample.facts import REGION, UNKNOWN, Facts, ModelFacts
from sample.sourcing import Row
from sample.tracing import TracingList


@dataclass(frozen=True, slots=True)
class Sums:
    """What the current rows of one model add up to; shares are fractions.

    Attributes:
        parts_usd: Value of all parts, US dollars.
        net_cost_usd: Net cost, US dollars.
        by_origin: Share of the parts value by country; ``""`` is unknown.
        as_sourced: Regional content, every part as sourced.
        traced: Regional content, parts of the tracing list only.
        roll_up: Regional content, originating parts in full and others not at all.
        traced_high: As ``traced``, with every unknown origin regional.
        roll_up_high: As ``roll_up``, likewise.
        us_content: US content.
        core_least: Least regional content of a core part; 1 without one.
        core_part: The part that has it, ``none`` without one.
    """

    parts_usd: float
    net_cost_usd: float
    by_origin: Mapping[str, float]
    as_sourced: float
    traced: float
    roll_up: float
    traced_high: float
    roll_up_high: float
    us_content: float
    core_least: float
    core_part: str

    @property
    def us_canada(self) -> float:
        """Return the content that the label states, fraction of the parts value."""
        return self.by_origin.get("US", 0.0) + self.by_origin.get("CA", 0.0)


def sums(model: ModelFacts, rows: Sequence[Row], tracing: TracingList) -> Sums:
    """Return what the current rows of ``model`` add up to; unknown origins count as not regional."""
    own = [row for row in rows if row.model == model.name and not row.alternative]
    assumed = model.illustrative
    parts = sum(row.value_usd for row in own)
    conversion = model.conversion_usd
    stated = model.stated_net_cost_usd
    net_cost = parts + conversion if stated is None else stated
    by_origin: dict[str, float] = {}
    for row in own:
        by_origin[row.origin] = by_origin.get(row.origin, 0.0) + row.value_usd / parts
    sourced = sum(row.value_usd * (1 - row.regional_share) for row in own)
    traced = [row for row in own if tracing.covers(row.part.hts)]
    traced_vnm = sum(row.value_usd * (1 - row.regional_share) for row in traced)
    rolled = [row for row in own if not row.originates]
    rolled_vnm = sum(row.value_usd - row.credited_usd for row in rolled)
    known_traced = traced_vnm - sum(row.value_usd for row in traced if row.origin == UNKNOWN)
    known_rolled = rolled_vnm - sum(row.value_usd for row in rolled if row.origin == UNKNOWN)
    us_value = sum(row.value_usd * row.us_share for row in own)
    core = min(
        (row for row in own if row.part.role == "core"), key=lambda row: row.regional_share, default=None
    )
    return Sums(
        parts_usd=parts,
        net_cost_usd=net_cost,
        by_origin=by_origin,
        as_sourced=1 - sourced / net_cost,
        traced=1 - traced_vnm / net_cost,
        roll_up=1 - rolled_vnm / net_cost,
        traced_high=1 - known_traced / net_cost,
        roll_up_high=1 - known_rolled / net_cost,
        us_content=(us_value + (conversion if assumed.assembly == "US" else 0.0)) / net_cost,
        core_least=core.regional_share if core else 1.0,
        core_part=core.part.key if core else "none",
    )


def lines(facts: Facts, rows: Sequence[Row], tracing: TracingList) -> tuple[str, ...]:
    """Return the report, one line a model."""
    head = (
        f"{'model':22}{'at':4}{'rows':>5}{'alt':>4}{'parts':>8}{'/MSRP':>6}{'net':>8}"
        f"{'US+CA':>7}{'label':>6}{'MX':>6}{'else':>6}{'sourced':>8}{'traced':>7}{'to':>6}"
        f"{'rollup':>7}{'to':>6}{'US':>6}  least core part; countries"
    )
    return (head, *(_line(model, rows, tracing) for model in facts.models))


def _line(model: ModelFacts, rows: Sequence[Row], tracing: TracingList) -> str:
    own = [row for row in rows if row.model == model.name]
    found = sums(model, own, tracing)
    current = sum(not row.alternative for row in own)
    others = {
        country or "unknown": share
        for country, share in sorted(found.by_origin.items(), key=lambda item: -item[1])
        if country not in REGION
    }
    label = f"{model.label.us_canada_percent:.0f}" if model.label else "-"
    countries = ", ".join(f"{country} {share:.1%}" for country, share in others.items())
    return (
        f"{model.name:22}{model.illustrative.assembly:4}{current:5}{len(own) - current:4}"
        f"{found.parts_usd:8.0f}{found.parts_usd / model.market.msrp_usd:6.2f}{found.net_cost_usd:8.0f}"
        f"{found.us_canada * 100:7.2f}{label:>6}"
        f"{found.by_origin.get('MX', 0.0) * 100:6.1f}{sum(others.values()) * 100:6.1f}"
        f"{found.as_sourced * 100:8.1f}{found.traced * 100:7.1f}{found.traced_high * 100:6.1f}"
        f"{found.roll_up * 100:7.1f}{found.roll_up_high * 100:6.1f}{found.us_content * 100:6.1f}"
        f"  {found.core_part} {found.core_least:.0%}; {countries}"
    )
