"""The headings of the fleet's columns: where each stands, and by what it sorts."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from headroom.language import tr
from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.orders import Order
from headroom.words.definitions import DUTY, LANDED

BASELINE = 48.0
"""Where the words stand, pixels below the top at normal type."""

_RISE, _FALL = 14.0, 6.0
_DOWN, _UP = "▾", "▴"
"""Marks of orders whose greatest, and whose least, stands first: those of every table."""

VERDICT = tr("Verdict")
"""Stands over the verdicts, and sorts by nothing."""

_POINTS = (tr("Content: points over, short"), tr("Content over, short"), tr("Points over, short"))
_HEADROOM = tr(
    "Headroom: how far content is above or below its nearest threshold. Another test may "
    "be nearer: the page Flips names the one that is."
)


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """One heading.

    Attributes:
        order: By which a click on it sorts.
        text: As it stands there, with the mark of the order.
        left: Where the text begins, pixels.
        area: Where a click is taken.
        hint: What the column says, for a tooltip.
    """

    order: Order
    text: str
    left: float
    area: QRectF
    hint: str


def headings(frame: FleetFrame, look: ChartLook, order: Order, *, turned: bool) -> tuple[ColumnHeading, ...]:
    """Return the headings.

    Args:
        frame: Where things stand.
        look: Theme and size of type.
        order: By which the models are sorted.
        turned: Whether from its other end.
    """
    if not frame.shows_words:
        return ()
    made = [
        _heading(
            frame, look, (Order.NAME, tr("Model"), tr("Sorts by name")), frame.name_left, order, turned=turned
        ),
        _heading(
            frame,
            look,
            (Order.CONTENT, tr("Content"), tr("Sorts by regional content")),
            frame.content_left,
            order,
            turned=turned,
        ),
        _heading(
            frame,
            look,
            (Order.HEADROOM, _points(frame, look), _HEADROOM),
            frame.margin_right,
            order,
            turned=turned,
            ends=True,
        ),
    ]
    if frame.shows_costs:
        made += [
            _heading(frame, look, what, right, order, turned=turned, ends=True)
            for what, right in (
                ((Order.LANDED, tr("Landed"), LANDED.tip), frame.landed_right),
                (
                    (Order.CHANGE, tr("to baseline"), tr("Landed cost less that of the baseline")),
                    frame.change_right,
                ),
                (
                    (Order.DUTY, tr("Duty a year"), tr("{meaning} Of a year's volume.", meaning=DUTY.tip)),
                    frame.duty_right,
                ),
            )
            if frame.shows_changes or what[0] is not Order.CHANGE
        ]
    return tuple(made)


def _points(frame: FleetFrame, look: ChartLook) -> str:
    """Return what stands over the headroom: whose points they are where that has room beside the verdict."""
    taken = look.width_of(VERDICT, look.caption) + look.px(SPACE)
    for words in _POINTS:
        if look.width_of(f"{words} {_UP}", look.caption) <= frame.margin_right - frame.word_left - taken:
            return words
    return _POINTS[-1]


def heading_at(found: tuple[ColumnHeading, ...], point: QPointF) -> ColumnHeading | None:
    """Return the heading under a point; None for none."""
    return next((heading for heading in found if heading.area.contains(point)), None)


def _heading(
    frame: FleetFrame,
    look: ChartLook,
    what: tuple[Order, str, str],
    at: float,
    order: Order,
    *,
    turned: bool,
    ends: bool = False,
) -> ColumnHeading:
    """Return a heading that begins, or ends, at a place."""
    its_order, words, hint = what
    mark = _UP if order.rises is not turned else _DOWN
    text = f"{words} {mark}" if its_order is order else words
    width = look.width_of(text, look.caption)
    left = at - width if ends else at
    baseline = frame.header.top() + look.px(BASELINE)
    grown = look.px(4)
    area = QRectF(left - grown, baseline - look.px(_RISE), width + 2 * grown, look.px(_RISE + _FALL))
    return ColumnHeading(its_order, text, left, area, hint)
