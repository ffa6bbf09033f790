"""The page of a window without a workbook: what to do, or what went wrong and what to do."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.frame.shown.moments import moment_words
from headroom.window.look.icons import pixmap
from headroom.window.look.plain_text import PlainLabel, plain_caption, plain_tooltip
from headroom.window.look.sized import grow
from headroom.window.session.settings import RecentBook

_WIDTH = 600
_SHOWN = 4
_LETTERS = 54


def _shortened(name: str) -> str:
    """Return the name of a file, without its middle where it is long."""
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS // 2]}…{name[-_LETTERS // 3 :]}"


class RecentButton(QPushButton):
    """Opens one workbook again.

    Attributes:
        chosen: Emitted with its path.
    """

    chosen = Signal(Path)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(plain_caption(_shortened(path.name)), parent)
        self._path = path
        self.setProperty("kind", "link")
        self.setToolTip(plain_tooltip(str(path)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        """Say which one it is."""
        self.chosen.emit(self._path)


class RecentRow(QWidget):
    """A workbook opened lately: its name, what came of it, and when that was.

    Attributes:
        open: Opens it again.
    """

    def __init__(self, book: RecentBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = RecentButton(book.path)
        self.told = PlainLabel(book.told)
        self.when = PlainLabel(moment_words(book.seconds, time.time()))
        for label in (self.told, self.when):
            label.setProperty("kind", "caption")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.open)
        line.addWidget(self.told)
        line.addStretch(1)
        line.addWidget(self.when)
        grow(self, self.setFixedWidth, _WIDTH)


class StartPage(QWidget):
    """Invites to open a workbook, the sample or a template.

    Attributes:
        chosen: Emitted with the path of a recent workbook.
    """

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sign = PlainLabel()
        self.sign.setPixmap(pixmap("headroom", "#000000", 56, 2.0))
        self.title = PlainLabel()
        self.title.setProperty("kind", "figure")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setProperty("kind", "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = QPushButton(tr("Open a workbook…"))
        self.open.setProperty("kind", "primary")
        self.sample = QPushButton(tr("Open the sample"))
        self.template = QPushButton(tr("Save an empty template…"))
        self.drop = QFrame()
        self.drop.setProperty("kind", "drop")
        self._shown: tuple[RecentBook, ...] | None = None
        self._rows: list[RecentRow] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = PlainLabel(tr("Opened last"))
        self._recent_title.setProperty("kind", "caption")
        grow(self._recent_title, self._recent_title.setFixedWidth, _WIDTH)
        self._lay_out()
        grow(self.text, self.text.setFixedWidth, _WIDTH - 80)
        self.invite()

    def invite(self) -> None:
        """Say what to do."""
        self.sign.show()
        self.title.setText(tr("Which vehicles keep their preference, and what does it cost?"))
        self._say(
            tr(
                "Open a sourcing workbook: one row for each part of each model, with its country of "
                "origin and its cost."
            )
        )

    def complain(self, name: str, sentence: str) -> None:
        """Say that a workbook could not be opened, and why."""
        self.explain(tr("{file} could not be opened", file=name), sentence)

    def explain(self, title: str, sentence: str) -> None:
        """Say why there is no workbook to look at."""
        self.sign.hide()
        self.title.setText(title)
        self._say(sentence)

    def _say(self, text: str) -> None:
        """Show a text of as many lines as it needs."""
        self.text.setText(text)
        self.text.setMinimumHeight(self.text.heightForWidth(self.text.width()))

    def show_recent(self, books: tuple[RecentBook, ...]) -> None:
        """Offer the workbooks opened last."""
        if books == self._shown:
            return
        self._shown = books
        for row in self._rows:
            self._recent.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for book in books[:_SHOWN]:
            row = RecentRow(book)
            row.open.chosen.connect(self.chosen)
            self._rows.append(row)
            self._recent.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        self._recent_title.setVisible(bool(books))

    @Slot(bool)
    def mark_drop(self, over: bool) -> None:  # noqa: FBT001 - a slot
        """Show whether a file that could be dropped is over the window."""
        self.drop.setProperty("over", "true" if over else "false")
        self.drop.style().polish(self.drop)

    def _lay_out(self) -> None:
        """Put everything in a column in the middle."""
        middle = Qt.AlignmentFlag.AlignHCenter
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.open, self.sample, self.template):
            buttons.addWidget(button)
        buttons.addStretch(1)
        hint = PlainLabel(
            tr("or drop a workbook (.xlsx, .xlsm, .xls, .xlsb, .ods, .csv) or saved work (.headroom) here")
        )
        hint.setProperty("kind", "caption")
        inside = QVBoxLayout(self.drop)
        inside.setContentsMargins(24, 28, 24, 20)
        inside.setSpacing(12)
        inside.addLayout(buttons)
        inside.addWidget(hint, 0, middle)
        grow(self.drop, self.drop.setMinimumWidth, _WIDTH)  # the words of some languages need more
        promise = PlainLabel(tr("Cost data never leaves this computer."))
        promise.setProperty("kind", "caption")
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(3)
        column.addWidget(self.sign, 0, middle)
        column.addSpacing(8)
        column.addWidget(self.title, 0, middle)
        column.addWidget(self.text, 0, middle)
        column.addSpacing(16)
        column.addWidget(self.drop, 0, middle)
        column.addSpacing(8)
        column.addWidget(self._recent_title, 0, middle)
        column.addLayout(self._recent)
        column.addStretch(4)
        column.addWidget(promise, 0, middle)
        column.addSpacing(8)
