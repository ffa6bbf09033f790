"""What the window knows of the page that shows how a workbook is read, before it is loaded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.window.session.value_signal import ValueSignal, value_signal


class QuestionPage(QWidget):
    """A page that shows what was found in a workbook and lets it be corrected.

    Attributes:
        confirmed: Emitted with the layout to read by; its name is empty where it is not to be remembered.
        cancelled: The workbook shall not be opened.
    """

    confirmed: ValueSignal[BookLayout] = value_signal()
    cancelled = Signal()

    def show_survey(self, survey: BookSurvey, present: BookLayout | None = None) -> None:
        """Show what was found in a workbook, and the layout to begin with; None: what is proposed."""
        raise NotImplementedError
