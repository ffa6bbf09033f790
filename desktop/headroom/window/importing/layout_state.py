"""Whether a workbook can be read as it is shown, and what is missing or has to be confirmed."""

from PySide6.QtWidgets import QWidget

from headroom.window.widgets.plain_text import PlainLabel, plain_tooltip
from headroom.words import formatting
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft

_NAMED = 3


class LayoutState(PlainLabel):
    """Says the state of a layout in some sentences, in the colour of how good it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)

    def show_draft(self, draft: LayoutDraft) -> None:
        """Say what is missing, what has to be confirmed, or that all is certain."""
        missing, doubts = draft.missing(), draft.doubts()
        if missing:
            text, tone = missing, "bad"
        elif doubts:
            text, tone = doubts, "same"
        else:
            text, tone = ("Everything that is needed is certain.",), "good"
        lines = list(text[:_NAMED])
        if len(text) > _NAMED:
            lines.append(f"And {len(text) - _NAMED} more: see the columns in colour.")
        notes = (table.sheet.note for table in draft.tables if table.used and table.sheet.note)
        lines += dict.fromkeys(notes)
        if draft.survey.definition and not missing:
            lines.append(f"Content: {draft.survey.definition}.")
        self.setText("\n".join(lines))
        self.setToolTip(plain_tooltip("\n".join(text)))
        self.setProperty("tone", tone)
        self.style().polish(self)


def table_line(table: DraftTable) -> str:
    """Return a sheet in one line: its name, and what of it is read."""
    name = f"[{table.sheet.file}] {table.sheet.name}" if table.sheet.file else table.sheet.name
    hidden = ", hidden" if table.sheet.hidden else ""
    if table.kind is None or table.finding is None:
        return f"{name}\nnot read{hidden}"
    layout = table.finding.layout
    below = (layout.last_row or table.sheet.rows) - layout.last_header_row
    rows = f", {formatting.counted(below, 'row')}" if below > 0 else ""
    return f"{name}\n{table.kind.value}{rows}{hidden}"
