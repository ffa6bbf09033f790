from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from headroom.window.session.value_signal import ValueSignal, value_signal


class Teller(QObject):
    told: ValueSignal[tuple[int, ...]] = value_signal()
    told_on: ValueSignal[tuple[int, ...]] = value_signal()


class Hearer(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    @Slot(object)
    def take(self, value: tuple[int, ...]) -> None:
        self.heard.append(value)

    @Slot()
    def notice(self) -> None:
        self.heard.append("something")


def test_a_value_arrives_as_it_is_at_slots_and_other_signals(qtbot: QtBot) -> None:
    del qtbot
    teller, hearer = Teller(), Hearer()
    value = (1, 2)
    teller.told.connect(teller.told_on)
    teller.told_on.connect(hearer.take)
    teller.told_on.connect(hearer.notice)

    teller.told.emit(value)

    assert hearer.heard == [value, "something"]
    assert hearer.heard[0] is value


def test_what_was_disconnected_hears_no_more(qtbot: QtBot) -> None:
    del qtbot
    teller, hearer = Teller(), Hearer()
    teller.told.connect(hearer.take)

    teller.told.disconnect(hearer.take)
    teller.told.emit((1,))

    assert hearer.heard == []
