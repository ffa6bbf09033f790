"""Asks what is handed over: format, scenario, what it is compared with, pages, template."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from headroom.language import tr
from headroom.output.handover.handover import Handover
from headroom.output.writers.report import ReportKind, has_pages
from headroom.window.handover.page_list import PageList
from headroom.window.handover.shown.choices import (
    EXPLAINED,
    DepthWord,
    FormatWord,
    HandedOver,
    HandoverChoice,
    NamedScenario,
    PaperWord,
    baselines_of,
    offered_formats,
    scenarios_of,
)
from headroom.window.handover.template_choice import TemplateChoice
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.sized import open_at
from headroom.window.look.theme import SPACE
from headroom.window.session.settings import PAPER, Settings
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.explained import explain
from headroom.window.widgets.segmented import Segmented

_FORMAT = "handover format"
_LETTERS = 40
_SIZE = (720, 640)
_FINDING = tr("Finding out what the titles say")
_READ_AGAIN = tr("The workbook was read again: figures and titles are those of now.")
_AS_IT_FITS = tr("As it fits: every part row up to 20,000, sums of rows above.")


class HandoverDialog(QDialog):
    """Asks, shows the titles that were computed, and how far the writing is.

    Args:
        handed_over: What of the session is handed over.
        settings: Remembers format, template and paper.
        parent: The window.

    Attributes:
        asked: Emitted with what is chosen when titles are to be computed for it.
        wanted: Emitted with what is chosen when the file is to be written.
        given_up: Emitted when what is being written shall be given up.
    """

    asked: ValueSignal[HandoverChoice] = value_signal()
    wanted: ValueSignal[HandoverChoice] = value_signal()
    given_up = Signal()

    def __init__(self, handed_over: HandedOver, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.HAND_OVER)
        dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Hand over"))
        open_at(self, *_SIZE)
        self._settings = settings
        self._scenarios = scenarios_of(handed_over.workspace)
        self._baselines = baselines_of(handed_over.workspace, handed_over.published)
        self._writing, self._news = False, ""
        self.format = Segmented(tr("Format"), offered_formats())
        self.explained = PlainLabel()
        self.explained.setProperty("kind", "muted")
        self.explained.setWordWrap(True)
        self.scenario = _choices(tr("Scenario"), self._scenarios)
        self.scenario.setCurrentIndex(handed_over.workspace.current)
        self.baseline = _choices(tr("Compared with"), self._baselines)
        self.pages = PageList()
        self.template = TemplateChoice(settings)
        self.paper = Segmented(tr("Paper"), tuple(PaperWord))
        if settings.is_locked(PAPER):
            self.paper.setEnabled(False)
            self.paper.setToolTip(plain_tooltip(tr("The paper is set by your organisation.")))
        self.dossier = QCheckBox(tr("A dossier of each model: tests, duties, rows with their cells"))
        self.formulas = Segmented(tr("Formulas"), tuple(DepthWord))
        self.formulas.setToolTip(plain_tooltip(_AS_IT_FITS))
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.write = QPushButton(tr("Hand over…"))
        self.write.setProperty("kind", "primary")
        self.write.setDefault(True)
        self.cancel = QPushButton(tr("Cancel"))
        self._rows: dict[QWidget, QWidget] = {}
        self._lay_out()
        self._restore()
        self._connect()
        self._show_what_applies()

    @property
    def choice(self) -> HandoverChoice:
        """Return what is chosen."""
        kind = self.format.value.kind
        return HandoverChoice(
            format=self.format.value,
            scenario=self._scenarios[self.scenario.currentIndex()].scenario,
            baseline=self._baselines[self.baseline.currentIndex()].scenario,
            pages=self.pages.wanted,
            titles=self.pages.typed,
            template=self.template.template if kind is ReportKind.DECK else None,
            depth=self.formulas.value,
            paper=self.paper.value,
            dossier=kind is ReportKind.BRIEF and self.dossier.isChecked(),
        )

    def show_titles(self, made: Handover) -> None:
        """List the pages with their titles."""
        self.pages.show_pages(made.pages)
        if not self._writing:
            self.state.setText(self._news)

    def take_another_reading(self) -> None:
        """Say that the workbook was read again, and ask for the titles anew."""
        self._news = _READ_AGAIN
        if not self._writing:
            self.ask()

    def show_progress(self, step: str, share: float) -> None:
        """Show how far the writing is.

        Args:
            step: What is being done.
            share: Fraction of the whole.
        """
        self.state.setText(step)
        self.bar.setValue(round(share * 100))

    def begin_writing(self) -> None:
        """Show that a file is being written; nothing can be changed meanwhile."""
        self._set_writing(writing=True)

    def complain(self, sentence: str) -> None:
        """Say why there is no file; what was chosen stays."""
        self._set_writing(writing=False)
        self.state.setText(sentence)
        self.state.setProperty("tone", "bad")
        self.state.style().polish(self.state)

    def reject(self) -> None:
        """Give up what is being written; where nothing is, close."""
        if self._writing:
            self._set_writing(writing=False)
            self.state.setText(tr("Given up: no file was written."))
            self.given_up.emit()
        else:
            super().reject()

    def _lay_out(self) -> None:
        """Put the widgets in their places."""
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        for name, widget in ((tr("Scenario"), self.scenario), (tr("Compared with"), self.baseline)):
            form.addRow(PlainLabel(name), widget)
        paper = QHBoxLayout()
        paper.setContentsMargins(0, 0, 0, 0)
        paper.addWidget(self.paper)
        paper.addWidget(self.dossier, 1)
        self.of_brief = QWidget()
        self.of_brief.setLayout(paper)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Template"), self.template),
            (tr("Paper"), self.of_brief),
            (tr("Formulas"), self.formulas),
        )
        for name, of_kind in rows:
            label = PlainLabel(name)
            self._rows[of_kind] = label
            form.addRow(label, of_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.format)
        column.addWidget(self.explained)
        column.addLayout(form)
        self.pages_title = PlainLabel(tr("Pages, each with what was found"))
        self.pages_title.setProperty("kind", "title")
        column.addWidget(self.pages_title)
        column.addWidget(self.pages, 1)
        column.addStretch(0)
        column.addWidget(self.state)
        column.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        column.addLayout(buttons)
        self.bar.hide()

    def _connect(self) -> None:
        """Follow what is chosen."""
        self.format.chosen.connect(self._choose_format)
        self.scenario.currentIndexChanged.connect(self.ask)
        self.baseline.currentIndexChanged.connect(self.ask)
        self.paper.chosen.connect(self._keep)
        self.write.clicked.connect(self._want)
        self.cancel.clicked.connect(self.reject)

    def _restore(self) -> None:
        """Choose what was chosen the last time."""
        known = self._settings.text(_FORMAT)
        if known in self.format.values:
            self.format.choose(FormatWord(known))
        self.paper.choose(remembered_paper(self._settings))

    @Slot()
    def ask(self) -> None:
        """Ask for the titles of what is chosen."""
        self.state.setText(_FINDING)
        self.asked.emit(self.choice)

    @Slot()
    def _choose_format(self) -> None:
        """Show what the format takes, and remember it."""
        self._keep()
        self._show_what_applies()

    @Slot()
    def _keep(self) -> None:
        """Remember format and paper."""
        self._settings.put_text(_FORMAT, self.format.value)
        self._settings.put_text(PAPER, self.paper.value)

    def _show_what_applies(self) -> None:
        """Show what the format takes."""
        word = self.format.value
        kind = word.kind
        self.explained.setText(EXPLAINED[word])
        of_kind: dict[ReportKind, QWidget] = {
            ReportKind.DECK: self.template,
            ReportKind.BRIEF: self.of_brief,
            ReportKind.LIVE_BOOK: self.formulas,
        }
        for of, widget in of_kind.items():
            widget.setVisible(of is kind)
            self._rows[widget].setVisible(of is kind)
        for widget in (self.pages, self.pages_title):
            widget.setVisible(has_pages(kind))

    @Slot()
    def _want(self) -> None:
        """Ask for the file of what is chosen."""
        if has_pages(self.format.value.kind) and not self.pages.wanted:
            self.complain(tr("Switch on at least one page."))
            return
        self.wanted.emit(self.choice)

    def _set_writing(self, *, writing: bool) -> None:
        """Show whether a file is being written."""
        self._writing = writing
        self.state.setProperty("tone", "")
        self.state.style().polish(self.state)
        self.bar.setVisible(writing)
        self.bar.setValue(0)
        for widget in (self.format, self.scenario, self.baseline, self.pages, *self._rows, self.write):
            widget.setEnabled(not writing)


def _choices(name: str, scenarios: tuple[NamedScenario, ...]) -> ChoiceBox:
    """Return a box of scenarios."""
    box = ChoiceBox(name, _LETTERS)
    for one in scenarios:
        box.addItem(one.label)
    return box


def remembered_paper(settings: Settings) -> PaperWord:
    """Return the sheet that was used the last time."""
    name = settings.text(PAPER).upper()
    return PaperWord[name] if name in PaperWord.__members__ else PaperWord.LETTER
