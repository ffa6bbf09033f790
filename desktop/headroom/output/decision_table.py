"""Comply or pay of every model as it is shown, in columns that add up."""

from collections.abc import Collection, Sequence

from headroom.explain.trail import Trail
from headroom.language import tr, tr_count, tr_in
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
    LANDED,
    LANDED_WITH_SWITCHING,
    SAVES,
    SOURCING,
)

COURSE_MARKS = {
    Course.STAY: VehicleTestResult.PASSES,
    Course.RE_SOURCE: VehicleTestResult.PASSES,
    Course.PAY: VehicleTestResult.FAILS,
    Course.NO_SOURCE: VehicleTestResult.UNDETERMINED,
}
"""What is decided as a mark; who owes nothing need not qualify and has none."""

_ADD_UP = tr(
    "Landed as sourced less its duties and fees, plus sourcing, plus duties and fees decided on: landed."
)
_ADD_UP_CLAIMED = tr(
    "Landed as sourced less its duties, fees and claiming, plus sourcing, plus duties, fees and claiming "
    "decided on: landed."
)
_CLAIMED = tr("What claiming the preference costs is in it.")
_PUT_OFF = tr("Of a moment ago: it is found again when the slider rests.")
_NONE_FOUND = tr("none found")
_DECISIONS = "\n".join(term.tip for term in COURSES_SHOWN.values())


def _usd_column(group: str, title: str, note: str) -> TableColumn:
    """Return a column of dollars."""
    return TableColumn(title, right=True, unit="USD", wide=True, note=note, group=group)


_BEFORE, _DECIDED, _SAVES = (
    tr_in("a heading above figures", "As sourced"),
    tr_in("a heading above figures", "Decided on"),
    tr_in("a heading above figures", "Saves"),
)


def _columns(*, claimed: bool) -> tuple[TableColumn, ...]:
    """Return the columns.

    Args:
        claimed: Whether claiming the preference costs something, which stands beside duties and fees then.
    """
    charged = tr("duties,\nclaiming") if claimed else tr("duties\nand fees")
    landed = tr_in("a heading: what a vehicle lands at", "landed")
    tip = f"{DUTIES_AND_FEES.tip}\n{CLAIMING.tip}" if claimed else DUTIES_AND_FEES.tip
    adds_up = _ADD_UP_CLAIMED if claimed else _ADD_UP
    besides = f"\n{_CLAIMED}" if claimed else ""
    return (
        TableColumn(tr("Model"), wide=True),
        TableColumn(tr("Decision"), wide=True, note=_DECISIONS),
        _usd_column(_BEFORE, charged, tip),
        _usd_column(_BEFORE, landed, f"{LANDED.tip}{besides}"),
        _usd_column(
            _DECIDED, tr_in("a heading: what sourcing costs more", "sourcing"), f"{SOURCING.tip}\n{adds_up}"
        ),
        _usd_column(_DECIDED, charged, tip),
        _usd_column(_DECIDED, landed, f"{LANDED_WITH_SWITCHING.tip}{besides}\n{adds_up}"),
        _usd_column(
            tr("Otherwise"),
            landed,
            f"{tr('What the other way lands at: to pay, or to qualify.')}{besides}",
        ),
        _usd_column(_SAVES, tr("a vehicle"), f"{SAVES.tip}{besides}"),
        _usd_column(_SAVES, tr("a year"), tr("{explanation} At annual volume.", explanation=SAVES.tip)),
        TableColumn(
            tr("Parts\nmoved"),
            right=True,
            wide=True,
            note=tr("Parts that move to another source. “Not proven”: a cheaper choice may exist."),
        ),
        TableColumn(
            tr("Breaks\neven"),
            right=True,
            unit="%",
            wide=True,
            note=tr("The duty on a vehicle that does not qualify at which both ways cost the same."),
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
        _model(answer, figure, decided.points[at], moved, applied)
        for at, answer, figure in zip(shown, answers, figures, strict=True)
    ]
    if len(rows) > 1:
        rows.append(_fleet(decided, answers, figures))
    columns = _columns(claimed=decided.question.scenario.claim_cost > 0)
    return DetailTable(tr("Comply or pay"), columns, tuple(rows), has_total=len(rows) > 1)


def _model(
    answer: ModelResourcing,
    figures: DecidedCosts,
    points: BreakEvenPoints,
    moved: Collection[str],
    applied: Collection[str],
) -> tuple[Cell, ...]:
    """Return the row of one model; see ``model_table``."""
    count = answer.moving
    changes = _changes(count, answer.model, moved, applied)
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
            # Translators: changes is e.g. "3" or "3 applied"; that no cheaper choice exists is not proven.
            changes if answer.proven_optimal else tr("{changes}, not proven", changes=changes),
            number=count,
            note=_proof(answer),
        ),
        _break_even(points),
    )


