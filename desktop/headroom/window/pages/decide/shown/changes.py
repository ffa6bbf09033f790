"""The changes of one model as they are shown, and what they come to."""

from collections.abc import Sequence

from headroom.book.sourcing import PartRows
from headroom.optimum.change_worth import Trial, Worth
from headroom.optimum.resourcing import ModelResourcing
from headroom.output.resourcing_words import point_price, saving_phrase
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.changed_rows import ASSUMED
from headroom.words import formatting
from headroom.words.definitions import CLAIMING, SWITCHING
from headroom.words.ranges import points_of

_CENT = 0.005  # less than half a cent is nothing
_CHANGE_COLUMNS = (
    TableColumn("Part", wide=True),
    TableColumn("From", wide=True),
    TableColumn("To", wide=True),
    TableColumn("Supplier", wide=True),
    TableColumn("USD a vehicle", right=True, unit="USD", wide=True),
    TableColumn("Regional", right=True, unit="pp", wide=True),
    TableColumn("US", right=True, unit="pp", wide=True),
    TableColumn(
        "USD a point",
        right=True,
        unit="USD",
        wide=True,
        note="What a change costs for each point of content it adds, or saves for each it gives up.",
    ),
    TableColumn("Cell", wide=True),
)


def change_table(worths: Sequence[Worth], rows: PartRows) -> DetailTable:
    """Return the changes of one model."""
    return DetailTable("Changes", _CHANGE_COLUMNS, tuple(_change(worth, rows) for worth in worths))


def _change(worth: Worth, rows: PartRows) -> tuple[Cell, ...]:
    """Return the row of one change."""
    change = worth.change
    before = rows.address(change.from_row, "unit_cost")
    after = ASSUMED if worth.assumed else rows.address(change.to_row, "unit_cost")
    return (
        Cell(change.part_number, note=_named(rows, change.from_row)),
        Cell(change.from_origin or "unknown"),
        Cell(change.to_origin or "unknown"),
        Cell(worth.move.to_supplier or formatting.NOTHING),
        Cell(formatting.signed_dollars(change.cost_delta_usd, 2), number=change.cost_delta_usd),
        Cell(formatting.points(worth.rvc_gain, 2), number=worth.rvc_gain * 100),
        Cell(formatting.points(worth.us_gain, 2), number=worth.us_gain * 100),
        _a_point(worth),
        Cell(after, note=f"{before} to {after}", quiet=True),
    )


def _a_point(worth: Worth) -> Cell:
    """Return the price of a point of content; what is saved for one stands below all that is paid."""
    usd = worth.usd_per_point
    return Cell(point_price(worth), number=-usd if usd is not None and worth.gives_up else usd)


def _named(rows: PartRows, row: int) -> str:
    """Return a part with its description."""
    described = rows.description[row]
    return f"{rows.part_number[row]} {described}".strip()


def saving_sentence(answer: ModelResourcing) -> str:
    """Return what the changes decided on of a model come to, and against what."""
    said, usd = saving_phrase(answer), answer.saves_usd
    if not answer.changes or abs(usd) < _CENT:
        return f"{answer.model}: {said}"
    changes = formatting.counted(len(answer.changes), "change")
    lands = "lands" if len(answer.changes) == 1 else "land"
    than = "cheaper" if usd > 0 else "dearer"
    return f"{answer.model}: {changes} {lands} it {formatting.dollars(abs(usd))} {than} than as sourced"


def trial_sentence(trial: Trial, made: int, of: int) -> str:
    """Return what a model comes to with some of its changes made."""
    if trial.qualifies:
        verdict = "qualifies"
    elif trial.headroom is not None and trial.headroom < 0:
        verdict = f"fails by {points_of(trial.headroom)}"
    else:
        verdict = "fails another test"
    landed = f"landed {formatting.dollars(trial.landed_usd - trial.switching_usd)}"
    besides = [
        f"{term.inside} of {formatting.dollars(usd)}"
        for term, usd in ((SWITCHING, trial.switching_usd), (CLAIMING, trial.claim_usd))
        if usd
    ]
    if besides:
        whole = formatting.dollars(trial.landed_usd + trial.claim_usd)
        landed += f", {whole} with {' and '.join(besides)}"
    return (
        f"With {formatting.count(made)} of {formatting.counted(of, 'change')}: {verdict}, "
        f"regional {formatting.percent(trial.rvc)}, US {formatting.percent(trial.us_content)}, "
        f"{landed}"
    )


def point_sentence(worths: Sequence[Worth]) -> str:
    """Return what the dearest point of content costs that the changes bring; empty where none brings any."""
    bought = [
        (worth.usd_per_point, worth.change.part_number)
        for worth in worths
        if worth.usd_per_point is not None and not worth.gives_up
    ]
    if not bought:
        return ""
    usd, part = max(bought)
    return f"The dearest point of content costs {formatting.dollars(usd, 2)} a vehicle, by {part}."
