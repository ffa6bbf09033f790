"""What was found in a workbook before any row counts: sheets, tables, and what each column seems to mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from shlex import quote

from headroom.book.layout import JOIN, JOINED, BookLayout, ColumnLayout, DecimalMark, TableLayout
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
        mark: What stands before its decimals, as far as its cells tell.
        lead: How the reason begins, and the same without the heading; empty where it has none.
    """

    proposed: ColumnLayout
    confidence: float
    reason: str
    others: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    canonical: bool = False
    numbers: str = ""
    ambiguous: bool = False
    mark: DecimalMark = DecimalMark.BY_CELL
    lead: tuple[str, str] = ("", "")

    @property
    def reason_beside_heading(self) -> str:
        """Return the reason where the heading stands beside it."""
        begun, short = self.lead
        return short + self.reason[len(begun) :] if begun and self.reason.startswith(begun) else self.reason


@dataclass(frozen=True, slots=True)
class PossibleAnswer:
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
class UnmatchedPart:
    """A row that finds no partner in another table.

    Attributes:
        file: Name of its file; empty where one file is open.
        sheet: Its sheet.
        row_number: As Excel counts, from 1.
        part: Its part number.
    """

    file: str
    sheet: str
    row_number: int
    part: str


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
        answered: Whether somebody has answered it.
        share: Of a match: how many rows were found, and of how many; None where nothing is matched.
        without: Of a match: the rows that the list does not have; None where not all of it was looked at.
        left: Of a match: the rows of the list that stand nowhere else; None where not all was looked at.
    """

    key: str
    title: str
    reason: str
    answers: tuple[PossibleAnswer, ...]
    proposed: str = ""
    sure: bool = False
    answered: bool = False
    share: tuple[int, int] | None = None
    without: tuple[UnmatchedPart, ...] | None = None
    left: tuple[UnmatchedPart, ...] | None = None

    def __post_init__(self) -> None:
        words = [answer.word for answer in self.answers]
        if len(words) < len({"one", "another"}) or len(set(words)) < len(words):
            msg = f"the question {self.key} needs two answers of different words, not {words}"
            raise ValueError(msg)
        if self.proposed not in ("", *words) or (self.sure and not self.proposed):
            msg = f"{self.proposed!r} is no answer to the question {self.key}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class LevelDifference:
    """An assembly that costs something else than its parts do.

    Attributes:
        cell: Its cost, e.g. "H3".
        part: Its part number.
        cost: What it costs, in the currency of the row.
        parts_cost: What its parts cost together.
    """

    cell: str
    part: str
    cost: float
    parts_cost: float

    @property
    def difference(self) -> float:
        """Return by how much it costs more than its parts; below 0: less."""
        return self.cost - self.parts_cost


@dataclass(frozen=True, slots=True)
class StructureFinding:
    """Which part goes into which, as far as the rows tell that were looked at.

    Attributes:
        says: What says so, e.g. "“Level” (column A)".
        row_numbers: ``(row,)``, as Excel counts, from 1.
        depths: ``(row,)``, 0 for what goes into the vehicle, one more for each level below.
        readings: How each row is read, by the word that answers the question "levels": a key of
            ``workbook/survey/row_words``, such as "counted" or "sum".
        counted: Rows that count, by the same words.
        assemblies: Rows that others go into.
        differences: Assemblies that cost something else than their parts.
        parents: ``(row,)``, number of the row that each goes into; 0 for what goes into the vehicle. Of a row
            that goes into several assemblies the first.
    """

    says: str
    row_numbers: tuple[int, ...]
    depths: tuple[int, ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    counted: tuple[tuple[str, int], ...]
    assemblies: int
    differences: tuple[LevelDifference, ...] = ()
    parents: tuple[int, ...] = ()

    @property
    def levels(self) -> int:
        """Return how many levels there are."""
        return max(self.depths, default=-1) + 1

    def read_as(self, word: str) -> Mapping[int, str]:
        """Return how each row is read, by its row number; empty where rows are not read by levels.

        Args:
            word: What is answered to the question "levels"; empty where it is not asked.
        """
        said = dict(self.readings)
        texts = said.get(word or "parts", ())
        return dict(zip(self.row_numbers, texts, strict=False))


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
        structure: Which part goes into which, for a bill of several levels; None elsewhere.
    """

    layout: TableLayout
    columns: tuple[ColumnFinding, ...]
    missing: tuple[str, ...] = ()
    shape: str = ""
    doubt: str = ""
    questions: tuple[Question, ...] = ()
    structure: StructureFinding | None = None

    @property
    def read_as(self) -> Mapping[int, str]:
        """Return how each row is read that was looked at, by its row number; empty for a plain table."""
        return self.structure.read_as(self.layout.answer("levels")) if self.structure is not None else {}

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Return the questions that have to be asked."""
        return tuple(question for question in self.questions if not question.sure)

    def option(self, question: Question, answer: PossibleAnswer) -> str:
        """Return the option of a command line that gives an answer to a question about it."""
        if (question.key, answer.word) == (JOIN, JOINED):
            return f"--join {quote(self.layout.sheet)}"
        return f"--answer {question.key}={answer.word}"

    def answered(self, answers: Mapping[str, str]) -> "TableFinding":
        """Return it with questions answered; keys and words that it does not ask for are passed over."""
        known = {
            one.key: answers[one.key]
            for one in self.questions
            if answers.get(one.key) in {answer.word for answer in one.answers}
        }
        questions = tuple(
            replace(one, proposed=known[one.key], sure=True, answered=True) if one.key in known else one
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
        steps: How far the sheet indents or groups each row of ``top``; empty where it does not.
        separator: What separates the cells of a text file; empty for workbooks.
        not_shown: Which rows of ``top`` the sheet does not show, as Excel counts, as far as that is known.
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
    steps: tuple[int, ...] = ()
    separator: str = ""
    not_shown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is missing or has to be confirmed before a workbook is read.

    Attributes:
        text: What it is, a sentence or two.
        options: Options of a command line that answer it, e.g. ``("--confirm", "--model NAME")``.
    """

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookSurvey:
    """What was found in one or several workbooks that are opened together.

    Attributes:
        name: Name of the file, or of the first one and how many more.
        sheets: All sheets with cells.
        proposed: The layout that is proposed.
        certain: Whether it can be read as proposed, without a question.
        doubts: What is missing or doubtful; empty where it is certain.
        problems: What is to be said about the files.
        definition: What the content figures are where they are not net cost, e.g. "label content, not
            net cost"; else empty.
    """

    name: str
    sheets: tuple[SheetFinding, ...]
    proposed: BookLayout
    certain: bool
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    definition: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what is missing or doubtful, plain sentences."""
        return tuple(doubt.text for doubt in self.doubts)
