"""Shows the questions of an import in the window, and hands the answers back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.book.layout import BookLayout
from headroom.user_error import UserError
from headroom.window.files.place_question import PlaceQuestion
from headroom.window.files.reader_questions import Asker, LayoutQuestion
from headroom.window.frame.main_view import MainView
from headroom.window.importing.question_page import QuestionPage
from headroom.window.session.session import Session


class ImportQuestions(QObject):
    """Joins who asks with the page and the dialog that answer.

    Args:
        asker: Asks.
        window: Shows the questions.
        session: Holds the workbook that was read.
        keep: Remembers a layout that was confirmed.
        make_page: Makes the page that shows how a workbook is read; called when it is first needed.
        parent: Parent object.
    """

    def __init__(
        self,
        asker: Asker,
        window: MainView,
        session: Session,
        keep: Callable[[BookLayout], None],
        make_page: Callable[[], QuestionPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._asker = asker
        self._window = window
        self._session = session
        self._keep = keep
        self._make_page = make_page
        self._page: QuestionPage | None = None
        self._confirmed: BookLayout | None = None
        asker.layout_asked.connect(self._ask_for_layout)
        asker.password_asked.connect(self._ask_for_password)
        asker.place_asked.connect(self._ask_for_place)
        window.layout_confirmed.connect(self._take_layout)
        window.password_given.connect(self._take_password)

    @Slot(object)
    def _ask_for_layout(self, question: LayoutQuestion) -> None:
        """Show what was found in a workbook."""
        self._page = self._page or self._make_page()
        self._window.show_preview(self._page, question.survey, question.present)

    @Slot(str, bool)
    def _ask_for_password(self, book: str, was_wrong: bool) -> None:  # noqa: FBT001 - a slot
        """Ask for the password of a workbook."""
        self._window.ask_for_password(book, was_wrong=was_wrong)

    @Slot(Path)
    def _ask_for_place(self, place: Path) -> None:
        """Ask whether a workbook may be read from a place that saved work names."""
        question = PlaceQuestion(place, self._window)
        question.answered.connect(self._take_answer)
        question.open()

    @Slot(bool)
    def _take_answer(self, agreed: bool) -> None:  # noqa: FBT001 - a slot
        """Read the workbook from that place, or do not."""
        self._asker.answer(agreed)

    @Slot(object)
    def _take_layout(self, layout: BookLayout) -> None:
        """Go on reading by a layout."""
        self._confirmed = layout
        self._asker.answer(layout)

    @Slot()
    def keep_confirmed(self) -> None:
        """Remember the layout by which the workbook that is shown was read, if it has a name.

        One by which nothing could be read is not remembered: it would keep the workbook from being
        looked over again.
        """
        confirmed, self._confirmed = self._confirmed, None
        shown = self._session.exposure
        if confirmed is None or not confirmed.name or shown is None or shown.book.layout != confirmed:
            return
        try:
            self._keep(confirmed)
        except UserError as reason:
            self._window.say(str(reason))

    @Slot(str)
    def _take_password(self, password: str) -> None:
        """Go on reading with a password."""
        self._asker.answer(password)
