"""What is chosen on a page is kept as words, and put back; a word that was published keeps its meaning."""

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from headroom.window.frame.main_view import MainView
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.kept_choices import put_word, put_words, word_of, words_of
from headroom.window.pages.page_list import NAMES
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.orders import Order
from headroom.window.widgets.segmented import Segmented

PUBLISHED = Path(__file__).parent / "story_words.json"
_OF_THE_WORKBOOK = {("sweep", "number"), ("scenarios", "from"), ("scenarios", "to"), ("map", "vehicles")}
"""What the workbook or the work offers is no word of the program."""


def offered(page: FramedPage, name: str) -> Mapping[str, list[str]]:
    """Return the words that a page may keep, by key; of what is typed, or offered by a workbook, none."""
    words: dict[str, list[str]] = {}
    for key, widget in page.chosen_by.items():
        match widget:
            case _ if (name, key) in _OF_THE_WORKBOOK:
                words[key] = []
            case Segmented():
                words[key] = [value.value for value in widget.values]
            case QComboBox():
                data = [widget.itemData(at) for at in range(widget.count())]
                texts = [widget.itemText(at) for at in range(widget.count())]
                both = zip(data, texts, strict=True)
                words[key] = [str(one) if isinstance(one, str) else text for one, text in both]
            case QTabWidget():
                words[key] = [widget.tabText(at) for at in range(widget.count())]
            case _:
                words[key] = []
    return words


def test_pages_and_words_of_choices_are_those_that_were_published(shown: MainView) -> None:
    pages = shown.work.pages
    now = {}
    for name in NAMES:
        if name in pages.names:
            pages.turn_to(name)
        page = pages.page(name)
        assert isinstance(page, FramedPage)
        now[name] = dict(offered(page, name))
    now["fleet"] = {
        "order": [order.value for order in Order],
        "turned": ["yes"],
        "group": [grouping.value for grouping in Grouping],
        "search": [],
    }

    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    for name, keys in published.items():
        assert name in now, "a page of saved work keeps its name"
        for key, words in keys.items():
            assert set(words) <= set(now[name][key]), "a word that was published keeps its meaning"


def test_words_are_put_back_as_if_by_hand(qtbot: QtBot) -> None:
    order = Segmented("Order", tuple(Order))
    box, tabs, field = QComboBox(), QTabWidget(), QLineEdit("a")
    for widget in (order, box, tabs, field):
        qtbot.addWidget(widget)
    box.addItem("Regional content", "rvc")
    box.addItem("One list")
    widgets = {"order": order, "number": box, "typed": field}
    told: list[Order] = []
    order.chosen.connect(told.append)
    assert words_of(widgets) == {"order": "by headroom", "number": "rvc", "typed": "a"}

    put_words(widgets, {"order": "by name", "number": "One list", "of tomorrow": "x"})

    assert words_of(widgets) == {"order": "by name", "number": "One list"}
    assert told == [Order.NAME]
    assert field.text() == ""


def test_a_word_that_is_not_offered_is_passed_over(qtbot: QtBot) -> None:
    order, box = Segmented("Order", tuple(Order)), QComboBox()
    for widget in (order, box):
        qtbot.addWidget(widget)
    box.addItem("One list")

    put_word(order, "by colour")
    put_word(box, "Two lists")

    assert (word_of(order), word_of(box)) == ("by headroom", "One list")
