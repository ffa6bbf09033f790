"""Tables as text and HTML for a spreadsheet."""

from headroom.output.table import (
    Cell,
    DetailTable,
    TableColumn,
    as_html,
    as_text,
    rows_as_html,
    rows_as_text,
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
    assert '<td align="right">1204.5</td>' in html
    assert "mso-number-format:'\\@'\">&#x27;=2+3</td>" in html
    assert "<p>&#x27;@all</p>" in html


def test_a_table_without_rows_is_its_caption() -> None:
    empty = DetailTable("Rows", (TableColumn("Part"),), (), caption="None.")
    assert as_text("A", [empty]) == "A\n\nRows\nNone.\n"
    assert "<table>" not in as_html("A", [empty])
    assert as_text("A", [DetailTable("Rows", (), ())]) == "A\n\nRows\n"
    assert "None" not in as_html("A", [DetailTable("Rows", (), ())])


def test_a_small_negative_number_is_zero_without_a_sign() -> None:
    table = DetailTable("T", (TableColumn("A"),), ((Cell("0", -1e-9),),))
    assert as_text("A", [table]).endswith("\n0\n")


def test_rows_are_copied_in_the_order_in_which_they_and_their_columns_are_given() -> None:
    assert rows_as_text(TABLE, [1, 0], [1, 0], headings=False) == "'-\t'=2+3\n1204.5\tMFN\n"
    assert rows_as_text(TABLE, [0], [0, 1], headings=True) == "Duty\tAmount, USD\nMFN\t1204.5\n"


def test_rows_are_copied_as_html_in_which_no_text_is_markup() -> None:
    table = DetailTable("T", (TableColumn("<i>"),), ((Cell("<b>"),),))

    assert "<th>&lt;i&gt;</th>" in rows_as_html(table, [0], [0], headings=True)
    assert "&lt;b&gt;" in rows_as_html(table, [0], [0], headings=False)
    assert "<th>" not in rows_as_html(table, [0], [0], headings=False)


def test_of_a_shortened_text_the_whole_is_copied() -> None:
    table = DetailTable("T", (TableColumn("Law"),), ((Cell("s. 13", whole="19 CFR, <s. 13>"),),))

    assert rows_as_text(table, [0], [0], headings=False) == "19 CFR, <s. 13>\n"
    assert "19 CFR, &lt;s. 13&gt;" in as_html("A", [table])


def test_a_table_is_had_with_some_of_its_columns() -> None:
    table = DetailTable("T", tuple(map(TableColumn, "ABC")), ((Cell("1"), Cell("2"), Cell("3")),))
    first, spread = (with_columns(table, ("C", "A"), spread=spread) for spread in (False, True))

    assert [cell.text for cell in first.rows[0]] == ["1", "3"]
    assert [column.wide for column in first.columns] == [True, False]
    assert [column.wide for column in spread.columns] == [True, True]