def _changes(count: int, model: str, moved: Collection[str], applied: Collection[str]) -> str:
    """Return how many parts move of a model, and how much of that is in the scenario."""
    number = formatting.count(count)
    if model in applied:
        # Translators: so many parts that are to move, which the scenario has moved.
        return tr("{count} applied", count=number)
    # Translators: so many parts that are to move; the scenario moves others.
    return tr("{count}, scenario differs", count=number) if model in moved else number


def _fleet(
    decided: Decided, answers: Sequence[ModelResourcing], every: Sequence[DecidedCosts]
) -> tuple[Cell, ...]:
    """Return the row of all models together: means a vehicle, sums a year."""
    mean, whole = DecidedCosts.mean(every), len(answers) == len(decided.answers)
    # Translators: a sum of some of the models, and how many they are.
    name = tr("Fleet") if whole else tr("These {count}", count=formatting.count(len(answers)))
    count = sum(answer.moving for answer in answers)
    qualifying = sum(MadeSourcing.of(answer).verdict is Verdict.QUALIFIES for answer in answers)
    of = tr_count("{n} qualifies", "{n} qualify", qualifying)
    return (
        Cell(name, note=tr("Means a vehicle are weighted by volume.")),
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
    usd = formatting.dollars(other.total_usd)
    text = (
        # Translators: what the vehicle lands at if it pays the duty, or if it is made to qualify.
        tr("pay {amount}", amount=usd) if other is answer.pay else tr("qualify {amount}", amount=usd)
    )
    return Cell(text, number=other.total_usd, trail=trails.otherwise(answer))


def _a_year(usd: float) -> Cell:
    """Return a sum a year."""
    return Cell(formatting.millions(usd), number=usd)


def _mean(usd: float, *, signed: bool = False) -> Cell:
    """Return a mean of the fleet, a dash where no vehicle is sold."""
    return Cell(formatting.signed_dollars(usd) if signed else formatting.dollars(usd), number=usd)


def _proof(answer: ModelResourcing) -> str:
    """Return how good an answer is."""
    if answer.proven_optimal:
        return tr("No other choice of sources is a cent cheaper.")
    return tr(
        "No choice of sources lands the vehicle for less than {amount}.",
        amount=formatting.dollars(answer.bound_usd, 2),
    )


def _money(usd: float, trail: Trail, *, signed: bool = False) -> Cell:
    """Return dollars a vehicle."""
    text = formatting.signed_dollars(usd) if signed else formatting.dollars(usd)
    return Cell(text, number=usd, trail=trail)


def _break_even(points: BreakEvenPoints) -> Cell:
    """Return the duty at which both ways cost the same; quiet where a figure is one of a moment ago."""
    found = points.rate_found and points.threshold_found
    said = [] if found else [_PUT_OFF]
    if points.rate == 0 and points.rate_found:
        said.append(tr("Complying is cheaper at any duty."))
    if points.threshold is not None:
        share = formatting.percent(points.threshold, 2)
        said.append(
            tr("Complying costs no more than paying up to a regional content of {share}.", share=share)
        )
    note = "\n".join(said)
    if points.rate is None:
        return Cell(formatting.NOTHING, note=note, quiet=not found)
    text = formatting.percent(points.rate, 1 if points.rate else 0)
    return Cell(text, number=points.rate * 100, note=note, quiet=not found or not points.rate)


def fleet_totals(fleet: ResourcedFleet) -> str:
    """Return the totals a year in one line, in the words and figures of the head line."""
    told = (
        qualifying_sentence(fleet),
        tr("duty {amount} a year", amount=formatting.millions(fleet.duty_usd)),
        _landed(fleet),
        # Translators: how much cheaper the fleet lands with what was decided than as sourced.
        tr("saves {amount} a year", amount=formatting.millions(fleet.saves_usd)),
    )
    return " · ".join(told)


def _landed(fleet: ResourcedFleet) -> str:
    """Return what the fleet lands at a year, and what stands beside that."""
    landed = formatting.millions(fleet.landed_usd - fleet.switching_usd)
    switching, claiming = formatting.millions(fleet.switching_usd), formatting.millions(fleet.claim_usd)
    match bool(fleet.switching_usd), bool(fleet.claim_usd):
        case True, True:
            return tr(
                "landed {landed} and switching cost {switching} and claiming {claiming}",
                landed=landed,
                switching=switching,
                claiming=claiming,
            )
        case True, False:
            return tr("landed {landed} and switching cost {switching}", landed=landed, switching=switching)
        case False, True:
            return tr("landed {landed} and claiming {claiming}", landed=landed, claiming=claiming)
    # Translators: what all vehicles of a year cost landed.
    return tr("landed {landed}", landed=landed)
