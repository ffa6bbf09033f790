"""The regional content of one model with makers' net costs in place of prices, below the test that counts."""

from headroom.language import tr
from headroom.output import trails
from headroom.output.model_tables.core_groups import margin_of
from headroom.output.model_tables.law_cell import law_cell
from headroom.output.table import Cell
from headroom.rules.net_cost_form import FORM_A, net_cost_form, turned
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.ranges import is_range, percent_range, points_of

_TIP = tr(
    "Where makers state net cost and VNM of parts that do not originate, net cost may "
    "stand in place of the price, and VNM in place of the price less the credit: 19 CFR "
    "Part 182, Appendix A, s. 9(2)(a). The verdict counts by s. 9(2)(b), which is the "
    "more cautious."
)
_WHOLE = 100.0


def net_cost_rows(outcome: Outcome, model: int, *, curt: bool | None = None) -> list[tuple[Cell, ...]]:
    """Return a row of the content by form (a), and whether it would turn the verdict; none if none is stated.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        curt: Whether of the law the number of the section is shown alone; None: there is no cell for it.
    """
    form = net_cost_form(outcome)
    if not form.stated[model] or form.regional is None:
        return []
    regional = form.regional
    low, high, least = (float(one[model]) for one in (regional.low, regional.high, regional.threshold))
    before = next(test for test in outcome.tests if test.entry is regional.entry)
    more = f"+{points_of(low - float(before.low[model]))}"
    known = None if is_range(low, high) else low * _WHOLE
    trail = trails.content_by_net_costs(outcome.vehicles[model].name)
    cells = (
        Cell(tr("by stated net costs"), note=_TIP, inset=True),
        Cell(percent_range(low, high), known, rank=low * _WHOLE, note=_TIP, trail=trail),
        Cell(formatting.percent(least), least * _WHOLE, muted=True),
        margin_of(low, high, least, trail),
        Cell(
            # Translators: points is e.g. "+1.2 points" of regional content.
            tr("would qualify, {points}", points=more) if turned(outcome, form, model) else more,
            note=_TIP,
            quiet=True,
        ),
    )
    return [cells if curt is None else (*cells, law_cell(FORM_A, dated=not curt, curt=curt))]
