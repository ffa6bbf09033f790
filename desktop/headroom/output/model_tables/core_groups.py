"""The test of core parts of one model: its four ways, and what each group and all together reach."""

import math
from dataclasses import dataclass, replace

from headroom.explain.trail import Trail
from headroom.language import localized, tr, tr_in
from headroom.output import trails
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.core_groups import GROUPS, CoreEnd, Way
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import CORE_PARTS
from headroom.rules.verdict import TestOutcome, VehicleTestResult
from headroom.words import formatting
from headroom.words.ranges import bare_margin, is_range, percent_range

WAYS = {
    Way.GROUP: tr_in("core parts", "each group"),
    Way.GROUP_COMPONENTS: tr_in("core parts", "each group, by components"),
    Way.TOGETHER: tr_in("core parts", "together"),
    Way.TOGETHER_COMPONENTS: tr_in("core parts", "together, by components"),
}
"""The ways through the test for people."""

RESULTS = {
    VehicleTestResult.FAILS: tr_in("a test", "fails"),
    VehicleTestResult.UNDETERMINED: tr_in("a test", "cannot tell"),
    VehicleTestResult.PASSES: tr_in("a test", "passes"),
    VehicleTestResult.NOT_ASSESSED: tr_in("a test", "not assessed"),
}
"""How a test ends, for people."""

_WHOLE = 100.0
_NO_COST, _NO_PARTS = (
    tr_in("a group of core parts", "costs nothing, left out"),
    tr_in("a group of core parts", "none in it"),
)
_TOGETHER, _BETWEEN = tr_in("core parts", "Together"), " \N{MIDDLE DOT} "


def core_test(outcome: Outcome, model: int) -> TestOutcome | None:
    """Return the test of core parts where it is set for a model."""
    set_for = (test for test in outcome.tests if test.entry is CORE_PARTS)
    return next((test for test in set_for if not math.isnan(test.threshold[model])), None)


def deciding_way(outcome: Outcome, model: int) -> Way | None:
    """Return the way through the test in which a model reaches most; None: there is no test, or nothing."""
    return None if core_test(outcome, model) is None else outcome.core.deciding(model)


def why_none(outcome: Outcome, model: int) -> str:
    """Return why a model has no groups of core parts to show, in a sentence; empty: it has some."""
    test, policy = core_test(outcome, model), outcome.scenario.policy
    if test is not None:
        return (
            "" if outcome.core.deciding(model) is not None else f"{tr('Not assessed.')} {CORE_PARTS.remedy}"
        )
    if policy.preference and policy.core_parts:
        return tr("Only passenger vehicles and light trucks are tested for core parts, s. 14(4).")
    return tr("This policy has no test of core parts.")


def margin_cell(cell: Cell) -> Cell:
    """Return a margin with its low end alone, which decides, where it is a range; the whole is copied."""
    low, between, _ = cell.text.partition(" \N{HORIZONTAL ELLIPSIS} ")
    return (
        replace(cell, text=f"{low}{between.rstrip()}", whole=cell.text, note=cell.text) if between else cell
    )


def way_rows(outcome: Outcome, model: int) -> list[tuple[Cell, ...]]:
    """Return the other ways through the test than the one in which a model reaches most, a row each.

    A row has the name, what is reached, what is needed, the margin and the result, and says where the
    model passes in another way that this one is not needed.
    """
    core, deciding, test = outcome.core, deciding_way(outcome, model), core_test(outcome, model)
    if deciding is None or test is None:
        return []
    enough = int(test.result[model]) == VehicleTestResult.PASSES
    return [
        _way_row(outcome, model, way, enough=enough)
        for way in Way
        if way is not deciding and not math.isnan(core.low.reached[way, model])
    ]


