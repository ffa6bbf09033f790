"""Tables as text and HTML for a spreadsheet."""

import re

from headroom.output.table import (
    Cell,
    DetailTable,
    TableColumn,
    as_html,
    as_text,
    copied_table,
    with_columns,
)

TABLE = DetailTable(
    "Duties",
    (TableColumn("Duty"), TableColumn("Amount", right=True, unit="USD")),
    ((Cell("MFN"), Cell("$1,204.50", 1204.5)), (Cell("=2+3"), Cell("-", float("nan")))),
    caption="@all",
)


def test_as_text_numbers_are_plain_and_units_stand_in_the_heading() -> None:
    assert as_text("Birch fails", [TABLE]) == (
        "Birch fails\n\nDuties\nDuty\tAmount, USD\nMFN\t1204.5\n'=2+3\t'-\n'@all\n"
    )


def test_as_html_numbers_are_plain_and_texts_are_marked_as_text() -> None:
    html = as_html("A <b>", [TABLE])
    assert "<h3>A &lt;b&gt;</h3>" in html
    assert re.search(r'<td [^>]*x:num="1204.5"[^>]*>1204.5</td>', html)
    assert re.search(r"<td [^>]*mso-number-format:'\\@'[^>]*>&#x27;=2\+3</td>", html)
    assert "<p>&#x27;@all</p>" in html


def test_a_table_without_rows_is_its_caption() -> None:
    empty = DetailTable("Rows", (TableColumn("Part"),), (), caption="None.")
    assert as_text("A", [empty]) == "A\n\nRows\nNone.\n"
    assert "<table>" not in as_html("A", [empty])
    assert as_text("A", [DetailTable("Rows", (), ())]) == "A\n\nRows\n"
    assert "None" not in as_html("A", [DetailTable("Rows", (), ())])


def test_zero_has_no_sign() -> None:
    table = DetailTable("T", (TableColumn("A"),), ((Cell("0", -0.0),),))
    assert as_text("A", [table]).endswith("\n0\n")


def test_rows_are_copied_in_the_order_in_which_they_and_their_columns_are_given() -> None:
    copied = copied_table(TABLE, [1, 0], [1, 0])

    assert copied.headings == ("Amount, USD", "Duty")
    assert copied.rows == (("-", "=2+3"), (1204.5, "MFN"))


def test_of_a_shortened_text_the_whole_is_copied() -> None:
    table = DetailTable("T", (TableColumn("Law"),), ((Cell("s. 13", whole="19 CFR, <s. 13>"),),))

    assert copied_table(table).rows == (("19 CFR, <s. 13>",),)
    assert "19 CFR, &lt;s. 13&gt;" in as_html("A", [table])


def test_a_table_is_had_with_some_of_its_columns() -> None:
    table = DetailTable("T", tuple(map(TableColumn, "ABC")), ((Cell("1"), Cell("2"), Cell("3")),))
    first, spread = (with_columns(table, ("C", "A"), spread=spread) for spread in (False, True))

    assert [cell.text for cell in first.rows[0]] == ["1", "3"]
    assert [column.wide for column in first.columns] == [True, False]
    assert [column.wide for column in spread.columns] == [True, True]
