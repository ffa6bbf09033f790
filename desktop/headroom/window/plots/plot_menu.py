"""The context menu of a chart: copied as a picture or as a table, saved, seen nearer."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGraphicsView, QMenu

from headroom.disk.plain_name import plain_name
from headroom.user_error import UserError
from headroom.window.look.file_dialog import FileDialog
from headroom.window.plots.plot_saving import picture_of_plot, save_plot
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone

_PNG, _SVG = "PNG picture (*.png)", "SVG drawing, words as text (*.svg)"


class PlotMenu(QObject):
    """Lets a chart be taken out of the window.

    Args:
        chart: What is copied and saved.

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

    def __init__(self, chart: QGraphicsView) -> None:
        super().__init__(chart)
        self._chart = chart
        self._title = ""
        self._table: PlotTable | None = None

    def menu(self, title: str, table: PlotTable | None, *, zooms: bool, zoomed: bool) -> QMenu:
        """Return the menu; it goes away by itself.

        Args:
            title: Of the chart, for the name of a file.
            table: What it shows; None where there is nothing to copy.
            zooms: Whether it can be seen nearer.
            zoomed: Whether it is.
        """
        self._title, self._table = title, table
        menu = QMenu(self._chart)
        menu.addAction("Copy picture").triggered.connect(self.copy_picture)
        copy = menu.addAction("Copy table")
        copy.setEnabled(table is not None)
        copy.triggered.connect(self.copy_table)
        menu.addAction("Save picture…").triggered.connect(self.ask_where)
        if zooms:
            menu.addSeparator()
            for text, key, signal in (
                ("Zoom in", QKeySequence("Ctrl++"), self.nearer),
                ("Zoom out", QKeySequence("Ctrl+-"), self.farther),
                ("Show everything", QKeySequence("Ctrl+0"), self.whole),
            ):
                action = menu.addAction(text)
                action.setShortcut(key)
                action.triggered.connect(signal)
                action.setEnabled(zoomed or signal is not self.whole)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def copy_picture(self) -> None:
        """Copy the chart as a picture."""
        chart = self._chart
        picture = picture_of_plot(chart.scene(), chart.size(), chart.backgroundBrush().color())
        QGuiApplication.clipboard().setImage(picture)
        self.said.emit(News("The chart is copied as a picture."))

    @Slot()
    def copy_table(self) -> None:
        """Copy what the chart shows as a table."""
        if self._table is not None:
            QGuiApplication.clipboard().setText(self._table.text)
            self.said.emit(News("The values of the chart are copied: paste them into a spreadsheet."))

    @Slot()
    def ask_where(self) -> None:
        """Ask where to save the chart, and as what."""
        name = f"{plain_name(self._title, 'chart')}.png"
        dialog = FileDialog(self._chart, "Save picture of the chart", f"{_PNG};;{_SVG}", name)
        dialog.fileSelected.connect(self.save)
        dialog.open()

    @Slot(str)
    def save(self, where: str) -> None:
        """Save the chart."""
        chart, path = self._chart, Path(where)
        try:
            save_plot(path, chart.scene(), chart.size(), chart.backgroundBrush().color(), self._title)
        except UserError as reason:
            self.said.emit(News(str(reason), Tone.BAD))
        else:
            self.said.emit(News(f"The chart is saved as {path.name}."))
