"""What is said below the timeline of the step that is looked at."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import BODY, CAPTION, SPACE
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.timeline.shown.step_words import StepWords
from headroom.window.widgets.hairline import hairline
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.still_paragraph import StillParagraph

_LINES = 3


class StepPanel(QWidget):
    """Shows what changes in the law on a day and where it stands, and whom of the fleet that hits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(EDITS, True)  # a presentation has the room for the timeline
        self.title, self.heading = StillLabel(BODY, strong=True), StillLabel(BODY, strong=True)
        self.heading.set_text(tr("Whom it hits"))
        self.source = StillLabel(CAPTION, muted=True)
        self.changes, self.hits = StillParagraph(_LINES - 1), StillParagraph(_LINES)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, widgets in (
            (left, (self.title, self.source, self.changes)),
            (right, (self.heading, self.hits)),
        ):
            column.setSpacing(2)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(SPACE * 4)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addWidget(hairline())
        whole.addLayout(both)

    def say(self, words: StepWords) -> None:
        """Say what is to be said of a step."""
        self.title.set_text(words.title)
        self.source.set_text(words.source)
        self.changes.set_text(words.changes)
        self.hits.set_text(words.hits)
        for widget in (self.title, self.source, self.changes, self.hits):
            widget.setToolTip(plain_tooltip(words.whole))
