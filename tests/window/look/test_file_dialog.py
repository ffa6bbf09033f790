"""A name without an ending gets that of the kind of file that is chosen."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from headroom.window.look.file_dialog import FileDialog

FILTERS = "PNG picture (*.png);;Layouts (*.layout.json);;All files (*)"


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("PNG picture (*.png)", "png"), ("Layouts (*.layout.json)", "layout.json"), ("All files (*)", "png")],
)
def test_the_ending_follows_the_kind(qtbot: QtBot, kind: str, ending: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = FileDialog(window, "Save", FILTERS, "chart.png")
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave

    dialog.filterSelected.emit(kind)

    assert dialog.defaultSuffix() == ending
