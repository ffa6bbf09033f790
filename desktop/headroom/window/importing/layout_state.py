"""Whether a workbook can be read as it is shown, and what is missing or has to be confirmed."""

from PySide6.QtWidgets import QWidget

from headroom.language import tr, tr_count, tr_in, translated
from headroom.window.importing.shown.preview_questions import questions_of
from headroom.window.importing.shown.preview_words import Readings, role
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft

_NAMED = 3


class LayoutState(PlainLabel):
    """Says the state of a layout in some sentences, in the colour of how good it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)

    def show_draft(self, draft: LayoutDraft) -> None:
        """Say what is missing, what has to be confirmed, or that all is certain."""
        missing = _beside(draft.missing(), draft)
        doubts = _beside(draft.table_doubts(), draft)  # what lacks a rate is said where the rate is given
        if missing:
            text, tone = missing, "bad"
        elif doubts:
            text, tone = doubts, "same"
        else:
            text, tone = (tr("Everything that is needed is certain."),), "good"
        lines = list(text[:_NAMED])
        if len(text) > _NAMED:
            lines.append(
                tr_count(
                    "And {n} more: see the columns in colour.",
                    "And {n} more: see the columns in colour.",
                    len(text) - _NAMED,
                )
            )
        notes = (table.sheet.note for table in draft.tables if table.used and table.sheet.note)
        lines += dict.fromkeys(notes)
        if draft.survey.definition and not missing:
            lines.append(tr("Content: {definition}.", definition=translated(draft.survey.definition)))
        waits = any(not question.answered for question in questions_of(draft))
        if not missing and not doubts and (waits or draft.rate_doubt()):
            lines = lines[1:]  # what is asked beside the sheet is not certain
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
        self.setToolTip(plain_tooltip("\n".join(text)))
        self.setProperty("tone", tone)
        self.style().polish(self)


def _beside(texts: tuple[str, ...], draft: LayoutDraft) -> tuple[str, ...]:
    """Return the sentences that no question beside the sheet says already."""
    asked = [question.reason for _, question in draft.questions()]
    nameless = [
        table.finding.doubt
        for table in draft.tables
        if table.used and table.finding is not None and table.finding.layout.model and table.finding.doubt
    ]
    return tuple(text for text in texts if not any(said in text for said in (*asked, *nameless)))


def table_line(table: DraftTable, readings: Readings) -> str:
    """Return a sheet in one line: its name, and what of it is read.

    Args:
        table: The table of it.
        readings: What its rows are read as.
    """
    name = f"[{table.sheet.file}] {table.sheet.name}" if table.sheet.file else table.sheet.name
    unread = table.kind is None or table.finding is None
    what = tr("not read") if unread else role(table, readings)
    hidden = f", {tr_in('a sheet', 'hidden')}" if table.sheet.hidden else ""
    return f"{name}\n{what}{hidden}"
