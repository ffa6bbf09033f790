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
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.ranges import margin_range, percent_range

_MOST_ROWS = 200
NOBODY = "Move a lever or choose another policy: models whose verdict changes stand here, before and after."
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
        TableColumn("Model", wide=True),
        TableColumn("Before"),
        TableColumn("After"),
        TableColumn("Headroom before", right=True, unit="%"),
        TableColumn("Headroom after", right=True, unit="%"),
        TableColumn("Landed cost changes by", right=True, unit="USD"),
        TableColumn("Vehicles a year", right=True),
    )
    rows = tuple(_model_row(flip) for flip in model_flips(before, after) if shows(flip.model))
    if not after.exposure.book.states_costs:
        columns, rows = columns[:5], tuple(row[:5] for row in rows)
    caption = "" if rows else NOBODY
    return DetailTable("Models that flipped", columns, rows, caption=caption)


def flipped_rows(before: Outcome, after: Outcome, shows: Shows = every) -> DetailTable:
    """Return the parts that count otherwise than before, the weightiest first; see ``flipped_models``."""
    columns = (
        TableColumn("Part"),
        TableColumn("Description", wide=True),
        TableColumn("Model"),
        TableColumn("Change"),
        TableColumn("Non-originating", right=True, unit="USD"),
        TableColumn("Cell"),
    )
    most = _MOST_ROWS if shows is every else len(after.exposure.book.rows)
    found = [flip for flip in row_flips(before, after, most) if shows(flip.model)][:_MOST_ROWS]
    caption = ""
    if not found:
        caption = "No part began or ceased to originate, or moved to another source."
    elif len(found) == _MOST_ROWS:
        caption = f"The {_MOST_ROWS} that weigh most."
    rows = tuple(_part_row(flip) for flip in found)
    return DetailTable("Parts that flipped", columns, rows, caption=caption)


def next_flips(nearest: Sequence[NearFlip], shows: Shows = every) -> DetailTable:
    """Return who is nearest to another verdict; see ``flipped_models``."""
    nearest = [near for near in nearest if shows(near.model)]
    columns = (
        TableColumn("Model", wide=True),
        TableColumn("Verdict"),
        TableColumn("Test"),
        TableColumn("Reached", right=True, unit="%"),
        TableColumn("Needed", right=True, unit="%"),
        TableColumn("Margin", right=True, unit="pp"),
        TableColumn("Besides"),
    )
    caption = f"The {_MOST_ROWS} nearest." if len(nearest) > _MOST_ROWS else ""
    if not nearest:
        caption = "No test of a share decides."
    rows = tuple(_near_row(near) for near in nearest[:_MOST_ROWS])
    return DetailTable("Nearest to flipping next", columns, rows, caption=caption)


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
        change = "new source" if flip.is_current else "source given up"
    else:
        change = "originates" if flip.originates else "originates no more"
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
        Cell(near.test.value),
        Cell(percent_range(*near.reached), near.reached[0] * 100),
        Cell(formatting.percent(near.threshold), near.threshold * 100),
        _margin(*(reached - near.threshold for reached in near.reached)),
        Cell("other tests fail, too" if near.others_fail else "", quiet=True),
    )


def _verdict(verdict: Verdict | None) -> Cell:
    if verdict is None:
        return Cell("not in the workbook", quiet=True)
    return verdict_cell(verdict)


def _margin(low: float, high: float) -> Cell:
    return Cell(margin_range(low, high), None if isnan(low) else low * 100)
