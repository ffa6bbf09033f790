"""What is said after a workbook was handed back."""

from headroom.book.handed_back import HandedBack
from headroom.language import tr, tr_count
from headroom.output.joined import joined


def handed_back_words(done: HandedBack) -> str:
    """Return what was marked where, and what was not, in a few sentences on one line."""
    if not done.copies:
        return tr("No problem names a cell: there is nothing to mark, and no copy was written.")
    rows = tr_count("reasons beside {n} row", "reasons beside {n} rows", done.rows)
    told = [
        tr_count(
            "{files}: {n} cell coloured, {reasons}.",
            "{files}: {n} cells coloured, {reasons}.",
            done.cells,
            files=joined(done.copies),
            reasons=rows,
        )
    ]
    if done.without_cell:
        told.append(
            tr_count(
                "{n} problem names no cell: only the list of problems has it.",
                "{n} problems name no cell: only the list of problems has them.",
                done.without_cell,
            )
        )
    if done.unmarked_rows:
        told.append(
            tr_count(
                "{n} more row has the same problems and is not marked.",
                "{n} more rows have the same problems and are not marked.",
                done.unmarked_rows,
            )
        )
    if done.values_only:
        told.append(
            tr(
                "The copy of {files} holds values only, no formulas or formats.",
                files=joined(done.values_only),
            )
        )
    return " ".join(told)
