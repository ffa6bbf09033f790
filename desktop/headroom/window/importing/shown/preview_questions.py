"""The questions that the page before reading shows, and which of them are answered."""

import re
from dataclasses import dataclass
from pathlib import Path

from headroom.book.layout import JOIN, TableKind
from headroom.book.survey import PossibleAnswer
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.window.importing.shown.row_partners import Matched, Numbered, list_name, partners_of
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.survey.numbered_rows import needs_partner

MOST_SHOWN = 3
"""Questions that are shown at a time; those that wait for an answer come first."""

_NAMED = 3
_MODEL = "model"
_GENERAL = re.compile(
    r"(?:sheet|tabelle|blatt|feuil|hoja|planilha|foglio|table|data|daten|export|parts?|teile|bom|"
    r"bill of materials?|st(?:ü|ue)ckliste|nomenclature|lista de materiales|sourcing)[\s_-]*\d*",
    re.IGNORECASE,
)
"""Names of sheets that name no vehicle."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Rows that find no partner.

    Attributes:
        said: How many there are, and where.
        rows: The first of them.
        shown: How many of these stand among the rows that are shown.
    """

    said: str
    rows: tuple[Numbered, ...]
    shown: int


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
        unmatched: Of a match: the rows on each side that find no partner.
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
    unmatched: tuple[Unmatched, ...] = ()


def questions_of(draft: LayoutDraft) -> tuple[ShownQuestion, ...]:
    """Return what is asked about the tables that are read, unanswered questions first."""
    lists = partners_of(draft).lists
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
            unmatched=_unmatched(draft, at, lists[at]) if one.key == JOIN and at in lists else (),
        )
        for at, one in draft.questions()
    ]
    every = (*_models(draft), *asked)
    return tuple(sorted(every, key=lambda question: question.answered))


def _unmatched(draft: LayoutDraft, at: int, found: Matched) -> tuple[Unmatched, ...]:
    """Return the rows of bills that a part list does not have, and those of the list that are in no bill."""
    name = list_name(draft.tables[at])
    without = tuple(one for one in found.without if needs_partner(draft.tables[one.at].finding, one.row + 1))
    left = len({one.number for one in found.left})
    sides = (
        (without, tr_count("{n} row not in {list}", "{n} rows not in {list}", len(without), list=name)),
        (
            found.left,
            tr_count("{n} part of {list} in no bill", "{n} parts of {list} in no bill", left, list=name),
        ),
    )
    return tuple(
        Unmatched(f"{said}{_first(len(rows))}", rows[:_NAMED], _shown(draft, rows[:_NAMED]))
        for rows, said in sides
        if rows
    )


def _shown(draft: LayoutDraft, rows: tuple[Numbered, ...]) -> int:
    """Return how many rows, from the first, stand among those that are shown of their sheets."""
    return sum(0 <= one.row < len(draft.tables[one.at].sheet.top) for one in rows)


def _first(count: int) -> str:
    """Return what stands behind how many rows there are: that the first of them follow."""
    return tr(", the first {count}:", count=_NAMED) if count > _NAMED else ":"


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
        reason = tr("No column names a model; there is one sheet for each: {names}.", names=names)
        return (ShownQuestion(at, _MODEL, tr("Are the sheets vehicles?"), reason, answered=not open_ones),)
    file = sheet.file or draft.survey.name
    why = (
        tr("No column names a model. The file is called {file}.", file=file)
        if sheet.name == Path(file).stem
        else tr(
            "No column names a model. The file is called {file}, its sheet {sheet}.",
            file=file,
            sheet=sheet.name,
        )
    )
    offered = bool(open_ones) and _GENERAL.fullmatch(sheet.name.strip()) is not None
    return (
        ShownQuestion(
            at,
            _MODEL,
            tr("Which vehicle is this?"),
            why,
            chosen=Path(file).stem if offered else finding.layout.model,
            answered=not open_ones,
            named=True,
            offered=offered,
        ),
    )
