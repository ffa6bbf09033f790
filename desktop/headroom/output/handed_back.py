"""What is said after a workbook was handed back."""

from headroom.book.handed_back import HandedBack
from headroom.words import formatting


def handed_back_words(done: HandedBack) -> str:
    """Return what was marked where, and what was not, in a few sentences on one line."""
    if not done.copies:
        return "No problem names a cell: there is nothing to mark, and no copy was written."
    cells, rows = formatting.counted(done.cells, "cell"), formatting.counted(done.rows, "row")
    told = [f"{' and '.join(done.copies)}: {cells} coloured, reasons beside {rows}."]
    if done.without_cell:
        without = formatting.counted(done.without_cell, "problem names", "problems name")
        told.append(
            f"{without} no cell: only the list of problems has {'it' if done.without_cell == 1 else 'them'}."
        )
    if done.unmarked_rows:
        more = formatting.counted(done.unmarked_rows, "more row has", "more rows have")
        told.append(f"{more} the same problems and {'is' if done.unmarked_rows == 1 else 'are'} not marked.")
    if done.values_only:
        told.append(
            f"The copy of {' and '.join(done.values_only)} holds values only, no formulas or formats."
        )
    return " ".join(told)
