import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from headroom.rules.exposure import Exposure
from headroom.window.frame.verdict_announcer import VerdictAnnouncer
from headroom.window.session.session import Session


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return found


def rest(announcer: VerdictAnnouncer) -> None:
    """Let the time pass after which is told what has changed."""
    if announcer.clock.isActive():
        announcer.clock.stop()
        announcer.tell()


def test_a_drag_is_told_once_and_only_what_is_another(
    qtbot: QtBot, opened: Session, heard: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    announcer = VerdictAnnouncer(opened, window)
    gesture = opened.new_gesture()
    for share in (0.7, 0.8, 0.9, 0.99):
        opened.set_value("Regional content", "rvc", share, gesture)
    assert heard == []

    rest(announcer)
    assert len(heard) == 1
    assert "models qualify." in heard[0]

    opened.set_value("Regional content", "rvc", 0.985, gesture)
    rest(announcer)
    assert len(heard) == 1


def test_another_workbook_is_no_news(
    qtbot: QtBot, session: Session, exposure: Exposure, heard: list[str]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    announcer = VerdictAnnouncer(session, window)
    session.open(exposure)
    rest(announcer)

    assert heard == []
