"""What the commands do that let out what a page shows: copy, print, save its chart."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from headroom.language import tr
from headroom.window.frame.menus import Menus
from headroom.window.frame.messages.message_bar import MessageBar
from headroom.window.frame.work_page import WorkPage
from headroom.window.pages.framed_page import FramedPage, LetsOut
from headroom.window.pages.session_page import SessionPage
from headroom.window.paper.preview import PaperPreview
from headroom.window.paper.sheet import PrintedPage
from headroom.window.session.session import Session
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.window.widgets.quiet_table import QuietTable

_NO_CHART = tr("There is no chart on this page.")


class LetOut(QObject):
    """Copies and saves what stands on the page that is shown, in the figures of the scenario as it is wanted.

    Args:
        session: What is shown.
        menus: Whose commands are done.
        message: Says what was done.
        work: The page of the open workbook.
    """

    def __init__(self, session: Session, menus: Menus, message: MessageBar, work: WorkPage) -> None:
        super().__init__(work)
        self._session = session
        self._message = message
        self._work = work
        menus.copy_chosen.triggered.connect(self._copy_chosen)
        menus.copy.triggered.connect(self._copy_page)
        menus.copy_chart.triggered.connect(self._copy_chart)
        menus.save_chart.triggered.connect(self._save_chart)
        menus.preview.triggered.connect(self._preview)
        menus.print_page.triggered.connect(self._print)

    @property
    def page(self) -> FramedPage | None:
        """Return the page that is shown; None where it stands aside for lack of parts or costs."""
        page = self._work.pages.stack.currentWidget()
        return page if isinstance(page, FramedPage) else None

    def settle(self) -> None:
        """Wait for what is being summed: what leaves the program is that of the scenario as it is wanted."""
        if self._session.summing:
            self._session.settle()
            page = self.page
            if isinstance(page, SessionPage):
                page.settle()

    @Slot()
    def _copy_chosen(self) -> None:
        """Copy the rows that are selected in the table in use, or the chart in use as a picture."""
        self.settle()
        used = QApplication.focusWidget()
        chart = getattr(used, "menu", None)
        if isinstance(used, QuietTable):
            used.copy_rows()
        elif isinstance(chart, LetsOut):
            chart.copy_picture()
        elif isinstance(used, QLineEdit):
            used.copy()
        else:
            self._message.say(tr("Choose rows of a table or a chart first; then they can be copied."))

    @Slot()
    def _copy_page(self) -> None:
        """Copy what the page that is shown shows; of the fleet the table of all models."""
        self.settle()
        page = self.page
        if page is not None and page.copy_page():
            self._message.say(
                tr("{what_is_copied}: paste it into a spreadsheet.", what_is_copied=page.copied), Tone.GOOD
            )
        else:
            self._message.say(tr("There is no table on this page to copy."))

    @Slot()
    def _copy_chart(self) -> None:
        """Copy the chart of the page as a picture."""
        chart = self._chart()
        if chart is not None:
            chart.copy_picture()

    @Slot()
    def _save_chart(self) -> None:
        """Ask where to save the chart of the page."""
        chart = self._chart()
        if chart is not None:
            chart.ask_where()

    @Slot()
    def _preview(self) -> None:
        """Show what the page looks like on paper."""
        self._open_preview()

    @Slot()
    def _print(self) -> None:
        """Print the page; where there is no printer, show what it looks like, from where it becomes a PDF."""
        preview = self._open_preview()
        if preview is not None and preview.print_it.isEnabled():
            preview.ask_printer()

    def _open_preview(self) -> PaperPreview | None:
        """Show what the page looks like on paper; of a page that shows nothing that is said."""
        self.settle()
        paper = self._paper()
        if paper is None:
            self._message.say(tr("There is nothing on this page to print."))
            return None
        preview = PaperPreview(paper, self._work.window())
        preview.said.connect(self._tell)
        preview.open()
        return preview

    def _paper(self) -> PrintedPage | None:
        """Return what is printed; None where the page shows nothing."""
        page, pages, exposure = self.page, self._work.pages, self._session.exposure
        if page is None or exposure is None:
            return None
        charts, tables = tuple(menu.chart for menu in page.charts()), page.printed_tables()
        if not charts and not tables:
            return None
        found, name = pages.finding, f"{Path(exposure.book.name).stem}, {pages.title_of(pages.current)}"
        return PrintedPage(found.sentence, found.detail, page.origin(), name, charts, tables)

    @Slot(object)
    def _tell(self, news: News) -> None:
        """Say what was done."""
        self._message.say(news.text, news.tone)

    def _chart(self) -> LetsOut | None:
        """Return what lets the chart of the page out; where there is none, that is said."""
        self.settle()
        charts = () if self.page is None else self.page.charts()
        if not charts:
            self._message.say(_NO_CHART)
            return None
        return charts[0]
