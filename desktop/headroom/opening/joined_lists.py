"""Joins the part lists that somebody names beforehand who cannot be asked."""

from collections.abc import Sequence
from pathlib import Path

from headroom.book.layout import JOIN, JOINED, TableKind
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.opening.wrong_use import WrongUseError
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft

_PART_NUMBER = "part_number"


def joined_lists(draft: LayoutDraft, names: Sequence[str]) -> LayoutDraft:
    """Return a draft with part lists joined to the parts.

    Args:
        draft: What is proposed.
        names: Of sheets, or of files that have one sheet; capitals do not matter.

    Raises:
        WrongUseError: If there is no such sheet, several have the name, or it has no part numbers.
    """
    for name in names:
        at = _place(draft, name)
        draft = draft.with_kind(at, TableKind.PART_LIST)
        finding = draft.tables[at].finding
        if finding is None or finding.layout.column(_PART_NUMBER) is None:
            text = ": " + tr(
                "“{sheet}” has no column that is known to be Part number, by which it could be joined.",
                sheet=name,
            )
            raise WrongUseError(text, "join")
        draft = draft.with_answer(at, JOIN, JOINED)
    return draft


def _place(draft: LayoutDraft, name: str) -> int:
    """Return the place of the table of a sheet."""
    wanted = name.strip().casefold()
    by_sheet = [at for at, one in enumerate(draft.tables) if one.sheet.name.casefold() == wanted]
    by_file = [at for at, one in enumerate(draft.tables) if wanted in _files(one)]
    found = by_sheet or by_file
    if len(found) == 1:
        return found[0]
    if found:
        text = ": " + tr(
            "{count} tables are called “{sheet}”; give the name of the file.", count=len(found), sheet=name
        )
        raise WrongUseError(text, "join")
    text = ": " + tr(
        "there is no sheet “{sheet}”; the sheets are {sheets}.",
        sheet=name,
        sheets=a_few([one.sheet.name for one in draft.tables]),
    )
    raise WrongUseError(text, "join")


def _files(table: DraftTable) -> tuple[str, str]:
    """Return the names of the file of a table, with and without its ending."""
    file = table.sheet.file.casefold()
    return file, Path(file).stem if file else file
