"""Tables as they are printed."""

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.shown.printed_table import MOST_PRINTED, left_out, printed_table


def detail(count: int, *, total: bool) -> DetailTable:
    rows = tuple((Cell(f"row {at}"), Cell("$1", 1.0)) for at in range(count))
    return DetailTable(
        "T", (TableColumn("A"), TableColumn("B", right=True)), rows, has_total=total, caption="C."
    )


def test_a_table_is_printed_as_it_is_seen() -> None:
    made = printed_table(detail(2, total=True))

    assert made.rows == (("row 0", "$1"), ("row 1", "$1"))
    assert made.right == (False, True)
    assert made.caption == "C."


def test_of_too_many_rows_the_first_and_the_total_are_printed_and_that_is_said() -> None:
    made = printed_table(detail(MOST_PRINTED + 5, total=True))

    assert len(made.rows) == MOST_PRINTED
    assert made.rows[-1][0] == f"row {MOST_PRINTED + 4}"
    assert made.rows[-2][0] == f"row {MOST_PRINTED - 2}"
    assert made.caption == "2,000 of 2,005 rows are printed; copying takes more. C."
    assert left_out(3, 3) == ""
