"""The US content of one model under its two names: that of the test, and that of the duty on the rest."""

import math

from headroom.explain.tests import law_of
from headroom.language import tr, tr_in
from headroom.output import trails
from headroom.output.model_tables.law_cell import law_cell
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.law_source import LawSource
from headroom.rules.measures import DutyBase, Trade
from headroom.rules.outcome import Outcome
from headroom.rules.readings import UsContentBasis
from headroom.rules.vehicle_tests import US
from headroom.words import formatting
from headroom.words.ranges import is_range, percent_range

OF_TEST, BY_PART = tr("US content, of the test"), tr("US content by part, for the duty on the rest")
"""The two names."""

_COLUMNS = (
    TableColumn(tr_in("a heading: how a rule is read", "Read as"), uncut=True),
    TableColumn(tr("Share"), right=True, unit="%"),
    TableColumn(tr_in("a heading: an amount for each vehicle", "A vehicle"), right=True, unit="USD"),
    TableColumn(tr_in("a heading: what a share is of", "Of")),
    TableColumn(tr("Law"), wide=True, yields=True),
)
_READ_AS = {
    UsContentBasis.NET_COST: tr("All that is of the United States in the vehicle, assembly included."),
    UsContentBasis.HALF_OF_REGIONAL: tr(
        "All that is of the United States in the vehicle, assembly included; half of the regional share is "
        "asked."
    ),
    UsContentBasis.PARTS: tr("The parts made in the United States, without assembly."),
}


def us_content_table(outcome: Outcome, model: int, *, curt: bool = False) -> DetailTable:
    """Return what of a model is US content for the test, and what for a Section 232 duty on the rest.

    The second is left out where the policy charges no duty on what of such a vehicle is not US content.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        curt: Whether of the law no more than the number is shown, as there is little room.
    """
    policy = outcome.scenario.policy
    on_rest = [one for one in policy.charged_on(Trade.VEHICLE) if one.base is DutyBase.NON_US_CONTENT]
    kind = outcome.exposure.fleet.kinds[model].vehicle_class
    covers = next((one for one in on_rest if one.covers_class(kind)), None)
    rows = [_of_test(outcome, model, curt=curt)]
    if covers is not None and outcome.exposure.book.states_costs:
        rows.append(_by_part(outcome, model, covers.source, curt=curt))
    return DetailTable(tr("US content"), _COLUMNS, tuple(rows))


def _of_test(outcome: Outcome, model: int, *, curt: bool) -> tuple[Cell, ...]:
    """Return the US content as the test reads it; without a test as a share of net cost."""
    test = next((one for one in outcome.tests if one.entry is US), None)
    name = outcome.vehicles[model].name
    low, high = (float(end[model]) for end in outcome.content(US))
    asked = test is not None and not math.isnan(test.threshold[model])
    known = None if is_range(low, high) or math.isnan(low) else low * 100
    basis = outcome.scenario.policy.us_content_basis
    return (
        Cell(
            OF_TEST if asked else tr("US content, no test asks for it"), note=_READ_AS[basis], muted=not asked
        ),
        Cell(
            percent_range(low, high),
            known,
            rank=low * 100,
            trail=trails.test_value(name, US.test) if test else trails.us_content(name),
        ),
        Cell(""),
        Cell(tr("net cost"), muted=True),
        law_cell(law_of(outcome, test, model), dated=not curt, curt=curt) if test and asked else Cell(""),
    )


def _by_part(outcome: Outcome, model: int, law: LawSource, *, curt: bool) -> tuple[Cell, ...]:
    """Return what of the customs value is US content by part; muted where no duty on the rest falls."""
    credited, value = float(outcome.us_credited_usd[model]), float(outcome.customs_value_usd[model])
    trail = trails.us_by_part(outcome.vehicles[model].name)
    falls = any(
        line.measure.base is DutyBase.NON_US_CONTENT and line.base_usd[model] for line in outcome.duties
    )
    share = credited / value if value > 0 else math.nan
    note = "" if falls else tr("No duty on the rest falls on it now.")
    return (
        Cell(BY_PART, note="\n".join(filter(None, (_how(outcome, model), note))), muted=not falls),
        Cell(
            formatting.NOTHING if math.isnan(share) else formatting.percent(share),
            share * 100,
            muted=not falls,
        ),
        Cell(formatting.dollars(credited), credited, trail=trail, muted=not falls),
        Cell(tr("customs value"), muted=True),
        law_cell(law, dated=not curt, curt=curt),
    )


def _how(outcome: Outcome, model: int) -> str:
    """Return how the US content by part was come to, in a sentence."""
    least, most = (
        formatting.dollars(float(end[model])) for end in (outcome.us_parts_low_usd, outcome.us_parts_high_usd)
    )
    parts = least if least == most else tr("{low} to {high}", low=least, high=most)
    if outcome.vehicles[model].approved_us_content_usd is not None:
        return tr(
            "As approved, and stated in the workbook; parts made in the United States are {parts}.",
            parts=parts,
        )
    if outcome.exposure.fleet.heavy[model] or outcome.scenario.policy.requires_approval:
        return tr("Only what was approved counts; parts made in the United States are {parts}.", parts=parts)
    return tr(
        "Parts made in the United States, taken as approved: {parts}, of which the least counts.", parts=parts
    )
