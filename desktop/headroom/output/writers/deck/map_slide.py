"""The slide of the policy map: a table as a heat map, a number in each cell, those of now outlined."""

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import MapCell, ThresholdMap
from headroom.output.writers.deck.frames import fitting_label_size
from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.heading import SQUARE, Key, add_heading
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import ACCENT, MUTED, SURFACE, TEXT
from headroom.output.writers.deck.shapes import Line, Run, add_table, add_text
from headroom.output.writers.deck.tables_xml import EMPTY, Edge, TableCell, table_xml
from headroom.output.writers.deck.words import cut
from headroom.output.writers.drawing.heat import heat
from headroom.words.formatting import percent

_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_TIPS_WIDTH, _HEAD_WIDTH, _HEAD_HEIGHT = inches(2.3), inches(0.85), inches(0.28)
_GAP = inches(0.3)
_MOST_ROW = inches(0.52)
_TIP_SIZE, _TIP_LINE = 10.0, 1.48
_SEAM, _OUTLINE = Edge(SURFACE, 1.0), Edge(ACCENT, 2.25)


def lay_out_map(page: DeckPage, chart: ThresholdMap, detail: str, alt: str) -> None:
    """Put the map on a page: thresholds of regional content across, of US content up, what tips beside."""
    area = add_heading(page, detail, chart.heading, legend=_legend(chart))
    tips = _TIPS_WIDTH + _GAP if chart.tips else 0
    across = Box(area.left, area.top, area.width - tips, area.height)
    count, height = len(chart.columns), len(chart.rows)
    each = (across.width - _HEAD_WIDTH) // count
    row = min((across.height - 2 * _HEAD_HEIGHT) // height, _MOST_ROW)
    labels = [cell.label for cells in chart.cells for cell in cells]
    heads = [percent(one) for one in (*chart.columns, *chart.rows)]
    size = min(
        fitting_label_size([*labels, *heads], each - points(3), _SIZES, bold=True, allowance=page.allowance),
        row / 12_700 / 1.35,
    )
    rows = [_row(chart, at, size) for at in reversed(range(height))]
    rows.append(
        [
            EMPTY,
            *(_head(percent(one), size, "ctr") for one in chart.columns),
        ]
    )
    table = table_xml(
        rows, [_HEAD_WIDTH, *[each] * count], [*[row] * height, _HEAD_HEIGHT], page.language, headed=False
    )
    box = Box(across.left, across.top + _HEAD_HEIGHT, _HEAD_WIDTH + each * count, row * height + _HEAD_HEIGHT)
    up = Box(box.left, across.top, box.width, _HEAD_HEIGHT)
    add_text(
        page.slide,
        up,
        [[Run(f"\N{UPWARDS ARROW} {chart.row_name}", 10, MUTED)]],
        page.language,
        name="Axis up",
    )
    add_table(page.slide, box, table, name="Policy map", alt=alt)
    end = Box(box.left, box.bottom, box.width, _HEAD_HEIGHT)
    name = f"{chart.column_name} \N{RIGHTWARDS ARROW}"
    add_text(page.slide, end, [[Run(name, 10, MUTED)]], page.language, name="Axis across", align="r")
    if chart.tips:
        _add_tips(page, chart, Box(area.right - _TIPS_WIDTH, area.top, _TIPS_WIDTH, area.height))


def _row(chart: ThresholdMap, at: int, size: float) -> list[TableCell]:
    """Return one row of the map, with its threshold at the left."""
    cells = chart.cells[at]
    above = chart.cells[at + 1] if at + 1 < len(chart.cells) else ()
    below = chart.cells[at - 1] if at else ()
    found = [_head(percent(chart.rows[at]), size, "r")]
    for place, cell in enumerate(cells):
        left, right = (
            cells[place - 1].here if place else False,
            place + 1 < len(cells) and cells[place + 1].here,
        )
        over, under = bool(above) and above[place].here, bool(below) and below[place].here
        edges = {
            "lnL": _OUTLINE if cell.here or left else _SEAM,
            "lnR": _OUTLINE if cell.here or right else _SEAM,
            "lnT": _OUTLINE if cell.here or over else _SEAM,
            "lnB": _OUTLINE if cell.here or under else _SEAM,
        }
        found.append(_cell(cell, size, edges))
    return found


def _cell(cell: MapCell, size: float, edges: dict[str, Edge]) -> TableCell:
    """Return a pair of thresholds."""
    fill, ink = heat(cell)
    run = Run(cell.label, size, ink, bold=cell.here)
    return TableCell(([run],), align="ctr", fill=fill, edges=edges, margins=(0, 0))


def _head(text: str, size: float, align: str) -> TableCell:
    """Return the threshold of a row or column."""
    return TableCell(([Run(text, size, MUTED)],), align=align, margins=(0, 5 if align == "r" else 0))


def _legend(chart: ThresholdMap) -> list[Key]:
    """Return what the colours mean, of those that there are."""
    cells = [cell for row in chart.cells for cell in row]
    keys = [Key("\N{WHITE SQUARE}", ACCENT, tr_in("a figure that does not change", "as now"))]
    dearest, cheapest = max(cells, key=_strength), min(cells, key=_strength)
    if dearest.strength > 0:
        keys.append(Key(SQUARE, heat(dearest)[0], chart.words[0]))
    if cheapest.strength < 0:
        keys.append(Key(SQUARE, heat(cheapest)[0], chart.words[1]))
    return keys


def _strength(cell: MapCell) -> float:
    return cell.strength


def _add_tips(page: DeckPage, chart: ThresholdMap, box: Box) -> None:
    """Put beside the map which model tips where."""
    most = max(int(box.height / (_TIP_SIZE * _TIP_LINE * 12_700)) - 2, 1)
    shown = [cut(tip, box.width, _TIP_SIZE, allowance=page.allowance) for tip in chart.tips[:most]]
    more = len(chart.tips) - len(shown)
    lines: list[Line] = [[Run(tr("Who tips where"), _TIP_SIZE, TEXT, bold=True)]]
    lines += [[Run(tip, _TIP_SIZE, TEXT)] for tip in shown]
    if more:
        lines.append([Run(tr("and {count} more", count=more), _TIP_SIZE, MUTED)])
    add_text(page.slide, box, lines, page.language, name="Who tips where", spacing=118)
