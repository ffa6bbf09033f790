import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from headroom.window.look import system_wishes
from headroom.window.look.system_wishes import SystemWishes


class Asked:
    """What Qt says of contrast."""

    def __init__(self, contrast: Qt.ContrastPreference) -> None:
        self.contrast = contrast

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - as in Qt
        return self.contrast


@pytest.mark.parametrize(
    ("system", "pixels", "factor"),
    [("win32", 12.0, 1.0), ("win32", 18.0, 1.5), ("darwin", 13.0, 1.0), ("linux", 30.0, 2.0)],
)
def test_text_of_the_system_is_measured_against_what_is_usual_there(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, system: str, pixels: float, factor: float
) -> None:
    before = qapp.property(system_wishes._MEASURED)
    monkeypatch.setattr("headroom.window.look.system_wishes.sys.platform", system)
    qapp.setProperty(system_wishes._MEASURED, pixels)
    made = SystemWishes(qapp)
    qapp.setProperty(system_wishes._MEASURED, before)
    made.deleteLater()

    assert made.text_factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (None, False),
        (Asked(Qt.ContrastPreference.NoPreference), False),
        (Asked(Qt.ContrastPreference.HighContrast), True),
    ],
)
def test_contrast_is_asked_of_qt_where_it_says(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, asked: Asked | None, *, wanted: bool
) -> None:
    made = SystemWishes(qapp)
    monkeypatch.setattr(made, "_asked", asked)

    assert made.wants_contrast is wanted
    made.deleteLater()
