"""Text files with separated values: encoding, separator, decimal comma, and what Excel makes of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.problem import Severity
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from workbooks import problems_of, silent

LINES = (
    ("Model", "Teilenummer", "Pays d'origine", "Stückpreis", "Menge"),
    ("Sierra", "0012", "México", "1234.50", "2"),
    ("Sierra", "8R; 2210", "Perú", "99.5", "1"),
)


def write(path: Path, separator: str, encoding: str, lines: tuple[tuple[str, ...], ...] = LINES) -> Path:
    rows = (
        separator.join(f'"{cell}"' if separator in cell or ";" in cell else cell for cell in row)
        for row in lines
    )
    path.write_bytes("\r\n".join(rows).encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encoding_and_separator_are_found_out(tmp_path: Path, separator: str, encoding: str) -> None:
    book = decode(write(tmp_path / "parts.csv", separator, encoding), silent)

    assert (book.rows_read, book.rows_used) == (2, 2)
    assert book.rows.origins == ("MX", "PE")
    assert (book.rows.part_number[0], book.rows.part_number[1]) == ("0012", "8R; 2210")
    assert book.rows.unit_cost.tolist() == [1234.5, 99.5]
    assert book.rows.address(1, "unit_cost") == "parts!D3"
    assert problems_of(book, Severity.ERROR) == []


def test_a_file_of_decimal_commas_is_read_with_them(tmp_path: Path) -> None:
    lines = (LINES[0], ("Sierra", "1", "DE", "1.234,50", "2"), ("Sierra", "2", "DE", "1.234", "1,5"))
    book = decode(write(tmp_path / "parts.csv", ";", "utf-8", lines), silent)

    assert book.rows.unit_cost.tolist() == [1234.5, 1234.0]
    assert book.rows.quantity.tolist() == [2.0, 1.5]


def test_the_line_that_tells_excel_the_separator_is_no_row(tmp_path: Path) -> None:
    path = write(tmp_path / "parts.csv", "|", "utf-8")
    path.write_bytes(b"sep=|\r\n" + path.read_bytes())
    book = decode(path, silent)

    assert book.rows_used == 2
    assert book.rows.row_number.tolist() == [3, 4]


def test_rows_of_different_lengths_and_null_characters_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "parts.txt"
    lines = ["Title", "Model,Part,COO,Cost", "", "Sierra,1,US,5,extra,cells", "Sierra,2", "Sier\0ra,3,US,6"]
    lines.insert(2, " " * 5000)  # a null character near the beginning is no text file's
    path.write_text("\n".join(lines), encoding="utf-8")
    book = decode(path, silent)

    assert book.rows.unit_cost.tolist() == [5.0, 6.0]
    assert book.rows.models == ("Sierra",)
    assert [p.cell for p in problems_of(book, Severity.ERROR)] == ["D6"]


def test_error_values_that_excel_wrote_as_text_are_error_values(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text("Model,Part,COO,Cost,Freight\nSierra,1,US,5,#N/A\n", encoding="utf-8")

    [problem] = problems_of(decode(path, silent), Severity.ERROR)
    assert problem.cell == "E2"
    assert "error value" in problem.message


def test_a_quotation_mark_that_is_never_closed_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text('Model,Part,COO,Cost\nSierra,"1,US,5\n' + "x" * 2_000_000, encoding="utf-8")

    with pytest.raises(UserError, match="a text in quotes does not end"):
        decode(path, silent)


def test_a_file_without_any_separator_has_no_table(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text("hello\nworld\n", encoding="utf-8")

    with pytest.raises(UserError, match="headings that are needed"):
        decode(path, silent)


@given(content=st.binary(min_size=1, max_size=300))
def test_any_text_file_gives_a_book_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "parts.csv"
    path.write_bytes(b"Model,Part,COO,Cost\n" + content)

    try:
        book = decode(path, silent)
    except UserError:
        return
    assert book.rows_used == len(book.rows)
