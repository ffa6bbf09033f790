"""The cheapest sourcing of every model over a grid of settings, from coarse to fine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from headroom.analysis.class_totals import ClassTotals
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.response_ledger import Ledger
from headroom.arrays import Flags, Floats, Whole
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class ResponseGrid:
    """What has been found so far; the totals' points are ``(row, column)`` of the grid.

    Attributes:
        rows: Of the second axis; a single one where there is none.
        columns: Of the first axis.
        totals: At every point; where ``own`` is not set, those of the nearest coarser point.
        known: ``(row, column)``, whether there is an answer, own or of a coarser point.
        own: ``(row, column)``, whether the answer is that of the point itself.
        stride: How many points of the grid lie between two that were asked for.
        done: Whether every point has been asked for.
        proven: Whether every answer used so far is proven.
    """

    columns: Floats
    rows: Floats
    totals: ClassTotals
    known: Flags
    own: Flags
    stride: int
    done: bool
    proven: bool


_PIECES = 4
"""How many times the grid is shown while it is refined once."""


def refined(
    offers: Offers,
    scenario: Scenario,
    across: GridAxis,
    up: GridAxis | None = None,
    *,
    effort: int = MOST_EFFORT,
    tell_unable: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[ResponseGrid]:
    """Yield the grid again and again, each time with more points answered, the last time complete.

    Args:
        offers: Every source of every part.
        scenario: All other assumptions.
        across: The first axis.
        up: The second axis; None: there is one row, at the scenario's own values.
        effort: As for ``resource``.
        tell_unable: Whether to tell who cannot comply from who pays by choice, which takes a few
            solutions more; else both count as paying.
        cancelled: Asked before each point; where it says yes, nothing more is yielded.

    Raises:
        KeyError: If the scenario lacks a key.
        ValueError: If a value of an axis is outside its range.
    """
    ledger = Ledger(offers, scenario, (across, up), effort, tell_unable=tell_unable)
    rows, columns = ledger.shape
    stride = 1 << (max(rows, columns) - 1).bit_length() - 1 if max(rows, columns) > 1 else 1
    stride = max(stride // 4, 1)
    before = 0
    while True:
        at_rows, at_columns = _every(rows, stride), _every(columns, stride)
        said = set(at_rows[:: max(len(at_rows) // _PIECES, 1)].tolist())
        for row in at_rows.tolist():
            for column in at_columns.tolist():
                if cancelled() or not ledger.answer(row, column, cancelled):
                    return
            if row in said and row != at_rows[-1]:
                yield _grid(ledger, stride, before, row)
        yield _grid(ledger, stride, before, rows)
        if stride == 1:
            return
        before, stride = stride, stride // 2


def _every(count: int, stride: int) -> Whole:
    """Return every so many positions, and the last one."""
    return np.unique(np.append(np.arange(0, count, stride), count - 1)).astype(np.int64)


def _nearest(count: int, stride: int) -> Whole:
    """Return for each position the nearest of ``_every``."""
    at = _every(count, stride)
    between = (at[1:] + at[:-1]) / 2
    nearest: Whole = at[np.searchsorted(between, np.arange(count), side="left")]
    return nearest


def _grid(ledger: Ledger, stride: int, before: int, upto: int) -> ResponseGrid:
    """Return what is known, with the points between filled from the nearest asked for.

    Args:
        ledger: What is known.
        stride: Of the points being asked for.
        before: Of those asked for before; 0: none were.
        upto: Rows above this one have not been asked for at this stride.
    """
    own = ledger.own
    rows = np.arange(ledger.shape[0])
    fine = _nearest(ledger.shape[0], stride)
    columns = _nearest(ledger.shape[1], stride)
    if before:
        coarse = _nearest(ledger.shape[0], before)
        asked = fine <= upto
        at_rows = np.where(asked, fine, coarse)
        at_columns = np.where(asked[:, None], columns, _nearest(ledger.shape[1], before))
    else:
        at_rows, at_columns = fine, np.broadcast_to(columns, ledger.shape)
    own_columns = np.arange(ledger.shape[1])
    row_at = np.where(own, rows[:, None], at_rows[:, None])
    column_at = np.where(own, own_columns, at_columns)
    return ResponseGrid(
        columns=ledger.columns,
        rows=ledger.rows,
        totals=ledger.totals.at(row_at, column_at),
        known=own[row_at, column_at],
        own=own,
        stride=stride,
        done=stride == 1 and upto >= ledger.shape[0],
        proven=ledger.proven,
    )
