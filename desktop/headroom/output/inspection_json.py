"""What was found in a workbook as JSON values, before anything is calculated."""

from headroom.book.sourcing import SourcingBook
from headroom.book.survey import (
    BookSurvey,
    ColumnFinding,
    Question,
    SheetFinding,
    TableFinding,
    TextCoding,
)
from headroom.output.evaluation_json import FORMAT, JsonObject, problem_values
from headroom.output.import_report_json import column_values
from headroom.output.structure_words import structure_values


def inspection(survey: BookSurvey, layout: str | None, book: SourcingBook | None) -> JsonObject:
    """Return everything that was found.

    Args:
        survey: Sheets, tables and what their columns seem to mean.
        layout: Name of the remembered layout it was read by, empty for one without a name; None: by
            what was proposed.
        book: What was read; None where the layout is not certain enough to read by.
    """
    problems = survey.problems if book is None else book.problems
    return {
        "format": FORMAT,
        "workbook": {
            "name": survey.name,
            "files": [
                {"name": file.name, "sha256": file.sha256, "bytes": file.bytes}
                for file in (book.files if book else ())
            ],
            "rows_read": book.rows_read if book else None,
            "rows_used": book.rows_used if book else None,
            "definition": (book.definition if book else survey.definition) or "net cost",
        },
        "certain": survey.certain,
        "layout": layout,
        "missing": list(survey.missing),
        "doubts": [{"message": doubt.text, "options": list(doubt.options)} for doubt in survey.doubts],
        "sheets": [_sheet(sheet, book) for sheet in survey.sheets],
        "totals": [
            {
                "sheet": total.sheet,
                "currency": total.currency,
                "rows_read": total.rows_read,
                "rows_used": total.rows_used,
                "value_read": total.value_read,
                "value_used": total.value_used,
            }
            for total in (book.totals if book else ())
        ],
        "problems": [problem_values(problem) for problem in problems],
    }


def _sheet(sheet: SheetFinding, book: SourcingBook | None) -> JsonObject:
    return {
        "name": sheet.name,
        "file": sheet.file,
        "hidden": sheet.hidden,
        "rows": sheet.rows,
        "note": sheet.note,
        "encoding": None if sheet.coding is None else _coding(sheet.coding),
        "tables": [_table(table, book) for table in sheet.tables],
    }


def _coding(coding: TextCoding) -> JsonObject:
    return {
        "name": coding.name,
        "certain": coding.certain,
        "chosen": coding.chosen,
        "others": list(coding.others),
    }


def _table(table: TableFinding, book: SourcingBook | None) -> JsonObject:
    layout = table.layout
    return {
        "kind": layout.kind.value,
        "header_rows": [layout.header_row, layout.last_header_row],
        "last_row": layout.last_row,
        "model": layout.model,
        "shape": table.shape,
        "certain": table.certain,
        "missing": list(table.missing),
        "structure": structure_values(table, book),
        "questions": [_question(table, question) for question in table.questions],
        "columns": [_column(column) for column in table.columns],
    }


def _question(table: TableFinding, question: Question) -> JsonObject:
    return {
        "key": question.key,
        "title": question.title,
        "reason": question.reason,
        "answers": [
            {
                "word": answer.word,
                "said": answer.said,
                "consequence": answer.consequence,
                "option": table.option(question, answer),
            }
            for answer in question.answers
        ],
        "proposed": question.proposed or None,
        "asked": not question.sure,
        "found": None if question.share is None else {"rows": question.share[0], "of": question.share[1]},
    }


def _column(found: ColumnFinding) -> JsonObject:
    column = found.proposed
    return {
        "column": column.letters,
        "heading": column.heading,
        "field": column.field or None,
        "confidence": round(found.confidence, 3),
        "reason": found.reason,
        "others": list(found.others),
        "samples": list(found.samples),
        **column_values(column),
    }
