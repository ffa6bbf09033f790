import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from pytestqt.qtbot import QtBot

from headroom.findings.finding import Finding
from headroom.window.frame.sentence_view import SentenceView
from headroom.window.look.look import Look
from headroom.window.look.theme import CAPTION

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


def laid(view: SentenceView, sentence: str, detail: str) -> tuple[int, float, tuple[str, ...]]:
    """Return how many lines the sentence has, where the detail begins, and its lines."""
    view.show_finding(Finding(sentence, detail))
    found = view._lay()
    return len(found.lines), found.detail_top, found.detail


def test_a_detail_that_the_column_does_not_hold_runs_on_below_what_stands_at_its_right(
    view: SentenceView,
) -> None:
    view.resize(940, view.sizeHint().height())
    view.leave_free(480)
    words = "Above 75.2 % regional the Honda CR-V falls out, above 8.9 % US content the Nissan Sentra."

    assert QFontMetricsF(view._type(CAPTION).font).horizontalAdvance(words) > view.column
    assert laid(view, LONG, words)[2] == (words,)
    assert " ".join(laid(view, "7 of 12 qualify", words)[2]) == words


def test_the_detail_stands_at_one_height_whatever_type_two_lines_are_set_in(view: SentenceView) -> None:
    view.resize(940, view.sizeHint().height())
    sizes, tops = set(), set()
    for free in (100, 300, 460, 500):
        view.leave_free(free)
        for text in (LONG, f"{LONG} a year, and so on", f"{LONG}; {LONG}"):
            count, top, _ = laid(view, text, "And more.")
            if count == 2:
                sizes.add(view._lay().font.pixelSize())
                tops.add(top)

    assert len(sizes) > 2
    assert len(tops) == 1


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_detail_is_shown_below_any_sentence(view: SentenceView, look: Look, scale: float) -> None:
    look.enlarge(scale)
    view.resize(round(700 * scale), view.sizeHint().height())
    for length in range(1, len(LONG) * 4, 7):
        view.show_finding(Finding((LONG * 4)[:length].strip(), "And more."))
        found = view._lay()
        assert found.detail == ("And more.",)
        assert found.detail_top >= len(found.lines) * found.height
        assert found.detail_top + 16 * scale <= view.height()


def test_the_sentence_can_be_copied(view: SentenceView) -> None:
    view.show_finding(Finding(LONG))

    view.copy.trigger()

    assert QGuiApplication.clipboard().text() == LONG
