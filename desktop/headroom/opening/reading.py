"""How a command or a script wants files read: by which layout, with which password, at which rates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.opening.book_opening import Cancelled, ReadFiles, Step
from headroom.opening.layout_choice import Proposal, first_of, fitting, given, remembered
from headroom.opening.layout_folder import layouts_folder
from headroom.workbook.layouts.layout_file import load_layout
from headroom.workbook.layouts.layout_store import LayoutStore
from headroom.workbook.process.reading import no_password, read_book
from headroom.workbook.survey.other_encoding import survey_in
from headroom.workbook.survey.questions import AskPassword, Choose


def own_layouts() -> LayoutStore:
    """Return the layouts that this user confirmed."""
    return LayoutStore(layouts_folder())


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What somebody says beforehand who cannot be asked while a workbook is read.

    Attributes:
        layout: A layout file, or a layout; None: that of saved work, a remembered one, or what is
            proposed where that is certain.
        saved: Layout of saved work, taken before a remembered one; None: there is none.
        confirm: Whether what is proposed is taken where it is not certain, and listed as an assumption.
        model: Model of a bill of material that does not name it; empty: not named.
        answers: Words that are answered to questions about the tables, by the keys of the questions.
        encoding: How text files are encoded; empty: as they seem to be.
        joins: Sheets whose facts are joined to the parts by part number.
        ask_password: Returns passwords.
        known: The layouts of this user.
    """

    layout: Path | BookLayout | None = None
    saved: BookLayout | None = None
    confirm: bool = False
    model: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    joins: tuple[str, ...] = ()
    ask_password: AskPassword = no_password
    known: LayoutStore = field(default_factory=own_layouts)

    def chooser(self) -> tuple[Choose, Proposal]:
        """Return what chooses the layout, and its last way, which knows what it took unseen.

        A layout file is read before any workbook is.

        Raises:
            UserError: If the layout file cannot be read.
        """
        proposal = Proposal(confirm=self.confirm, model=self.model, answers=self.answers, joins=self.joins)
        if isinstance(self.layout, BookLayout):
            return given(self.layout, self.layout.name), proposal
        if self.layout is not None:
            return given(load_layout(self.layout), self.layout.name), proposal
        if self.model or self.answers or self.joins:  # whoever answers means this workbook
            return first_of(proposal), proposal
        return first_of(fitting(self.saved), remembered(self.known), proposal), proposal

    def reader(
        self,
        rates: Mapping[str, float] = MappingProxyType({}),
        choose: Callable[[Choose, BookSurvey], BookLayout | None] | None = None,
    ) -> ReadFiles:
        """Return what reads files so.

        Args:
            rates: US dollars per unit of currencies the workbook states no rate of.
            choose: Is given what chooses the layout and what was found, and returns the layout to read
                by, for who looks on; None: nobody does.

        Raises:
            UserError: If the layout file cannot be read.
        """
        own, proposal = self.chooser()

        def chosen(found: BookSurvey) -> BookLayout | None:
            survey = survey_in(found, self.encoding) if self.encoding else found
            return own(survey) if choose is None else choose(own, survey)

        def read(
            files: tuple[Path, ...], progress: Callable[[Step], None], cancelled: Cancelled
        ) -> SourcingBook:
            book = read_book(
                files,
                progress,
                cancelled,
                choose=chosen,
                ask_password=self.ask_password,
                assumed_rates=rates,
            )
            return replace(book, problems=(*proposal.assumed, *book.problems)) if proposal.assumed else book

        return read
