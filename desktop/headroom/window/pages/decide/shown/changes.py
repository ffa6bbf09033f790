"""The changes of one model as they are shown, and what they come to."""

from collections.abc import Sequence

from headroom.book.sourcing import PartRows
from headroom.findings.phrases import listed
from headroom.language import colon, tr, tr_count, tr_in
from headroom.optimum.change_worth import Trial, Worth
from headroom.optimum.resourcing import ModelResourcing
from headroom.output.resourcing_words import point_price, saving_phrase
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.changed_rows import ASSUMED_WORD
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import CLAIMING, SWITCHING
from headroom.words.ranges import points_of

_CENT = 0.005  # less than half a cent is nothing
_CHANGE_COLUMNS = (
    TableColumn(tr("Part"), wide=True),
    TableColumn(tr("From"), wide=True),
    TableColumn(tr_in("an origin", "To"), wide=True),
    TableColumn(tr("Supplier"), wide=True),
    TableColumn(tr("USD a vehicle"), right=True, unit="USD", wide=True),
    TableColumn(tr("Regional"), right=True, unit=formatting.POINTS, wide=True),
    TableColumn(tr_in("content", "US"), right=True, unit=formatting.POINTS, wide=True),
    TableColumn(
        tr("USD a point"),
        right=True,
        unit="USD",
        wide=True,
        note=tr("What a change costs for each point of content it adds, or saves for each it gives up."),
    ),
    TableColumn(tr("Cell"), wide=True),
)


def change_table(worths: Sequence[Worth], rows: PartRows) -> DetailTable:
    """Return the changes of one model."""
    return DetailTable(tr("Changes"), _CHANGE_COLUMNS, tuple(_change(worth, rows) for worth in worths))


def _change(worth: Worth, rows: PartRows) -> tuple[Cell, ...]:
    """Return the row of one change."""
    change = worth.change
    before = rows.address(change.from_row, "unit_cost")
    after = ASSUMED_WORD if worth.assumed else rows.address(change.to_row, "unit_cost")
    return (
        Cell(change.part_number, note=_named(rows, change.from_row)),
        Cell(change.from_origin or tr_in("an origin", "unknown")),
        Cell(change.to_origin or tr_in("an origin", "unknown")),
        Cell(worth.move.to_supplier or formatting.NOTHING),
        Cell(formatting.signed_dollars(change.cost_delta_usd, 2), number=change.cost_delta_usd),
        Cell(formatting.points(worth.rvc_gain, 2), number=worth.rvc_gain * 100),
        Cell(formatting.points(worth.us_gain, 2), number=worth.us_gain * 100),
        _a_point(worth),
        Cell(after, note=tr("{before} to {after}", before=before, after=after), quiet=True),
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
        return colon(answer.model, said)
    amount = formatting.dollars(abs(usd))
    if usd > 0:
        return tr_count(
            "{model}: {n} change lands it {amount} cheaper than as sourced",
            "{model}: {n} changes land it {amount} cheaper than as sourced",
            len(answer.changes),
            model=answer.model,
            amount=amount,
        )
    return tr_count(
        "{model}: {n} change lands it {amount} dearer than as sourced",
        "{model}: {n} changes land it {amount} dearer than as sourced",
        len(answer.changes),
        model=answer.model,
        amount=amount,
    )


def trial_sentence(trial: Trial, made: int, of: int) -> str:
    """Return what a model comes to with some of its changes made."""
    if trial.qualifies:
        verdict = formatting.verdict_word(Verdict.QUALIFIES)
    elif trial.headroom is not None and trial.headroom < 0:
        verdict = tr("fails by {points}", points=points_of(trial.headroom))
    else:
        verdict = tr("fails another test")
    cost = formatting.dollars(trial.landed_usd - trial.switching_usd)
    besides = [
        # Translators: such as switching cost of $120, joined with others by "and".
        tr("{component} of {amount}", component=term.inside, amount=formatting.dollars(usd))
        for term, usd in ((SWITCHING, trial.switching_usd), (CLAIMING, trial.claim_usd))
        if usd
    ]
    landed = tr("landed {cost}", cost=cost)
    if besides:
        landed = tr(
            "landed {cost}, {whole} with {components}",
            cost=cost,
            whole=formatting.dollars(trial.landed_usd + trial.claim_usd),
            components=listed(besides),
        )
    return tr_count(
        "With {made} of {n} change: {verdict}, regional {regional}, US {us}, {landed}",
        "With {made} of {n} changes: {verdict}, regional {regional}, US {us}, {landed}",
        of,
        made=formatting.count(made),
        verdict=verdict,
        regional=formatting.percent(trial.rvc),
        us=formatting.percent(trial.us_content),
        landed=landed,
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
    return tr(
        "The dearest point of content costs {amount} a vehicle, by {part}.",
        amount=formatting.dollars(usd, 2),
        part=part,
    )
