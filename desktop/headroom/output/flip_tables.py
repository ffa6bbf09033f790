"""What flipped, as tables: models, parts, and who is nearest to flipping next."""

from collections.abc import Callable, Sequence
from math import isnan

from headroom.analysis.flips import (
    ModelFlip,
    NearFlip,
    RowFlip,
    model_flips,
    row_flips,
)
from headroom.language import tr, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.ranges import margin_range, percent_range

_MOST_ROWS = 200
NOBODY = tr(
    "Move a lever or choose another policy: models whose verdict changes stand here, before and after."
)
"""What would fill the table of models."""

Shows = Callable[[str], bool]
"""Says whether a model is shown."""


def every(_model: str) -> bool:
    """Return that a model is shown."""
    return True


def flipped_models(before: Outcome, after: Outcome, shows: Shows = every) -> DetailTable:
    """Return the models whose verdict changed.

    Args:
        before: What there was.
        after: What there is.
        shows: Whether a model is shown.
    """
    columns: tuple[TableColumn, ...] = (
        TableColumn(tr("Model"), wide=True),
        TableColumn(tr_in("a heading: a verdict as it was", "Before")),
        TableColumn(tr_in("a heading: a verdict as it is", "After")),
        TableColumn(tr("Headroom before"), right=True, unit="%"),
        TableColumn(tr("Headroom after"), right=True, unit="%"),
        TableColumn(tr("Landed cost changes by"), right=True, unit="USD"),
        TableColumn(tr("Vehicles a year"), right=True),
    )
    rows = tuple(_model_row(flip) for flip in model_flips(before, after) if shows(flip.model))
    if not after.exposure.book.states_costs:
        columns, rows = columns[:5], tuple(row[:5] for row in rows)
    caption = "" if rows else NOBODY
    return DetailTable(tr("Models that flipped"), columns, rows, caption=caption)


def flipped_rows(before: Outcome, after: Outcome, shows: Shows = every) -> DetailTable:
    """Return the parts that count otherwise than before, the weightiest first; see ``flipped_models``."""
    columns = (
        TableColumn(tr("Part")),
        TableColumn(tr("Description"), wide=True),
        TableColumn(tr("Model")),
        TableColumn(tr_in("a heading: what changed of a part", "Change")),
        TableColumn(tr("Non-originating"), right=True, unit="USD"),
        TableColumn(tr("Cell")),
    )
    most = _MOST_ROWS if shows is every else len(after.exposure.book.rows)
    found = [flip for flip in row_flips(before, after, most) if shows(flip.model)][:_MOST_ROWS]
    caption = ""
    if not found:
        caption = tr("No part began or ceased to originate, or moved to another source.")
    elif len(found) == _MOST_ROWS:
        caption = tr("The {count} that weigh most.", count=_MOST_ROWS)
    rows = tuple(_part_row(flip) for flip in found)
    return DetailTable(tr("Parts that flipped"), columns, rows, caption=caption)


def next_flips(nearest: Sequence[NearFlip], shows: Shows = every) -> DetailTable:
    """Return who is nearest to another verdict; see ``flipped_models``."""
    nearest = [near for near in nearest if shows(near.model)]
    columns = (
        TableColumn(tr("Model"), wide=True),
        TableColumn(tr("Verdict")),
        TableColumn(tr_in("a heading: a test of the rules", "Test")),
        TableColumn(tr_in("a heading: a share", "Reached"), right=True, unit="%"),
        TableColumn(tr_in("a heading: a share", "Needed"), right=True, unit="%"),
        TableColumn(tr("Margin"), right=True, unit=tr_in("percentage points", "pp")),
        TableColumn(tr_in("a heading: what else fails", "Besides")),
    )
    caption = tr("The {count} nearest.", count=_MOST_ROWS) if len(nearest) > _MOST_ROWS else ""
    if not nearest:
        caption = tr("No test of a share decides.")
    rows = tuple(_near_row(near) for near in nearest[:_MOST_ROWS])
    return DetailTable(tr("Nearest to flipping next"), columns, rows, caption=caption)


def _model_row(flip: ModelFlip) -> tuple[Cell, ...]:
    return (
        Cell(flip.model),
        _verdict(flip.before),
        _verdict(flip.after),
        _margin(*flip.headroom_before),
        _margin(*flip.headroom_after),
        Cell(
            formatting.signed_dollars(flip.landed_delta_usd),
            None if isnan(flip.landed_delta_usd) else flip.landed_delta_usd,
        ),
        Cell(formatting.count(flip.volume), flip.volume),
    )


def _part_row(flip: RowFlip) -> tuple[Cell, ...]:
    if flip.was_current != flip.is_current:
        change = (
            tr_in("of a part", "new source") if flip.is_current else tr_in("of a part", "source given up")
        )
    else:
        change = (
            tr_in("of a part", "originates") if flip.originates else tr_in("of a part", "originates no more")
        )
    return (
        Cell(flip.part_number),
        Cell(flip.description),
        Cell(flip.model),
        Cell(change, mark=VehicleTestResult.PASSES if flip.originates else VehicleTestResult.FAILS),
        Cell(formatting.signed_dollars(flip.vnm_delta_usd, 2), flip.vnm_delta_usd),
        Cell(flip.address, quiet=True),
    )


def _near_row(near: NearFlip) -> tuple[Cell, ...]:
    return (
        Cell(near.model),
        _verdict(near.verdict),
        Cell(near.test.word),
        Cell(percent_range(*near.reached), near.reached[0] * 100),
        Cell(formatting.percent(near.threshold), near.threshold * 100),
        _margin(*(reached - near.threshold for reached in near.reached)),
        Cell(tr("other tests fail, too") if near.others_fail else "", quiet=True),
    )


def _verdict(verdict: Verdict | None) -> Cell:
    if verdict is None:
        return Cell(tr("not in the workbook"), quiet=True)
    return verdict_cell(verdict)


def _margin(low: float, high: float) -> Cell:
    return Cell(margin_range(low, high), None if isnan(low) else low * 100)
