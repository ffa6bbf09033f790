"""What is said after a workbook was handed back."""

from headroom.book.handed_back import HandedBack
from headroom.output.handed_back import handed_back_words


def test_one_line_says_what_is_marked_and_what_is_not() -> None:
    said = handed_back_words(HandedBack(("a.xlsx", "b.xlsx"), 1204, 1, 1, 2, ("b.csv",)))

    assert said == (
        "a.xlsx and b.xlsx: 1,204 cells coloured, reasons beside 1 row. "
        "1 problem names no cell: only the list of problems has it. "
        "2 more rows have the same problems and are not marked. "
        "The copy of b.csv holds values only, no formulas or formats."
    )


def test_where_nothing_was_written_it_says_so() -> None:
    assert "no copy was written" in handed_back_words(HandedBack((), 0, 0, 3, 0))
