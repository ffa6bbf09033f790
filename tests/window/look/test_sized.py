from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from headroom.window.look.look import Look, dress
from headroom.window.look.sized import grow, open_at
from headroom.window.look.text_size import TextSize


def test_a_distance_grows_with_the_type(qtbot: QtBot, look: Look) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    dress(field)
    grow(field, field.setFixedWidth, 100)
    field.show()
    assert field.width() == 100

    look.choose_size(TextSize.DOUBLE)
    assert field.width() == 200
    look.choose_size(TextSize.NORMAL)
    assert field.width() == 100


def test_a_window_beside_is_no_larger_than_the_screen(qtbot: QtBot, look: Look) -> None:
    look.choose_size(TextSize.DOUBLE)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    open_at(dialog, 200, 100)
    assert (dialog.width(), dialog.height()) == (400, 200)

    open_at(dialog, 5000, 4000)
    room = dialog.screen().availableGeometry()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
    look.choose_size(TextSize.NORMAL)
