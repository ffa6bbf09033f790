"""Hands figures over as a file: asks what and where to, and makes it beside the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.language import tr
from headroom.output.handover.handover import USUAL_PAGES, Handover
from headroom.output.handover.question import HandoverQuestion
from headroom.output.writers.report import (
    ReportFile,
    ReportKind,
    ReportTerms,
    has_pages,
    kind_of_name,
)
from headroom.policy_files.policy_file import followed_law
from headroom.user_error import UserError
from headroom.window.files.handover_tasks import ToldStory, WriteHandover, WritingStep, titles
from headroom.window.files.handover_writer import HandoverWriter
from headroom.window.files.proposed_folder import proposed_folder
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.handover.dialog import HandoverDialog, remembered_paper
from headroom.window.handover.shown.choices import (
    FILTERS,
    FormatWord,
    HandedOver,
    HandoverChoice,
    offered_formats,
)
from headroom.window.handover.template_choice import remembered_template
from headroom.window.look.file_dialog import FileDialog
from headroom.window.session.latest_answer import LatestAnswer
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.shown.tone import Tone
from headroom.work.story import Story
from headroom.workstation.preset_words import SWITCHED_OFF, Feature

_BEFORE = tr("Its figures are those from before the workbook was read again.")
_OF_STORIES = (FormatWord.DECK, FormatWord.BRIEF, FormatWord.WEB_PAGE)
"""What a story becomes; slides above all."""


class HandingOver(QObject):
    """Joins the window, which asks to hand over, with the writers and the file.

    Args:
        window: Asks, and is told what became of it.
        session: Holds what is handed over.
        settings: Remembers what was chosen.
        opened: Returns the files that are open.
        faults: Takes the faults of the program.
        parent: Parent object.
    """

    def __init__(
        self,
        window: MainView,
        session: Session,
        settings: Settings,
        opened: Callable[[], tuple[Path, ...]],
        faults: Faults,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._settings = settings
        self._opened = opened
        self._faults = faults
        self._folder: Path | None = None
        self._dialog: HandoverDialog | None = None
        self._handed_over: HandedOver | None = None
        self._writer = HandoverWriter(self)
        self._writer.progressed.connect(self._show_progress)
        self._writer.written.connect(self._tell)
        self._writer.failed.connect(self._complain)
        self._works, self._outdated = 0, False
        self._titles = LatestAnswer[HandoverQuestion, Handover](titles, self)
        self._titles.answered.connect(self._show_titles)
        self._titles.failed.connect(self._complain)
        window.hand_over_requested.connect(self.ask)
        window.story_requested.connect(self.ask_for_story)
        session.changed.connect(self._follow)

    @property
    def dialog(self) -> HandoverDialog | None:
        """Return the dialog that is open; None for none."""
        return self._dialog

    @Slot()
    def finish(self) -> None:
        """Give up what is being written: the program ends."""
        self._writer.finish()

    @Slot()
    def ask(self) -> None:
        """Ask what is handed over."""
        exposure = self._session.exposure
        if exposure is None:
            return
        if not offered_formats():
            self._window.say(tr("Your organisation has switched off handing figures over."))
            return
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        session = self._session
        self._handed_over = HandedOver(exposure, session.offers, session.wanted, session.published)
        dialog = HandoverDialog(self._handed_over, self._settings, self._window)
        self._dialog, self._works = dialog, session.works
        dialog.asked.connect(self._find_titles)
        dialog.wanted.connect(self._ask_where)
        dialog.given_up.connect(self._writer.give_up)
        dialog.finished.connect(self._forget)
        dialog.open()
        dialog.ask()

    @Slot(object)
    def ask_for_story(self, story: Story) -> None:
        """Ask for the name of the file that a story becomes, slides above all."""
        exposure, words = self._session.exposure, _of_stories()
        if exposure is None or not story or self._writer.busy:
            return
        if not words:
            self._window.say(SWITCHED_OFF[Feature.DECK])
            return
        kinds = ";;".join(FILTERS[word] for word in words)
        name = f"{self._stem()}_story{words[0].kind.value}"
        folder = str(self._proposed_folder())
        question = FileDialog(self._window, tr("Hand the story over"), kinds, name, folder)
        question.fileSelected.connect(lambda text: self.write_story(story, Path(text)))
        question.open()

    def write_story(self, story: Story, out: Path) -> None:
        """Write a story in a thread of its own."""
        exposure, session = self._session.exposure, self._session
        kind = kind_of_name(out)
        if exposure is None or self._writer.busy:
            return
        if kind is None or not has_pages(kind):
            endings = ", ".join(word.kind.value for word in _of_stories())
            self._window.say(
                tr("Let the name {file} end in one of {endings}.", file=out.name, endings=endings)
            )
            return
        self._handed_over = HandedOver(exposure, session.offers, session.wanted, session.published)
        word = next(word for word in _OF_STORIES if word.kind is kind)
        wanted = session.wanted
        choice = HandoverChoice(word, story[0].scenario, wanted.baseline, USUAL_PAGES, {})
        question = self._question(choice)
        if question is None:
            return
        told = replace(question, workspace=replace(question.workspace, prospects=wanted.prospects))
        template = remembered_template(self._settings) if kind is ReportKind.DECK else None
        self._window.say(tr("Writing {file}…", file=out.name), Tone.SAME)
        paper = remembered_paper(self._settings).paper
        self._begin(
            WriteHandover(
                told, ReportTerms(kind, paper=paper), template, out, ToldStory(story, session.published)
            )
        )

    def settle(self) -> None:
        """Wait for the titles, and for what is being written; for tests."""
        self._titles.settle()
        self._writer.settle()

    def _question(self, choice: HandoverChoice) -> HandoverQuestion | None:
        """Return what is to be handed over."""
        if self._handed_over is None:
            return None
        law = followed_law(choice.scenario.policy, self._handed_over.published)
        return self._handed_over.question(choice, law, date.today())  # noqa: DTZ011 - the user's day

    @Slot(object)
    def _find_titles(self, choice: HandoverChoice) -> None:
        """Compute the titles of every page, also of those that are switched off."""
        every = HandoverChoice(choice.format, choice.scenario, choice.baseline, USUAL_PAGES, {})
        question = self._question(every)
        if question is not None:
            self._titles.ask(question)

    @Slot(object)
    def _show_titles(self, made: Handover) -> None:
        """Show the titles."""
        if self._dialog is not None:
            self._dialog.show_titles(made)

    @Slot(object)
    def _ask_where(self, choice: HandoverChoice) -> None:
        """Ask for the name of the file; one after workbook, scenario and date is proposed."""
        made, dialog = self._titles.answer if self._titles.current else None, self._dialog
        if dialog is None:
            return
        stem = made.file_name if made is not None else self._stem()
        question = FileDialog(
            dialog,
            tr("Hand over"),
            FILTERS[choice.format],
            f"{stem}{choice.format.kind.value}",
            str(self._proposed_folder()),
        )
        question.fileSelected.connect(lambda text: self.write(choice, Path(text)))
        question.open()

    def write(self, choice: HandoverChoice, out: Path) -> None:
        """Write a file in a thread of its own."""
        question, dialog = self._question(choice), self._dialog
        if question is None or dialog is None or self._writer.busy:
            return
        if out.suffix.lower() != choice.format.kind.value:
            dialog.complain(
                tr("Let the name {file} end in {ending}.", file=out.name, ending=choice.format.kind.value)
            )
            return
        if out.resolve() in {path.resolve() for path in self._opened()}:
            dialog.complain(tr("{file} is the workbook that is open. Choose another name.", file=out.name))
            return
        if choice.template is not None and out.resolve() == choice.template.resolve():
            dialog.complain(tr("{file} is the template. Choose another name.", file=out.name))
            return
        terms = ReportTerms(choice.format.kind, depth=choice.depth.depth, paper=choice.paper.paper)
        dialog.begin_writing()
        self._begin(WriteHandover(question, terms, choice.template, out))

    def _begin(self, task: WriteHandover) -> None:
        """Begin to write a file."""
        self._folder, self._outdated = task.out.parent, False
        self._writer.begin(task)

    @Slot(object)
    def _show_progress(self, step: WritingStep) -> None:
        """Show how far it is."""
        if self._dialog is not None:
            self._dialog.show_progress(step.text, step.share)

    @Slot(object)
    def _tell(self, report: ReportFile) -> None:
        """Say what was written, and what the format cannot show."""
        if self._dialog is not None:
            self._dialog.done(HandoverDialog.DialogCode.Accepted)
        remarks = (*((_BEFORE,) if self._outdated else ()), *report.remarks)
        said = " ".join((tr("Handed over as {file}.", file=self._writer.out.name), *remarks))
        self._window.say(said, Tone.SAME if remarks else Tone.GOOD)

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say why there is no file; a fault of the program is shown as one."""
        if isinstance(error, UserError):
            said = self._window.say if self._dialog is None else self._dialog.complain
            said(str(error))
        else:
            if self._dialog is not None:
                self._dialog.complain(tr("A fault of the program: no file was written."))
            self._faults.take(type(error), error)

    @Slot()
    def _forget(self) -> None:
        """The dialog is closed: what it was about is let go of."""
        self._writer.give_up()
        self._dialog, self._handed_over = None, None

    @Slot()
    def _follow(self) -> None:
        """Hand over what is open now: the workbook was read again, or other work was opened meanwhile."""
        session, dialog, handed_over = self._session, self._dialog, self._handed_over
        exposure = session.exposure
        if handed_over is None or exposure is handed_over.exposure:
            return
        self._outdated = self._writer.busy
        if dialog is None:
            return
        if exposure is None or session.works != self._works:
            self._writer.give_up()
            dialog.done(HandoverDialog.DialogCode.Rejected)
            self._window.say(tr("Other work is open now: nothing was handed over."))
            return
        self._handed_over = replace(handed_over, exposure=exposure, offers=session.offers)
        dialog.take_another_reading()

    def _stem(self) -> str:
        """Return the name of the workbook without its ending."""
        exposure = self._session.exposure
        return (Path(exposure.book.name).stem if exposure is not None else "") or "headroom"

    def _proposed_folder(self) -> Path:
        """Return the folder of the last file, else of the workbook, else of the user."""
        last = () if self._folder is None else (self._folder,)
        return proposed_folder((*last, *(path.parent for path in self._opened()[:1])))


def _of_stories() -> tuple[FormatWord, ...]:
    """Return the formats of stories that are not switched off on this workstation."""
    return tuple(word for word in _OF_STORIES if word in offered_formats())
