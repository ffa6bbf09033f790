"""Comply or pay as it is shown: the models, the changes of one of them, and what they come to."""

from collections.abc import Collection, Sequence

from headroom.book.sourcing import PartRows
from headroom.explain.trail import Trail
from headroom.optimum.break_even_points import BreakEvenPoints
from headroom.optimum.change_worth import Trial, Worth
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decisions import Decided
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing
from headroom.output.resourcing_words import decision_sentence, decision_word, qualifying_sentence
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult
from headroom.window.trail.shown import trails
from headroom.words import formatting
from headroom.words.definitions import (
    COURSES,
    DUTY,
    GAP,
    PREMIUM,
    SAVES,
    SWITCHING,
    VEHICLE_DUTY_AND_FEES,
)

_MARKS = {
    Course.STAY: VehicleTestResult.PASSES,
    Course.RE_SOURCE: VehicleTestResult.PASSES,
    Course.PAY: VehicleTestResult.FAILS,
    Course.NO_SOURCE: VehicleTestResult.UNDETERMINED,
}
"""What is decided as a mark; who owes nothing need not qualify and has none."""

_ADD_UP = "Columns add up: premium and duty when complying, less both when paying; rounded to whole dollars."
_PUT_OFF = "Of a moment ago: it is found again when the slider rests."
_DECISIONS = "\n".join(term.tip for term in COURSES.values())
_MODEL_COLUMNS = (
    TableColumn("Model", wide=True),
    TableColumn("Decision", note=_DECISIONS),
    TableColumn("Comply:\npremium", right=True, unit="USD", note=PREMIUM.tip),
    TableColumn("Comply:\nvehicle duty\nand fees", right=True, unit="USD", note=VEHICLE_DUTY_AND_FEES.tip),
    TableColumn("Pay:\npremium", right=True, unit="USD", note=PREMIUM.tip),
    TableColumn("Pay:\nvehicle duty\nand fees", right=True, unit="USD", note=VEHICLE_DUTY_AND_FEES.tip),
    TableColumn("Complying\nless paying", right=True, unit="USD", note=f"{GAP.tip}\n{_ADD_UP}"),
    TableColumn("Saves\na vehicle", right=True, unit="USD", note=SAVES.tip),
    TableColumn(
        "Changes",
        right=True,
        note="Parts that move to another source. “Not proven”: a cheaper choice may exist.",
    ),
    TableColumn("Break-even\nduty", right=True, unit="%"),
    TableColumn("Break-even\nRVC", right=True, unit="%"),
)
_CHANGE_COLUMNS = (
    TableColumn("Part"),
    TableColumn("From"),
    TableColumn("To"),
    TableColumn("Supplier", wide=True),
    TableColumn("USD a vehicle", right=True, unit="USD"),
    TableColumn("Regional", right=True, unit="pp"),
    TableColumn("US", right=True, unit="pp"),
    TableColumn("USD a point", right=True, unit="USD"),
    TableColumn("Cell"),
)


def model_table(decided: Decided, shown: Sequence[int], moved: Collection[str]) -> DetailTable:
    """Return who complies and who pays.

    Args:
        decided: What was decided.
        shown: Positions of the answers to show.
        moved: Names of the models that have moves in the scenario.
    """
    rows = tuple(
        _model(
            decided.answers[at],
            decided.points[at],
            moved=decided.answers[at].model in moved,
        )
        for at in shown
    )
    return DetailTable("Comply or pay", _MODEL_COLUMNS, rows)


def _model(answer: ModelResourcing, points: BreakEvenPoints, *, moved: bool) -> tuple[Cell, ...]:
    """Return the row of one model."""
    count = answer.moving
    changes = f"{formatting.count(count)}{' in the scenario' if moved else ''}"
    return (
        Cell(answer.model),
        Cell(decision_word(answer), note=decision_sentence(answer), mark=_MARKS.get(course_of(answer))),
        _money(answer.comply_premium_usd, trails.premium(answer), signed=True),
        _money(answer.duty_if_complying_usd, trails.duty_if_complying(answer)),
        _money(answer.premium_if_paying_usd, trails.premium_if_paying(answer), signed=True),
        _money(answer.duty_if_paying_usd, trails.duty_if_paying(answer)),
        _money(answer.gap_usd, trails.gap(answer), signed=True),
        _money(answer.saves_usd, trails.saves(answer)),
        Cell(
            changes if answer.proven_optimal else f"{changes}, not proven", number=count, note=_proof(answer)
        ),
        Cell(formatting.percent(0.0, 0), number=0.0, note="Complying is cheaper at any duty.", quiet=True)
        if points.rate == 0 and points.rate_found
        else _point(points.rate, found=points.rate_found),
        _point(points.threshold, found=points.threshold_found),
    )


