import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from pytestqt.qtbot import QtBot

from headroom.findings.finding import Finding
from headroom.window.frame.sentence_view import SentenceView
from headroom.window.look.look import Look

LONG = "7 of 12 qualify, 2 cannot be told; the Toyota Tacoma misses by 7.2 points and alone owes $3.1 B"


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> SentenceView:
    assert look.sheet
    made = SentenceView()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("width", [260, 420, 560, 900])
@pytest.mark.parametrize("text", ["7 of 12 qualify", LONG, f"{LONG}; {LONG}"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_sentence_is_shown_whole(
    view: SentenceView, look: Look, text: str, width: int, scale: float
) -> None:
    look.enlarge(scale)
    view.resize(width, view.sizeHint().height())

    view.show_finding(Finding(text))

    laid = view._lay()
    assert " ".join(laid.lines) == text
    assert len(laid.lines) * laid.height <= view.height()
    metrics = QFontMetricsF(laid.font)
    assert all(metrics.horizontalAdvance(line) <= width for line in laid.lines)


def test_another_sentence_lays_out_nothing(view: SentenceView) -> None:
    view.resize(600, view.sizeHint().height())
    before = view.sizeHint()

    view.show_finding(Finding(f"{LONG}; {LONG}", "And more."))

    assert view.sizeHint() == before
    assert view.accessibleName() == f"{LONG}; {LONG}"
    assert view.accessibleDescription() == "And more."


def test_the_sentence_can_be_copied(view: SentenceView) -> None:
    view.show_finding(Finding(LONG))

    view.copy.trigger()

    assert QGuiApplication.clipboard().text() == LONG
