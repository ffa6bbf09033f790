"""A text file looked over again as it reads in another encoding, without being read again."""

from dataclasses import replace

from headroom.book.survey import BookSurvey, SheetFinding
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.encodings import ENCODINGS, known_encoding
from headroom.workbook.survey.book_survey import judged
from headroom.workbook.survey.sheet_survey import survey_sheet
from headroom.workbook.tables.sheet_top import SheetTop


def survey_in(survey: BookSurvey, encoding: str, file: str | None = None) -> BookSurvey:
    """Return what is found in text files where they are read in a chosen encoding.

    Args:
        survey: What was found; sheets of workbooks stay as they are.
        encoding: The encoding, however it is spelt; see ``ENCODINGS``.
        file: The file, as sheets name it; None: all text files.

    Raises:
        UserError: If there is no such encoding, or a file is no text in it.
    """
    known = known_encoding(encoding)
    if known is None:
        msg = tr(
            "There is no encoding “{encoding}”. Choose one of {encodings}.",
            encoding=encoding,
            encodings=", ".join(ENCODINGS),
        )
        raise UserError(msg)
    sheets = []
    for sheet in survey.sheets:
        if sheet.coding is None or file not in (None, sheet.file):
            sheets.append(sheet)
            continue
        found = sheet_in(sheet, known)
        if found is None:
            msg = tr(
                "{file} is no text in {encoding}. Choose another encoding.",
                file=sheet.file or survey.name,
                encoding=ENCODINGS[known],
            )
            raise UserError(msg)
        sheets.append(found)
    return judged(survey.name, tuple(sheets), definition=survey.definition)


def sheet_in(sheet: SheetFinding, encoding: str) -> SheetFinding | None:
    """Return a text file as it reads in another encoding; None where it is none, or no text in that.

    Args:
        sheet: The only sheet of the file.
        encoding: One of ``ENCODINGS``.
    """
    if sheet.coding is None:
        return None
    before = known_encoding(sheet.coding.name)
    if before is None or encoding not in ENCODINGS:
        return None
    try:
        rows = tuple(
            tuple(cell if cell.isascii() else cell.encode(before).decode(encoding) for cell in row)
            for row in sheet.top
        )
    except UnicodeError:
        return None
    others = tuple(name for name in (sheet.coding.name, *sheet.coding.others) if name != encoding)
    top = SheetTop(
        name=sheet.name,
        file=sheet.file,
        hidden=sheet.hidden,
        height=sheet.rows,
        first_column=sheet.first_column,
        rows=rows,
        merged=sheet.merged,
        coding=replace(sheet.coding, name=encoding, others=others, certain=True, chosen=True),
    )
    return survey_sheet(top, sheet.models, thorough=True)
