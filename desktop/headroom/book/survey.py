"""What was found in a workbook before any row counts: sheets, tables, and what each column seems to mean."""

from dataclasses import dataclass

from headroom.book.layout import BookLayout, ColumnLayout, TableLayout
from headroom.book.problem import Problem


@dataclass(frozen=True, slots=True)
class ColumnFinding:
    """What one column seems to mean.

    Attributes:
        proposed: What is proposed for it; its field is empty where nothing is.
        confidence: How sure that is, 0 to 1; 1: the heading is a known spelling and the cells agree.
        reason: Why, one sentence, e.g. "“Stückpreis” is a known heading for Unit cost."
        others: Fields it might mean as well, the likeliest first.
        samples: Its first distinct cells that are not blank, as shown in the sheet.
        canonical: Whether the heading is that of the template.
        numbers: How its numbers are written as far as its cells tell, e.g. "decimal comma"; else empty.
        ambiguous: Whether numbers such as ``50.000`` stand in it, and nothing in it says what the mark is.
    """

    proposed: ColumnLayout
    confidence: float
    reason: str
    others: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    canonical: bool = False
    numbers: str = ""
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class TableFinding:
    """A table found in a sheet.

    Attributes:
        layout: Where it stands and what is proposed for its columns.
        columns: What each of ``layout.columns`` seems to mean, in the same order.
        missing: Canonical headings of required fields that no column has.
        shape: How it was understood, one sentence, e.g. "One column for each of 4 models holds its
            quantity."; empty for a plain table.
        doubt: What of that has to be confirmed, one sentence; empty where nothing has.
    """

    layout: TableLayout
    columns: tuple[ColumnFinding, ...]
    missing: tuple[str, ...] = ()
    shape: str = ""
    doubt: str = ""

    @property
    def certain(self) -> bool:
        """Return whether it can be read without a question: nothing missing, every proposal sure."""
        used = [finding for finding in self.columns if finding.proposed.field or finding.proposed.model]
        sure = bool(used) and all(found.confidence >= CERTAIN for found in used)
        return sure and not self.missing and not self.doubt


CERTAIN = 0.9
"""Confidence from which a proposal needs no confirmation."""


@dataclass(frozen=True, slots=True)
class TextCoding:
    """How the text of a file without formatting is encoded.

    Attributes:
        name: The encoding it is read in, by the name that Python has for it, e.g. "gb18030".
        others: Others in which it is text as well, the likeliest first.
        certain: Whether it states its encoding, or nothing else is as likely.
        chosen: Whether a person chose it.
    """

    name: str
    others: tuple[str, ...] = ()
    certain: bool = True
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """One sheet.

    Attributes:
        name: Its name.
        file: Name of its file; empty where one file is open.
        hidden: Whether Excel hides it.
        rows: Rows it has; 0 where that is not known beforehand.
        first_column: Column of the sheet that the first cell of each row of ``top`` stands in, from 0.
        top: Its first rows, each cell as shown in the sheet; all of the same number of cells.
        tables: Tables found in it; the first is the likeliest.
        note: Why it is not used, one sentence; empty where it is.
        merged: Merged areas in ``top``: first and last cell, each as row and column of ``top`` from 0.
        models: Names of models, in small letters, that the workbook names elsewhere.
        coding: How the text is encoded; None for workbooks, which state it.
    """

    name: str
    file: str
    hidden: bool
    rows: int
    first_column: int
    top: tuple[tuple[str, ...], ...]
    tables: tuple[TableFinding, ...] = ()
    note: str = ""
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    models: frozenset[str] = frozenset()
    coding: TextCoding | None = None


@dataclass(frozen=True, slots=True)
class BookSurvey:
    """What was found in one or several workbooks that are opened together.

    Attributes:
        name: Name of the file, or of the first one and how many more.
        sheets: All sheets with cells.
        proposed: The layout that is proposed.
        certain: Whether it can be read as proposed, without a question.
        missing: What is missing or doubtful, plain sentences; empty where it is certain.
        problems: What is to be said about the files.
        definition: What the content figures are where they are not net cost, e.g. "label content, not
            net cost"; else empty.
    """

    name: str
    sheets: tuple[SheetFinding, ...]
    proposed: BookLayout
    certain: bool
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    definition: str = ""
