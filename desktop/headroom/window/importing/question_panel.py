"""The questions beside a sheet that is looked over: at most three, each with its answers."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from headroom.book.survey import PossibleAnswer
from headroom.language import tr, tr_count
from headroom.window.importing.shown.preview_questions import MOST_SHOWN, ShownQuestion, Unmatched
from headroom.window.look.plain_text import PlainLabel, plain_caption
from headroom.window.look.theme import CAPTION, SPACE, font_of, theme_of, type_scale
from headroom.window.shown.line_breaks import lines_of
from headroom.words import formatting

_MARK, _BAR, _TICK_PEN = 20, 6, 1.8
_ONE_LINE, _ANSWER_ROOM, _LONGEST = 236, 220, 28
"""Pixels for an answer with what comes of it in one line, and for the words of an answer; letters of a part
number that are shown."""

_TICK = (QPoint(-4, 0), QPoint(-1, 3), QPoint(4, -3))


class _Mark(QWidget):
    """A disc with the number of a question that waits, or with a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0

    def show_number(self, number: int) -> None:
        """Show a number; 0: a tick."""
        self._number = number
        self.setFixedSize(QSize(_MARK, _MARK) * type_scale(self))
        self.setAccessibleName(tr("Question {number}", number=number) if number else tr("Answered"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent if self._number else theme.qualifies))
        painter.drawEllipse(self.rect())
        scale = type_scale(self)
        painter.setPen(QPen(QColor(theme.on_accent), _TICK_PEN * scale))
        if self._number:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        else:
            middle = self.rect().center() + QPoint(0, 1)
            painter.drawPolyline([middle + step * scale for step in _TICK])


