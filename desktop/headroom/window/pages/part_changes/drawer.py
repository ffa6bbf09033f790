"""What becomes of chosen parts: typed field by field beside what stands in the workbook."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from headroom.book.part_rows import PartRows
from headroom.foreign_text import one_line
from headroom.rules.part_changes import PartChange
from headroom.window.look.plain_text import PlainLabel, plain_caption
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.pages.part_changes.shown.chosen_rows import (
    CERTIFICATES,
    ScopeChoice,
    TypedChange,
    as_in_workbook,
    place_of,
    scope_choices,
    title_of,
)
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.still_label import StillLabel

_FIELDS = (
    ("origin", "Origin", "MX or Mexico"),
    ("price", "Unit cost", "+8 % or 12.50 USD"),
    ("supplier", "Supplier", "a name"),
    ("share", "Share that moves", "40 %, rest stays"),
    ("regional", "Regional content", "72 % or blank"),
    ("us", "US content", "10 % or blank"),
)
"""Attributes of ``TypedChange`` that are typed, with their words and an example."""

_LETTERS, _ANSWER = 12, 7
_STANDS = 96


class PartDrawer(QWidget):
    """Takes what becomes of chosen rows and hands the session the change, as one step.

    Args:
        session: Takes the change.
        parent: Parent widget.

    Attributes:
        made: Emitted after a change was made.
        fields: Where it is typed, by the attribute of ``TypedChange``.
    """

    made = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: tuple[int, ...] = ()
        self._known: PartRows | None = None
        self._choices: tuple[ScopeChoice, ...] = ()
        self.title = StillLabel(TITLE, strong=True)
        self.place = StillLabel(muted=True)
        self.scope = ChoiceBox("Which parts are changed", _LETTERS)
        self.in_model = QCheckBox("In this model only")
        self.in_model.setChecked(True)
        self.fields: dict[str, QLineEdit] = {}
        self._stands: dict[str, StillLabel] = {}
        self.originating = ChoiceBox("Certificate of origin", _ANSWER)
        self.originating.addItems(list(CERTIFICATES))
        self.anew = QCheckBox("Another part: statements do not go along")
        self.anew.setToolTip("Contents, certificates and makers' statements are those of what it was")
        self.offered = QCheckBox("Offer it to Decide, and keep what there is")
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the change")
        self.name.setPlaceholderText("named by what it does")
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.change = QPushButton("Change")
        self.change.setProperty("kind", "primary")
        self._lay_out()
        self.in_model.toggled.connect(self._offer_scopes)
        self.change.clicked.connect(self.make)
        for field in (*self.fields.values(), self.name):
            field.returnPressed.connect(self.make)
        self.fields["origin"].textChanged.connect(self._suggest)
        self.fields["supplier"].textChanged.connect(self._suggest)
        self.choose(())

    @property
    def typed(self) -> TypedChange:
        """Return what is typed."""
        said = {name: field.text() for name, field in self.fields.items()}
        return TypedChange(
            origin=said["origin"],
            price=said["price"],
            supplier=said["supplier"],
            share=said["share"],
            regional=said["regional"],
            us=said["us"],
            originating=self.originating.currentText(),
            anew=self.anew.isChecked(),
            offered=self.offered.isChecked(),
            name=self.name.text(),
        )

    def choose(self, rows: Sequence[int]) -> None:
        """Let other rows be changed; what was typed for others is let go of.

        Args:
            rows: Indices into the rows of the workbook as imported.
        """
        if tuple(rows) != self._chosen:
            self.clear()
        self._chosen = tuple(rows)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the chosen rows say in the workbook that is open."""
        book = self._rows
        if book is None or any(row >= len(book) for row in self._chosen):
            self._chosen = ()
        if book is not self._known:  # its rows are others
            self.clear()
        self._known = book
        known = book is not None and bool(self._chosen)
        self.title.set_text("No part is chosen" if book is None else title_of(book, self._chosen))
        self.place.set_text("" if book is None else place_of(book, self._chosen))
        stands = as_in_workbook(book, self._chosen) if book is not None and known else {}
        for name, label in self._stands.items():
            label.set_text(stands.get(name, ""))
        self.change.setEnabled(known)
        self._offer_scopes()

    @Slot()
    def make(self) -> None:
        """Put the change into the scenario, behind those it has, or say what is wrong with it."""
        if not self._choices or not self.change.isEnabled():
            return
        try:
            change = self.typed.change(self._choices[max(self.scope.currentIndex(), 0)].selection)
        except ValueError as cause:
            self.wrong.setText(f"{one_line(str(cause))}.")
            self.wrong.show()
            return
        put_change(self._session, change)
        self.clear()
        self.made.emit()

    @property
    def _rows(self) -> PartRows | None:
        """Return the rows of the workbook as imported."""
        exposure = self._session.exposure
        return None if exposure is None else exposure.book.rows

    @Slot()
    def _offer_scopes(self) -> None:
        """Offer which rows the change may concern."""
        book = self._rows
        at = self.scope.currentIndex()
        self._choices = (
            () if book is None else scope_choices(book, self._chosen, in_model=self.in_model.isChecked())
        )
        with QSignalBlocker(self.scope):
            self.scope.clear()
            self.scope.addItems([plain_caption(choice.words) for choice in self._choices])
            self.scope.setCurrentIndex(at if 0 <= at < len(self._choices) else min(0, len(self._choices) - 1))
        self.change.setEnabled(bool(self._choices))

    @Slot()
    def _suggest(self) -> None:
        """Let statements fall away where it becomes another part; whoever wants them says so."""
        self.anew.setChecked(any(self.fields[name].text().strip() for name in ("origin", "supplier")))

    def clear(self) -> None:
        """Empty the fields."""
        for field in (*self.fields.values(), self.name):
            field.clear()
        self.originating.setCurrentIndex(0)
        self.anew.setChecked(False)
        self.offered.setChecked(False)
        self.wrong.hide()

    def _lay_out(self) -> None:
        """Put what is typed beside what stands in the workbook."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        for column, heading in ((1, "In the scenario"), (2, "Workbook")):
            label = StillLabel(muted=True)
            label.set_text(heading)
            grid.addWidget(label, 0, column)
        for line, (name, words, example) in enumerate(_FIELDS, 1):
            field = self.fields[name] = QLineEdit()
            field.setAccessibleName(words)
            field.setPlaceholderText(example)
            self._put(grid, line, words, name, field)
        self._put(grid, len(_FIELDS) + 1, "Certificate", "originating", self.originating)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, _STANDS)
        buttons = QHBoxLayout()
        buttons.addWidget(self.name, 1)
        buttons.addWidget(self.change)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(SPACE)
        above: tuple[QWidget, ...] = (self.title, self.place, self.scope, self.in_model)
        below: tuple[QWidget, ...] = (self.anew, self.offered, self.wrong)
        for widget in above:
            column_.addWidget(widget)
        column_.addLayout(grid)
        for widget in below:
            column_.addWidget(widget)
        column_.addLayout(buttons)

    def _put(self, grid: QGridLayout, line: int, words: str, name: str, field: QWidget) -> None:
        """Put a field with its words and what stands in the workbook into a line."""
        label = PlainLabel(words)
        label.setBuddy(field)
        stands = self._stands[name] = StillLabel(muted=True)
        grid.addWidget(label, line, 0)
        grid.addWidget(field, line, 1)
        grid.addWidget(stands, line, 2)


def put_change(session: Session, change: PartChange) -> None:
    """Put a change behind those of the scenario, as one step that can be undone."""
    put_changes(session, (change,), f"Change {change.label}")


def put_changes(session: Session, changes: Sequence[PartChange], text: str) -> None:
    """Put changes behind those of the scenario, as one step that says a text where it is undone."""
    scenario = session.scenario
    changed = replace(scenario, part_changes=(*scenario.part_changes, *changes))
    session.edit(text, session.workspace.with_scenario(changed))
