from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.window.importing.reading_view import ReadingView
from headroom.window.look.motion import Motion, Movement, nothing_moves, system_wants_still

FADE = Qt.UIEffect.UI_FadeTooltip


@pytest.fixture
def movement(qapp: QApplication, tmp_path: Path) -> Iterator[Movement]:
    blink, effects = qapp.cursorFlashTime(), qapp.isEffectEnabled(FADE)
    qapp.setEffectEnabled(FADE, True)
    yield Movement(qapp, tmp_path)
    Movement(qapp, tmp_path).choose(Motion.SYSTEM)
    qapp.setCursorFlashTime(blink)
    qapp.setEffectEnabled(FADE, effects)


def test_without_motion_nothing_blinks_fades_or_pulses(
    qtbot: QtBot, qapp: QApplication, movement: Movement
) -> None:
    view = ReadingView()
    qtbot.addWidget(view)
    view.begin("Reading fleet.xlsx")
    assert (view.bar.minimum(), view.bar.maximum()) == (0, 0)

    movement.choose(Motion.REDUCED)

    assert nothing_moves()
    assert qapp.cursorFlashTime() == 0
    assert not qapp.isEffectEnabled(FADE)
    view.begin("Reading fleet.xlsx")
    assert view.bar.maximum() > 0


def test_with_motion_things_move_as_the_system_has_them(qapp: QApplication, movement: Movement) -> None:
    movement.choose(Motion.REDUCED)
    movement.choose(Motion.FULL)

    assert not nothing_moves()
    assert qapp.cursorFlashTime() > 0


@pytest.mark.parametrize(
    ("file", "text", "still"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=fast\n", False),
        ("kdeglobals", "no settings", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
    ],
)
def test_the_settings_of_desktops_are_followed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    text: str,
    still: bool,  # noqa: FBT001 - a case
) -> None:
    monkeypatch.setattr("headroom.window.look.motion.sys.platform", "linux")
    assert not system_wants_still(tmp_path)
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, encoding="utf-8")

    assert system_wants_still(tmp_path) is still
