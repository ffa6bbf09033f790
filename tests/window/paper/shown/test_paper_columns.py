"""Widths of the columns of a printed table."""

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.paper.shown.paper_columns import cell_lines, paper_columns
from headroom.window.shown.printed_table import PrintedTable

TEXTS = st.text("ab ", max_size=60)


def measure(text: str) -> float:
    return 7.0 * len(text)


def table(*rows: tuple[str, ...], headings: tuple[str, ...] = ("Model", "Landed cost")) -> PrintedTable:
    return PrintedTable("", headings, (False, True)[: len(headings)], rows)


def test_where_there_is_room_nothing_is_broken() -> None:
    found = paper_columns(table(("Aster of the north", "$37,981")), 900, measure)

    assert found.widths == (measure("Aster of the north"), measure("Landed cost"))
    assert found.headings == (("Model",), ("Landed cost",))
    assert found.scale == 1.0


def test_texts_give_way_and_figures_stay_whole() -> None:
    found = paper_columns(table(("one two three four five six", "$37,981,000,000")), 220, measure)

    assert found.widths[1] == measure("$37,981,000,000")
    assert found.whole <= 220.01
    lines, figures = cell_lines(("one two three four five six", "$37,981,000,000"), found, measure)
    assert len(lines) > 1
    assert figures == ("$37,981,000,000",)


def test_a_table_with_too_many_figures_is_made_smaller() -> None:
    wide = PrintedTable("", ("F",) * 9, (True,) * 9, (("$37,981,000",) * 9,))

    found = paper_columns(wide, 400, measure)

    assert found.scale < 1
    assert found.whole * found.scale <= 400.01


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), max_size=6), room=st.floats(120, 900))
def test_no_line_is_wider_than_its_column_and_no_table_than_the_paper(
    rows: list[tuple[str, str]], room: float
) -> None:
    made = table(*rows)
    found = paper_columns(made, room, measure)

    assert found.whole * found.scale <= room + 0.01
    for row in rows:
        for width, lines in zip(found.widths, cell_lines(row, found, measure), strict=True):
            assert len(lines) <= 4
            assert all(measure(line) <= width + 0.51 for line in lines)
