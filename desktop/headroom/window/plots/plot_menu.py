"""The context menu of a chart: copied as a picture or as a table, saved, seen nearer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from headroom.disk.plain_name import plain_name
from headroom.language import tr
from headroom.user_error import UserError
from headroom.window.look.file_dialog import FileDialog
from headroom.window.plots.origin import origin_of
from headroom.window.plots.plot_saving import Drawing, drawing_of, picture_of, save_drawing
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.session.clipboard import copy_tables
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone

_PNG, _SVG = tr("PNG picture (*.png)"), tr("SVG drawing, words as text (*.svg)")


class PlotMenu(QObject):
    """Lets a chart be taken out of the window.

    Args:
        chart: What is copied and saved: a view of a scene, or a widget that paints itself.
        table: Returns what it shows now as a table; None where there is nothing.

    Attributes:
        said: Emitted with what was done, or why not.
        nearer: It shall be seen nearer.
        farther: It shall be seen from farther away.
        whole: All of it shall be seen.
    """

    said: ValueSignal[News] = value_signal()
    nearer = Signal()
    farther = Signal()
    whole = Signal()

    def __init__(self, chart: QWidget, table: Callable[[], PlotTable | None]) -> None:
        super().__init__(chart)
        self._chart = chart
        self._table = table

    @property
    def chart(self) -> QWidget:
        """Return what is copied and saved."""
        return self._chart

    @property
    def title(self) -> str:
        """Return the title of the chart, for the name of a file."""
        table = self._table()
        return self._chart.accessibleName() if table is None else table.title

    def menu(self, *, zooms: bool, zoomed: bool) -> QMenu:
        """Return the menu; it goes away by itself.

        Args:
            zooms: Whether it can be seen nearer.
            zoomed: Whether it is.
        """
        menu = QMenu(self._chart)
        picture = menu.addAction(tr("Copy picture"))
        picture.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        picture.triggered.connect(self.copy_picture)
        copy = menu.addAction(tr("Copy table"))
        copy.setEnabled(self._table() is not None)
        copy.triggered.connect(self.copy_table)
        menu.addAction(tr("Save picture…")).triggered.connect(self.ask_where)
        if zooms:
            menu.addSeparator()
            for text, key, signal in (
                (tr("Zoom in"), QKeySequence("Ctrl++"), self.nearer),
                (tr("Zoom out"), QKeySequence("Ctrl+-"), self.farther),
                (tr("Show everything"), QKeySequence("Ctrl+0"), self.whole),
            ):
                action = menu.addAction(text)
                action.setShortcut(key)
                action.triggered.connect(signal)
                action.setEnabled(zoomed or signal is not self.whole)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def drawing(self) -> Drawing:
        """Return the chart as it is seen, with where it comes from below it."""
        return drawing_of(self._chart, " ".join(origin_of(self._chart)))

    @Slot()
    def copy_picture(self) -> None:
        """Copy the chart as a picture."""
        QGuiApplication.clipboard().setImage(picture_of(self.drawing()))
        self.said.emit(News(tr("The chart is copied as a picture.")))

    @Slot()
    def copy_table(self) -> None:
        """Copy what the chart shows as a table."""
        table = self._table()
        if table is not None:
            copy_tables(origin_of(self._chart), (table,))
            self.said.emit(News(tr("The values of the chart are copied: paste them into a spreadsheet.")))

    @Slot()
    def ask_where(self) -> None:
        """Ask where to save the chart, and as what."""
        name = f"{plain_name(self.title, 'chart')}.png"
        dialog = FileDialog(self._chart, tr("Save picture of the chart"), f"{_PNG};;{_SVG}", name)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, where: str) -> None:
        """Save the chart."""
        path = Path(where)
        try:
            save_drawing(path, self.drawing(), self.title)
        except UserError as reason:
            self.said.emit(News(str(reason), Tone.BAD))
        else:
            self.said.emit(News(tr("The chart is saved as {file}.", file=path.name)))