def ways_sentence(outcome: Outcome, model: int) -> str:
    """Return how each of the four ways ends, in a sentence; empty where the test is not assessed."""
    core, deciding = outcome.core, deciding_way(outcome, model)
    if deciding is None:
        return ""
    first = sorted(Way, key=lambda way: way is not deciding)
    told = [
        # Translators: a way through the test of core parts and how it ends, e.g. "each group fails".
        tr("{way} {result}", way=WAYS[way], result=RESULTS[_way_result(outcome, model, way)])
        for way in first
        if _assessed(outcome, model, way)
    ]
    if math.isnan(core.low.reached[Way.TOGETHER_COMPONENTS, model]):
        told.append(tr("listed components not assessed, no row says which they are"))
    return tr("One of four ways is enough: {ways}.", ways=_BETWEEN.join(told))


@dataclass(frozen=True, slots=True)
class CoreLine:
    """A group of core parts of one model, or all of them together.

    Attributes:
        name: Of the group, with a capital.
        together: Whether it is all of them.
        absent: Why the vehicle has none such, in words; empty: it has.
        low: Regional content at the low end, fraction.
        high: At the high end.
        least: What is asked, fraction.
        net_cost_usd: Of its parts, US dollars a vehicle.
        result: Whether it reaches that.
        certified: Whether a certificate of origin settles it.
    """

    name: str
    together: bool
    absent: str = ""
    low: float = math.nan
    high: float = math.nan
    least: float = math.nan
    net_cost_usd: float = math.nan
    result: VehicleTestResult = VehicleTestResult.NOT_ASSESSED
    certified: bool = False

    @property
    def reached(self) -> str:
        """Return its content in words."""
        return percent_range(self.low, self.high)


def core_lines(outcome: Outcome, model: int) -> tuple[CoreLine, ...]:
    """Return every group, and all of them together last, as the deciding way counts them; none without it."""
    deciding = deciding_way(outcome, model)
    if deciding is None:
        return ()
    groups = (_group_line(outcome, model, group, deciding) for group in range(len(GROUPS)))
    of_sum = Way.TOGETHER_COMPONENTS if deciding.components else Way.TOGETHER
    return (*groups, _line(outcome, model, deciding, None, _way_result(outcome, model, of_sum)))


def core_table(outcome: Outcome, model: int) -> DetailTable:
    """Return the groups that the vehicle has and all together, with what each reaches and needs."""
    columns = (
        TableColumn(tr("Core group")),
        TableColumn(tr_in("a heading: a share", "Reached"), right=True, unit="%"),
        TableColumn(tr_in("a heading: a share", "Needed"), right=True, unit="%"),
        TableColumn(tr("Result")),
        TableColumn(tr("Net cost"), right=True, unit="USD"),
    )
    lines = core_lines(outcome, model)
    if not lines:
        return DetailTable(tr("Core groups"), columns, (), caption=why_none(outcome, model))
    rows = []
    for line in lines:
        if not line.absent:
            known, least = None if is_range(line.low, line.high) else line.low * _WHOLE, line.least * _WHOLE
            rows.append(
                (
                    Cell(line.name),
                    Cell(line.reached, known),
                    Cell(localized(f"{least:g}"), least),
                    Cell(RESULTS[line.result]),
                    Cell(formatting.dollars(line.net_cost_usd), line.net_cost_usd),
                )
            )
    return DetailTable(tr("Core groups"), columns, tuple(rows), caption=ways_sentence(outcome, model))


def core_trails(outcome: Outcome, model: int) -> tuple[Trail | None, ...]:
    """Return the figure of each line; None where the model has no such group."""
    deciding, name = deciding_way(outcome, model), outcome.vehicles[model].name
    if deciding is None:
        return ()
    present = outcome.core.low.present[model].tolist()
    return (
        *(trails.core_group(name, at, deciding) if there else None for at, there in enumerate(present)),
        trails.core_together(name, deciding),
    )


def _assessed(outcome: Outcome, model: int, way: Way) -> bool:
    """Return whether a way can be assessed."""
    return not math.isnan(outcome.core.low.reached[way, model])


def _result(*, low: bool, high: bool) -> VehicleTestResult:
    """Return how something ends that passes at the low end, at the high end, at both or at neither."""
    return VehicleTestResult(int(low) + int(high))


