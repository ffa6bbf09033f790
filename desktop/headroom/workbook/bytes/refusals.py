"""The sentences with which a file is refused: what it is, and what to do."""

from pathlib import Path

from headroom.language import localized, tr, tr_count

_UNUSUAL = {
    "Codepage": tr("its texts are in a code page that is not known here"),
    "macrosheets": tr("it has a sheet of Excel 4 macros"),
    "'mimetype' file not found": tr("its part mimetype is missing, which says what it is"),
}
"""What is unusual about a workbook, by a part of what the reader says."""


def damaged(name: str, reason: str = "") -> str:
    """Return the sentence for a workbook that is not whole, or, without a reason, not understood.

    Args:
        name: Name of the file.
        reason: What was found; empty where the reader does not tell damage from what it does not know.
    """
    if reason:
        return tr(
            "{file} is damaged and cannot be read ({reason}). Open it in Excel, save it as a new "
            ".xlsx file and try again.",
            file=name,
            reason=reason,
        )
    return tr(
        "{file} cannot be read: it is damaged, or written in a way that is not understood "
        "here. Open it in Excel, save it as a new .xlsx file and try again.",
        file=name,
    )


def cannot_open(path: Path, cause: OSError | ValueError) -> str:
    """Return the sentence for a file that the system does not let us read."""
    if isinstance(cause, FileNotFoundError):
        return tr(
            "{file} does not exist in {folder}. Check the name and the folder.",
            file=path.name,
            folder=path.absolute().parent,
        )
    if isinstance(cause, PermissionError):
        return tr(
            "{file} cannot be opened: another program has locked it, or you have no permission "
            "to read it. Close it there, or save a copy and open the copy.",
            file=path.name,
        )
    reason = (isinstance(cause, OSError) and cause.strerror) or str(cause)
    return tr(
        "{file} cannot be opened ({reason}). Check the drive, or open a copy of it.",
        file=path.name,
        reason=reason,
    )


def changed_meanwhile(path: Path) -> str:
    """Return the sentence for a file that is not what it was when its reading began."""
    if not path.exists():
        return tr(
            "{file} vanished while it was read. Look whether it was moved, and open it again.", file=path.name
        )
    return tr(
        "{file} was changed while it was read. Wait until it is saved and open it again.", file=path.name
    )


def no_values(name: str, most_rows: int | None) -> str:
    """Return the sentence for a workbook of which no cell shows a value.

    Args:
        name: Name of the file.
        most_rows: How many rows of each sheet were looked at; None: all of them.
    """
    if most_rows is None:
        return tr(
            "{file} has no cell with a value; errors such as #N/A and formulas never calculated do not "
            "count. Look whether it is the right file, or open it in Excel and save it again.",
            file=name,
        )
    return tr_count(
        "{file} has no cell with a value in the first row of its sheets; errors such as #N/A and formulas "
        "never calculated do not count. Look whether it is the right file, or open it in Excel and save it "
        "again.",
        "{file} has no cell with a value in the first {n} rows of its sheets; errors such as #N/A and "
        "formulas never calculated do not count. Look whether it is the right file, or open it in Excel "
        "and save it again.",
        most_rows,
        file=name,
    )


def too_many_sheets(name: str, count: int, most: int) -> str:
    """Return the sentence for a workbook with more sheets than are looked at."""
    return tr(
        "{file} has {sheets} sheets, and {most} are the most that are read. Copy the sheets "
        "that are needed into a new workbook and open that.",
        file=name,
        sheets=localized(f"{count:,}"),
        most=localized(f"{most:,}"),
    )


def too_many_cells(name: str) -> str:
    """Return the sentence for a workbook with more cells than are read."""
    return tr(
        "{file} is too large: a sheet of it goes on for more than 100 million cells. Delete "
        "the rows and columns beside and below the table, and save it again.",
        file=name,
    )


def no_room_beside(folder: Path, name: str, cause: OSError) -> str:
    """Return the sentence for a file whose content cannot be written into a folder for temporary files."""
    return tr(
        "The folder for temporary files cannot be written ({reason}). Make room on the "
        "drive of {folder} and open {file} again.",
        reason=cause.strerror,
        folder=folder.parent,
        file=name,
    )


def too_large_for_memory(name: str) -> str:
    """Return the sentence for a workbook that would take more memory than there is, or than it may."""
    return tr(
        "{file} is too large for this computer's memory. Delete sheets, rows and columns "
        "that are not needed, and open it again.",
        file=name,
    )


def too_much_to_tell(name: str) -> str:
    """Return the sentence for a workbook whose sheets and headings alone would fill a window for ever."""
    return tr(
        "{file} has so many sheets and headings that they cannot be shown. Copy the tables "
        "into a new workbook and open that.",
        file=name,
    )


def stumbled_over(name: str, fault: str) -> str:
    """Return the sentence for a workbook at which the reader failed in a way that it did not foresee."""
    return tr(
        "{file} cannot be read: the reader failed at it ({fault}). Open it in Excel, save it "
        "as a new .xlsx file and try again.",
        file=name,
        fault=fault,
    )


def not_understood(name: str, cause: str) -> str:
    """Return the sentence for a workbook that its reader gives up; as exact as the reader's words allow."""
    if "Cell limit exceeded" in cause:
        return too_many_cells(name)
    for part, reason in _UNUSUAL.items():
        if part in cause:
            return tr(
                "{file} cannot be read: {reason}. Open it in Excel, save it as .xlsx and open that.",
                file=name,
                reason=reason,
            )
    return damaged(name)


def with_entities(name: str) -> str:
    """Return the sentence for a file with definitions that stand for more text, or for other files."""
    return tr(
        "{file} holds definitions that no workbook needs and that can harm a computer (XML "
        "entities). It is not opened. Ask whoever sent it to open it in Excel and save it as "
        "a new .xlsx file.",
        file=name,
    )


def of_a_trial(name: str) -> str:
    """Return the sentence for a file that was written before the format was settled."""
    return tr(
        "{file} was written by a trial version of Excel 2007, whose format no later program "
        "reads. Ask for the workbook as a new .xlsx file.",
        file=name,
    )


def no_workbook(name: str) -> str:
    """Return the sentence for what is no workbook, and nothing else that is known."""
    return tr("{file} is not a workbook. Choose an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file.", file=name)
