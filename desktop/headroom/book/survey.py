"""What was found in a workbook before any row counts: sheets, tables, and what each column seems to mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
class Answer:
    """One of the answers to a question.

    Attributes:
        word: What layouts keep of it and a command line says, e.g. "parts".
        said: What a person chooses, e.g. "Count the parts".
        consequence: What comes of it in money or rows, as far as the rows tell that were looked at; else
            empty.
    """

    word: str
    said: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a table does not say for certain, and whoever opens it has to.

    Attributes:
        key: By which layouts keep the answer and a command line gives it, e.g. "levels".
        title: What it is about, a few words.
        reason: Why it is asked and what is proposed, one sentence or two.
        answers: What may be answered; at least two.
        proposed: Word of the answer that is taken where nobody is asked; empty: none can be proposed.
        sure: Whether the table is read by ``proposed`` without asking; it can be answered otherwise.
    """

    key: str
    title: str
    reason: str
    answers: tuple[Answer, ...]
    proposed: str = ""
    sure: bool = False

    def __post_init__(self) -> None:
        words = [answer.word for answer in self.answers]
        if len(words) < len({"one", "another"}) or len(set(words)) < len(words):
            msg = f"the question {self.key} needs two answers of different words, not {words}"
            raise ValueError(msg)
        if self.proposed not in ("", *words) or (self.sure and not self.proposed):
            msg = f"{self.proposed!r} is no answer to the question {self.key}"
            raise ValueError(msg)


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
        questions: What it does not say for certain; the layout has the answers that are proposed.
    """

    layout: TableLayout
    columns: tuple[ColumnFinding, ...]
    missing: tuple[str, ...] = ()
    shape: str = ""
    doubt: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions that have to be asked."""
        return tuple(question for question in self.questions if not question.sure)

    def answered(self, answers: Mapping[str, str]) -> "TableFinding":
        """Return it with questions answered; keys and words that it does not ask for are passed over."""
        known = {
            one.key: answers[one.key]
            for one in self.questions
            if answers.get(one.key) in {answer.word for answer in one.answers}
        }
        questions = tuple(
            replace(one, proposed=known[one.key], sure=True) if one.key in known else one
            for one in self.questions
        )
        return replace(self, layout=self.layout.with_answers(known), questions=questions)

    @property
    def certain(self) -> bool:
        """Return whether it can be read without a question: nothing missing, every proposal sure."""
        used = [finding for finding in self.columns if finding.proposed.field or finding.proposed.model]
        sure = bool(used) and all(found.confidence >= CERTAIN for found in used)
        return sure and not self.missing and not self.doubt and not self.open_questions


CERTAIN = 0.9
"""Confidence from which a proposal needs no confirmation."""


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
        separator: What separates the cells of a text file; empty for workbooks.
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
    separator: str = ""


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
