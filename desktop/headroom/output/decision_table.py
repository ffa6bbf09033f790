"""Comply or pay of every model as it is shown, in columns that add up."""

from collections.abc import Collection, Sequence

from headroom.explain.trail import Trail
from headroom.optimum.break_even_points import BreakEvenPoints
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decided_costs import DecidedCosts
from headroom.optimum.decisions import Decided
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing
from headroom.output import trails
from headroom.output.resourcing_words import decision_sentence, qualifying_sentence
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.definitions import (
    CLAIMING,
    COURSES_SHOWN,
    DUTIES_AND_FEES,
    DUTY,
    LANDED,
    LANDED_WITH_SWITCHING,
    SAVES,
    SOURCING,
    SWITCHING,
)

COURSE_MARKS = {
    Course.STAY: VehicleTestResult.PASSES,
    Course.RE_SOURCE: VehicleTestResult.PASSES,
    Course.PAY: VehicleTestResult.FAILS,
    Course.NO_SOURCE: VehicleTestResult.UNDETERMINED,
}
"""What is decided as a mark; who owes nothing need not qualify and has none."""

_ADD_UP = (
    "Landed as sourced less its duties and fees, plus sourcing, plus duties and fees decided on: landed."
)
_ADD_UP_CLAIMED = _ADD_UP.replace("duties and fees", "duties, fees and claiming")
_CLAIMED = "What claiming the preference costs is in it."
_PUT_OFF = "Of a moment ago: it is found again when the slider rests."
_NONE_FOUND = "none found"
_DECISIONS = "\n".join(term.tip for term in COURSES_SHOWN.values())


def _usd_column(group: str, title: str, note: str) -> TableColumn:
    """Return a column of dollars."""
    return TableColumn(title, right=True, unit="USD", wide=True, note=note, group=group)


_BEFORE, _DECIDED, _SAVES = "As sourced", "Decided on", "Saves"


def _columns(*, claimed: bool) -> tuple[TableColumn, ...]:
    """Return the columns.

    Args:
        claimed: Whether claiming the preference costs something, which stands beside duties and fees then.
    """
    charged = "duties,\nclaiming" if claimed else "duties\nand fees"
    tip = f"{DUTIES_AND_FEES.tip}\n{CLAIMING.tip}" if claimed else DUTIES_AND_FEES.tip
    adds_up = _ADD_UP_CLAIMED if claimed else _ADD_UP
    besides = f"\n{_CLAIMED}" if claimed else ""
    return (
        TableColumn("Model", wide=True),
        TableColumn("Decision", wide=True, note=_DECISIONS),
        _usd_column(_BEFORE, charged, tip),
        _usd_column(_BEFORE, "landed", f"{LANDED.tip}{besides}"),
        _usd_column(_DECIDED, "sourcing", f"{SOURCING.tip}\n{adds_up}"),
        _usd_column(_DECIDED, charged, tip),
        _usd_column(_DECIDED, "landed", f"{LANDED_WITH_SWITCHING.tip}{besides}\n{adds_up}"),
        _usd_column("Otherwise", "landed", f"What the other way lands at: to pay, or to qualify.{besides}"),
        _usd_column(_SAVES, "a vehicle", f"{SAVES.tip}{besides}"),
        _usd_column(_SAVES, "a year", f"{SAVES.tip} At annual volume."),
        TableColumn(
            "Parts\nmoved",
            right=True,
            wide=True,
            note="Parts that move to another source. “Not proven”: a cheaper choice may exist.",
        ),
        TableColumn(
            "Breaks\neven",
            right=True,
            unit="%",
            wide=True,
            note="The duty on a vehicle that does not qualify at which both ways cost the same.",
        ),
    )


def model_table(
    decided: Decided, shown: Sequence[int], moved: Collection[str], applied: Collection[str] = ()
) -> DetailTable:
    """Return what is done with every model, its costs as sourced, as decided and otherwise, and their sum.

    Args:
        decided: What was decided.
        shown: Positions of the answers to show.
        moved: Names of the models that have moves in the scenario.
        applied: Names of those that have just the moves decided on.
    """
    answers = [decided.answers[at] for at in shown]
    figures = [DecidedCosts.of(answer) for answer in answers]
    rows = [
        _model(answer, figure, decided.points[at], _in_scenario(answer.model, moved, applied))
        for at, answer, figure in zip(shown, answers, figures, strict=True)
    ]
    if len(rows) > 1:
        rows.append(_fleet(decided, answers, figures))
    columns = _columns(claimed=decided.question.scenario.claim_cost > 0)
    return DetailTable("Comply or pay", columns, tuple(rows), has_total=len(rows) > 1)