def _proof(answer: ModelResourcing) -> str:
    """Return how good an answer is."""
    if answer.proven_optimal:
        return "No other choice of sources is a cent cheaper."
    return f"No choice of sources lands the vehicle for less than {formatting.dollars(answer.bound_usd, 2)}."


def _money(usd: float | None, trail: Trail, *, signed: bool = False) -> Cell:
    """Return dollars, a dash where there is nothing."""
    if usd is None:
        return Cell(formatting.NOTHING)
    text = formatting.signed_dollars(usd) if signed else formatting.dollars(usd)
    return Cell(text, number=usd, trail=trail)


def _point(share: float | None, *, found: bool) -> Cell:
    """Return a break-even share or rate in percent; quiet where it is one of a moment ago."""
    note = "" if found else _PUT_OFF
    if share is None:
        return Cell(formatting.NOTHING, note=note, quiet=not found)
    return Cell(formatting.percent(share, 2), number=share * 100, note=note, quiet=not found)


def change_table(worths: Sequence[Worth], rows: PartRows) -> DetailTable:
    """Return the changes of one model."""
    return DetailTable("Changes", _CHANGE_COLUMNS, tuple(_change(worth, rows) for worth in worths))


def _change(worth: Worth, rows: PartRows) -> tuple[Cell, ...]:
    """Return the row of one change."""
    change = worth.change
    before = rows.address(change.from_row, "unit_cost")
    after = rows.address(change.to_row, "unit_cost")
    return (
        Cell(change.part_number, note=_named(rows, change.from_row)),
        Cell(change.from_origin or "unknown"),
        Cell(change.to_origin or "unknown"),
        Cell(worth.move.to_supplier or formatting.NOTHING),
        Cell(formatting.signed_dollars(change.cost_delta_usd, 2), number=change.cost_delta_usd),
        Cell(formatting.points(worth.rvc_gain, 2), number=worth.rvc_gain * 100),
        Cell(formatting.points(worth.us_gain, 2), number=worth.us_gain * 100),
        Cell(formatting.NOTHING)
        if worth.usd_per_point is None
        else Cell(formatting.signed_dollars(worth.usd_per_point, 2), number=worth.usd_per_point),
        Cell(after, note=f"{before} to {after}", quiet=True),
    )


def _named(rows: PartRows, row: int) -> str:
    """Return a part with its description."""
    described = rows.description[row]
    return f"{rows.part_number[row]} {described}".strip()


def trial_sentence(trial: Trial, made: int, of: int) -> str:
    """Return what a model comes to with some of its changes made."""
    if trial.qualifies:
        verdict = "qualifies"
    elif trial.headroom is not None and trial.headroom < 0:
        verdict = f"fails by {formatting.number(-trial.headroom * 100, 1)} points"
    else:
        verdict = "fails another test"
    switching = (
        f", {SWITCHING.inside} {formatting.dollars(trial.switching_usd)}" if trial.switching_usd else ""
    )
    return (
        f"With {formatting.count(made)} of {formatting.counted(of, 'change')}: {verdict}, "
        f"regional {formatting.percent(trial.rvc)}, US {formatting.percent(trial.us_content)}, "
        f"landed {formatting.dollars(trial.landed_usd - trial.switching_usd)}{switching}"
    )


def point_sentence(worths: Sequence[Worth]) -> str:
    """Return what the dearest point of content costs that the changes bring; empty where none brings any."""
    bought = [
        (worth.usd_per_point, worth.change.part_number)
        for worth in worths
        if worth.usd_per_point and worth.change.cost_delta_usd > 0
    ]
    if not bought:
        return ""
    usd, part = max(bought)
    return f"The dearest point of content costs {formatting.signed_dollars(usd, 2)} a vehicle, by {part}."


def fleet_totals(fleet: ResourcedFleet) -> str:
    """Return the totals a year in one line, in the words and figures of the head line."""
    switching = (
        f" and {SWITCHING.inside} {formatting.millions(fleet.switching_usd)}" if fleet.switching_usd else ""
    )
    return (
        f"{qualifying_sentence(fleet)} · {DUTY.inside} {formatting.millions(fleet.duty_usd)} a year · landed "
        f"{formatting.millions(fleet.landed_usd - fleet.switching_usd)}{switching} · "
        f"{SAVES.inside} {formatting.millions(fleet.saves_usd)} a year"
    )