class _ShareBar(QWidget):
    """A bar of how many rows were found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_BAR)
        self._share = 0.0

    def show_share(self, found: int, rows: int) -> None:
        """Show how many of some rows were found."""
        self._share = found / rows if rows else 0.0
        self.setAccessibleName(
            tr_count(
                "{found} of {n} row found", "{found} of {n} rows found", rows, found=formatting.count(found)
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.hairline))
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), QColor(theme.qualifies))


class QuestionBlock(QWidget):
    """One question.

    Attributes:
        answered: Emitted with the table, the key of the question and the word of the answer.
        named: Emitted with the table and the name that was typed.
        name: Takes a name.
        sought: Emitted with a table and a row of its sheet, from 0, that shall be seen.
        choices: One button for each answer, by its word.
        links: What leads to the rows that find no partner.
    """

    answered = Signal(int, str, str)
    named = Signal(int, str)
    sought = Signal(int, int)

    def __init__(self, question: ShownQuestion) -> None:
        super().__init__()
        self._question = question
        self._unmatched: tuple[Unmatched, ...] = ()
        self._mark = _Mark()
        self._title, self._reason = PlainLabel(question.title), PlainLabel(question.reason)
        self._title.setProperty("kind", "heading")
        self._reason.setProperty("kind", "muted")
        for label in (self._title, self._reason):
            label.setWordWrap(True)
        self._bar, self.name = _ShareBar(self), QLineEdit(self)
        self._bar.setVisible(question.share is not None)
        self.name.setVisible(question.named)
        self.name.setAccessibleName(question.title)
        self.name.editingFinished.connect(self.give_name)
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE // 2)
        below.addWidget(self._reason)
        if question.share is not None:
            below.addWidget(self._bar)
        if question.named:
            below.addWidget(self.name)
        self.links: list[QPushButton] = []
        self._partners = QVBoxLayout()
        self._listed: QWidget | None = None
        below.addLayout(self._partners)
        short = all(self._is_short(answer) for answer in question.answers)
        for answer in question.answers:
            below.addLayout(self._choice(answer, short=short))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._title, 0, 1)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(1, 1)
        self._group.buttonClicked.connect(self._answer)

    def show_question(self, question: ShownQuestion, number: int) -> None:
        """Show how a question is answered now.

        Args:
            question: The question, with the same answers as before.
            number: By which it is called; 0 where it is answered.
        """
        self._question = question
        self._mark.show_number(number)
        self._reason.setText(question.reason)
        if question.share is not None:
            self._bar.show_share(*question.share)
        if question.named and (question.offered or not self.name.isModified()) and not self.name.hasFocus():
            self.name.setText(question.chosen)
            self.name.setModified(question.offered)  # it counts as typed when it is confirmed
        for word, button in self.choices.items():
            button.setChecked(word == question.chosen)
        if question.unmatched != self._unmatched:
            self._unmatched = question.unmatched
            self._show_unmatched()

    def _is_short(self, answer: PossibleAnswer) -> bool:
        """Return whether an answer and what comes of it have room in one line."""
        words = QFontMetrics(font_of(self)).horizontalAdvance(answer.said)
        means = QFontMetrics(font_of(self, CAPTION)).horizontalAdvance(answer.consequence)
        return words + means <= (_ONE_LINE - _MARK - SPACE) * type_scale(self)

    def _choice(self, answer: PossibleAnswer, *, short: bool) -> QBoxLayout:
        """Return the button of an answer, and what comes of it.

        Args:
            answer: The answer.
            short: Whether what comes of it stands beside it, not below.
        """
        room = _ANSWER_ROOM * type_scale(self)
        lines = lines_of(answer.said, room, QFontMetricsF(font_of(self)).horizontalAdvance)
        button = QRadioButton(plain_caption("\n".join(lines)))
        button.setAccessibleName(answer.said)
        button.setAccessibleDescription(answer.consequence)
        self.choices[answer.word] = button
        self._group.addButton(button)
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight if short else QBoxLayout.Direction.TopToBottom)
        line.setSpacing(SPACE if short else SPACE // 2)
        line.addWidget(button)
        if answer.consequence:
            means = PlainLabel(answer.consequence)
            means.setProperty("kind", "caption")
            means.setWordWrap(not short)
            means.setContentsMargins(0 if short else _MARK + SPACE // 2, 0, 0, 0)
            line.addWidget(means, 1)
        return line

    def _show_unmatched(self) -> None:
        """List the rows that find no partner, each as a button that leads there."""
        if self._listed is not None:
            self._partners.removeWidget(self._listed)
            self._listed.hide()
            self._listed.deleteLater()
        self._listed, self.links = QWidget(), []
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(0, 0, 0, SPACE // 2)
        column.setSpacing(2)
        self._partners.addWidget(self._listed)
        for side in self._unmatched:
            label = PlainLabel(side.said)
            label.setProperty("kind", "caption")
            label.setWordWrap(True)
            label.setContentsMargins(0, SPACE // 2, 0, 0)
            column.addWidget(label)
            for place, one in enumerate(side.rows):
                link = QPushButton(
                    plain_caption(tr("{number}, row {row}", number=one.number[:_LONGEST], row=one.row + 1))
                )
                link.setProperty("kind", "link")
                link.setEnabled(place < side.shown)
                link.setToolTip(
                    tr("Show this row") if place < side.shown else tr("It stands below the first rows")
                )
                link.setAutoDefault(False)
                link.clicked.connect(partial(self.sought.emit, one.at, one.row))
                self.links.append(link)
                line = QHBoxLayout()
                line.setContentsMargins(SPACE, 0, 0, 0)
                line.addWidget(link)
                line.addStretch(1)
                column.addLayout(line)

    @Slot()
    def give_name(self) -> None:
        """Say which name was typed, where one was."""
        if self._question.named and self.name.isModified():
            self.name.setModified(False)
            self.named.emit(self._question.at, self.name.text().strip())

    @Slot()
    def _answer(self) -> None:
        """Say what was chosen."""
        word = next(word for word, button in self.choices.items() if button.isChecked())
        self.answered.emit(self._question.at, self._question.key, word)


class QuestionPanel(QWidget):
    """Shows the questions about a workbook.

    Attributes:
        answered: Emitted with the table, the key of the question and the word of the answer.
        named: Emitted with the table and the name of the model of all its rows.
        sought: Emitted with a table and a row of its sheet, from 0, that shall be seen.
        blocks: The questions that are shown.
    """

    answered = Signal(int, str, str)
    named = Signal(int, str)
    sought = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[QuestionBlock] = []
        self._shown: list[tuple[int, str, tuple[str, ...]]] = []
        self.intro = PlainLabel()
        self.intro.setProperty("kind", "caption")
        self.intro.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * SPACE)
        self._column.addWidget(self.intro)

    def show_questions(self, questions: tuple[ShownQuestion, ...]) -> None:
        """Show some questions: the first few, those that were shown before in their places."""
        before = {identity: at for at, identity in enumerate(self._shown)}
        first = sorted(
            questions[:MOST_SHOWN], key=lambda question: before.get(_identity(question), len(before))
        )
        identities = [_identity(question) for question in first]
        if identities != self._shown:
            self._rebuild(first)
            self._shown = identities
        number = 0
        for block, question in zip(self.blocks, first, strict=True):
            number += not question.answered
            block.show_question(question, 0 if question.answered else number)
        self.intro.setText(_intro(questions))
        self.intro.setVisible(bool(questions))

    def begin(self) -> None:
        """Forget what was shown of another workbook."""
        self._rebuild([])
        self._shown = []

    def give_names(self) -> None:
        """Say which names were typed."""
        for block in self.blocks:
            block.give_name()

    def _rebuild(self, questions: list[ShownQuestion]) -> None:
        """Show other questions than before."""
        for block in self.blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.blocks = [QuestionBlock(question) for question in questions]
        for block in self.blocks:
            block.answered.connect(self.answered)
            block.named.connect(self.named)
            block.sought.connect(self.sought)
            self._column.addWidget(block)


def _identity(question: ShownQuestion) -> tuple[int, str, tuple[str, ...]]:
    """Return by what a question is known again."""
    return question.at, question.key, tuple(answer.word for answer in question.answers)


def _intro(questions: tuple[ShownQuestion, ...]) -> str:
    """Return how many questions there are, and what becomes of the answers."""
    unseen = len(questions) - MOST_SHOWN
    if unseen > 0:
        return tr(
            "{questions}, {unseen} of them not shown. The answers are remembered for books like this one.",
            questions=tr_count("{n} question", "{n} questions", len(questions)),
            unseen=unseen,
        )
    return tr_count(
        "{n} question. The answers are remembered for books like this one.",
        "{n} questions. The answers are remembered for books like this one.",
        len(questions),
    )
