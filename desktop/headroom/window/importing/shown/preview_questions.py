"""The questions that the page before reading shows, and which of them are answered."""

import re
from dataclasses import dataclass
from pathlib import Path

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer
from headroom.foreign_text import a_few
from headroom.workbook.layouts.layout_draft import LayoutDraft

MOST_SHOWN = 3
"""Questions that are shown at a time; those that wait for an answer come first."""

_MODEL = "model"
_GENERAL = re.compile(
    r"(?:sheet|tabelle|blatt|feuil|hoja|planilha|foglio|table|data|daten|export|parts?|teile|bom|"
    r"bill of materials?|st(?:ü|ue)ckliste|nomenclature|lista de materiales|sourcing)[\s_-]*\d*",
    re.IGNORECASE,
)
"""Names of sheets that name no vehicle."""


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question about a table.

    Attributes:
        at: The table.
        key: Of the question.
        title: What it is about, a few words.
        reason: Why it is asked.
        answers: What may be answered; none where a name is typed, or Enter confirms it.
        chosen: Word of the answer that is taken now, or the name; empty: none is.
        answered: Whether nobody has to look at it any more.
        named: Whether a name is typed.
        offered: Whether ``chosen`` is only offered, and not what the table is read by now.
        share: Of a match: how many rows were found, and of how many.
    """

    at: int
    key: str
    title: str
    reason: str
    answers: tuple[PossibleAnswer, ...] = ()
    chosen: str = ""
    answered: bool = False
    named: bool = False
    offered: bool = False
    share: tuple[int, int] | None = None


def questions_of(draft: LayoutDraft) -> tuple[ShownQuestion, ...]:
    """Return what is asked about the tables that are read, unanswered questions first."""
    asked = [
        ShownQuestion(
            at,
            one.key,
            one.title,
            one.reason,
            one.answers,
            one.proposed,
            answered=one.sure,
            share=one.share,
        )
        for at, one in draft.questions()
    ]
    every = (*_models(draft), *asked)
    return tuple(sorted(every, key=lambda question: question.answered))


def _models(draft: LayoutDraft) -> tuple[ShownQuestion, ...]:
    """Return the question which vehicle it is, where no column says it."""
    nameless = [
        (at, table.sheet, table.finding)
        for at, table in enumerate(draft.tables)
        if table.kind is TableKind.SOURCING
        and table.finding is not None
        and table.finding.layout.column(_MODEL) is None
        and not table.finding.layout.quantities_by_model()
    ]
    if not nameless:
        return ()
    at, sheet, finding = nameless[0]
    open_ones = [one for _, _, one in nameless if one.doubt or not one.layout.model]
    if len(nameless) > 1:
        names = a_few([one.layout.model or "?" for _, _, one in nameless])
        reason = f"No column names a model; there is one sheet for each: {names}."
        return (ShownQuestion(at, _MODEL, "Are the sheets vehicles?", reason, answered=not open_ones),)
    file = sheet.file or draft.survey.name
    called = f"The file is called {file}"
    sheet_called = f", its sheet {sheet.name}" if sheet.name != Path(file).stem else ""
    offered = bool(open_ones) and _GENERAL.fullmatch(sheet.name.strip()) is not None
    return (
        ShownQuestion(
            at,
            _MODEL,
            "Which vehicle is this?",
            f"No column names a model. {called}{sheet_called}.",
            chosen=Path(file).stem if offered else finding.layout.model,
            answered=not open_ones,
            named=True,
            offered=offered,
        ),
    )