def margin_of(low: float, high: float, least: float, trail: Trail, *, muted: bool = False) -> Cell:
    """Return by how much a content is above what is asked, in points, by its low end.

    Args:
        low: The low end of the content, fraction.
        high: The high end.
        least: What is asked, fraction.
        trail: Where the content comes from.
        muted: Whether it does not decide.
    """
    known = None if is_range(low, high) else low * _WHOLE - least * _WHOLE
    rank = (low - least) * _WHOLE
    return margin_cell(
        Cell(bare_margin(low - least, high - least), known, rank=rank, trail=trail, muted=muted)
    )


def _way_result(outcome: Outcome, model: int, way: Way) -> VehicleTestResult:
    """Return how a way through the test ends."""
    low, high = (
        bool(outcome.core.passes_by(end)[way, model]) for end in (outcome.core.low, outcome.core.high)
    )
    return _result(low=low, high=high)


def _way_row(outcome: Outcome, model: int, way: Way, *, enough: bool) -> tuple[Cell, ...]:
    """Return one way that does not decide as a row."""
    core, name = outcome.core, outcome.vehicles[model].name
    low, high = (float(end.reached[way, model]) for end in (core.low, core.high))
    least, result = float(core.threshold[model]), _way_result(outcome, model, way)
    known = None if is_range(low, high) else low * _WHOLE
    trail = trails.core_way(name, way)
    reached = Cell(percent_range(low, high), known, rank=low * _WHOLE, trail=trail, muted=enough)
    if not way.together:
        reached = Cell(
            _passing(outcome, model, way),
            note=tr(
                "Groups that pass alone. The least content of one: {content}",
                content=percent_range(low, high),
            ),
            trail=trail,
            muted=enough,
        )
    return (
        Cell(WAYS[way], muted=enough, inset=True),
        reached,
        Cell(formatting.percent(least), least * _WHOLE, muted=True),
        margin_of(low, high, least, trail, muted=enough),
        Cell(RESULTS[result], mark=result, tinted=not enough, muted=enough),
        Cell(tr_in("a way through a test", "not needed") if enough else "", quiet=True),
    )


def _passing(outcome: Outcome, model: int, way: Way) -> str:
    """Return how many of the groups pass alone, e.g. ``5 of 6``."""
    core = outcome.core
    few, many = (
        int(core.groups_that_pass(end, components=way.components)[model].sum())
        for end in (core.low, core.high)
    )
    there = int(core.low.present[model].sum())
    return (
        tr("{count} of {all}", count=few, all=there)
        if few == many
        # Translators: from so many to so many groups, of so many.
        else tr("{low} to {high} of {all}", low=few, high=many, all=there)
    )


def _shares(end: CoreEnd, model: int, way: Way, group: int | None) -> float:
    """Return the content of a group, or of all together, as a way counts it."""
    if group is None:
        return float((end.together_components if way.components else end.together)[model])
    return float((end.rvc_components if way.components else end.rvc)[model, group])


def _group_line(outcome: Outcome, model: int, group: int, way: Way) -> CoreLine:
    """Return a group; one that the vehicle has not says so."""
    core, name = outcome.core, GROUPS[group].label
    if not core.low.present[model, group]:
        return CoreLine(name, together=False, absent=_NO_COST if core.empty[model, group] else _NO_PARTS)
    low, high = (
        bool(core.groups_that_pass(end, components=way.components)[model, group])
        for end in (core.low, core.high)
    )
    return _line(outcome, model, way, group, _result(low=low, high=high))


def _line(outcome: Outcome, model: int, way: Way, group: int | None, result: VehicleTestResult) -> CoreLine:
    """Return a group that the vehicle has; None: all of them."""
    core = outcome.core
    low, high = (_shares(end, model, way, group) for end in (core.low, core.high))
    of_all = [group] if group is not None else core.low.present[model].nonzero()[0].tolist()
    return CoreLine(
        _TOGETHER if group is None else GROUPS[group].label,
        together=group is None,
        low=low,
        high=high,
        least=float(core.threshold[model]),
        net_cost_usd=float(core.low.net_cost_usd[model, of_all].sum()),
        result=result,
        certified=group is not None and bool(core.certified[model, group]),
    )