def _model(
    answer: ModelResourcing, figures: DecidedCosts, points: BreakEvenPoints, made: str
) -> tuple[Cell, ...]:
    """Return the row of one model; ``made`` says what the scenario moves of it."""
    count = answer.moving
    changes = f"{formatting.count(count)}{made}"
    return (
        Cell(answer.model),
        Cell(
            COURSES_SHOWN[course_of(answer)].inside,
            note=decision_sentence(answer),
            mark=COURSE_MARKS.get(course_of(answer)),
        ),
        _money(figures.charged_before, trails.duties_as_sourced(answer)),
        _money(figures.landed_before, trails.landed_as_sourced(answer)),
        _money(figures.sourcing, trails.sourcing(answer), signed=True),
        _money(figures.charged, trails.duties_as_decided(answer)),
        _money(figures.landed, trails.landed_as_decided(answer)),
        _otherwise(answer),
        _money(figures.saves, trails.saves(answer)),
        _a_year(figures.saves * figures.volume),
        Cell(
            changes if answer.proven_optimal else f"{changes}, not proven", number=count, note=_proof(answer)
        ),
        _break_even(points),
    )


def _in_scenario(model: str, moved: Collection[str], applied: Collection[str]) -> str:
    """Return how much of what was decided for a model is in the scenario, as the end of a count."""
    if model in applied:
        return " applied"
    return ", scenario differs" if model in moved else ""


def _fleet(
    decided: Decided, answers: Sequence[ModelResourcing], every: Sequence[DecidedCosts]
) -> tuple[Cell, ...]:
    """Return the row of all models together: means a vehicle, sums a year."""
    mean, whole = DecidedCosts.mean(every), len(answers) == len(decided.answers)
    name = "Fleet" if whole else f"These {formatting.count(len(answers))}"
    count = sum(answer.moving for answer in answers)
    qualifying = sum(MadeSourcing.of(answer).verdict is Verdict.QUALIFIES for answer in answers)
    of = formatting.counted(qualifying, "qualifies", "qualify")
    return (
        Cell(name, note="Means a vehicle are weighted by volume."),
        Cell(of, note=fleet_totals(decided.fleet) if whole else ""),
        *(_mean(usd) for usd in (mean.charged_before, mean.landed_before)),
        _mean(mean.sourcing, signed=True),
        *(_mean(usd) for usd in (mean.charged, mean.landed)),
        Cell(""),
        _mean(mean.saves),
        _a_year(sum(one.saves * one.volume for one in every)),
        Cell(formatting.count(count), number=count),
        Cell(""),
    )


def _otherwise(answer: ModelResourcing) -> Cell:
    """Return what the way lands at that was decided against."""
    chosen = answer.chosen
    other = answer.pay if chosen is answer.comply else answer.comply
    if chosen is None or other is None:
        return Cell(_NONE_FOUND, quiet=True)
    way = "pay" if other is answer.pay else "qualify"
    usd = other.total_usd
    return Cell(f"{way} {formatting.dollars(usd)}", number=usd, trail=trails.otherwise(answer))


def _a_year(usd: float) -> Cell:
    """Return a sum a year."""
    return Cell(formatting.millions(usd), number=usd)


def _mean(usd: float, *, signed: bool = False) -> Cell:
    """Return a mean of the fleet, a dash where no vehicle is sold."""
    return Cell(formatting.signed_dollars(usd) if signed else formatting.dollars(usd), number=usd)


def _proof(answer: ModelResourcing) -> str:
    """Return how good an answer is."""
    if answer.proven_optimal:
        return "No other choice of sources is a cent cheaper."
    return f"No choice of sources lands the vehicle for less than {formatting.dollars(answer.bound_usd, 2)}."


def _money(usd: float, trail: Trail, *, signed: bool = False) -> Cell:
    """Return dollars a vehicle."""
    text = formatting.signed_dollars(usd) if signed else formatting.dollars(usd)
    return Cell(text, number=usd, trail=trail)


def _break_even(points: BreakEvenPoints) -> Cell:
    """Return the duty at which both ways cost the same; quiet where a figure is one of a moment ago."""
    found = points.rate_found and points.threshold_found
    said = [] if found else [_PUT_OFF]
    if points.rate == 0 and points.rate_found:
        said.append("Complying is cheaper at any duty.")
    if points.threshold is not None:
        share = formatting.percent(points.threshold, 2)
        said.append(f"Complying costs no more than paying up to a regional content of {share}.")
    note = "\n".join(said)
    if points.rate is None:
        return Cell(formatting.NOTHING, note=note, quiet=not found)
    text = formatting.percent(points.rate, 1 if points.rate else 0)
    return Cell(text, number=points.rate * 100, note=note, quiet=not found or not points.rate)


def fleet_totals(fleet: ResourcedFleet) -> str:
    """Return the totals a year in one line, in the words and figures of the head line."""
    besides = "".join(
        f" and {term.inside} {formatting.millions(usd)}"
        for term, usd in ((SWITCHING, fleet.switching_usd), (CLAIMING, fleet.claim_usd))
        if usd
    )
    return (
        f"{qualifying_sentence(fleet)} · {DUTY.inside} {formatting.millions(fleet.duty_usd)} a year · landed "
        f"{formatting.millions(fleet.landed_usd - fleet.switching_usd)}{besides} · "
        f"{SAVES.inside} {formatting.millions(fleet.saves_usd)} a year"
    )
