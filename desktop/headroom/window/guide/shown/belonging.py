"""Which place of the guide explains what of the window."""

from collections.abc import Mapping

from headroom.window.guide.shown.chapter_list import page_chapter
from headroom.window.guide.shown.guide import Place
from headroom.window.pages.page_list import NAMES
from headroom.window.shown.topics import Topic

_PLACES: Mapping[Topic, Place] = {
    Topic.START: Place("first-steps"),
    Topic.POLICY: Place("window", "policy"),
    Topic.LAW_DATE: Place("window", "law-date"),
    Topic.LEVERS: Place("window", "levers"),
    Topic.READINGS: Place("window", "readings"),
    Topic.BASELINE: Place("window", "baseline"),
    Topic.FILTER: Place("window", "show-only"),
    Topic.FINDER: Place("window", "find"),
    Topic.MESSAGES: Place("window", "messages"),
    Topic.STATUS: Place("window", "status"),
    Topic.READING: Place("import"),
    Topic.IMPORT: Place("import", "confirm"),
    Topic.PASSWORD: Place("import", "password"),
    Topic.LAYOUTS: Place("import", "remembered"),
    Topic.FACTS: Place("facts"),
    Topic.IMPORT_REPORT: Place("import", "report"),
    Topic.PART_CHANGES: Place("part-changes"),
    Topic.RULE: Place("part-changes", "rule"),
    Topic.TRAIL: Place("follow-back"),
    Topic.STORY: Place("presenting", "story"),
    Topic.PRESENTING: Place("presenting"),
    Topic.HAND_OVER: Place("handing-over"),
    Topic.PAPER: Place("handing-over", "paper"),
    Topic.SCRIPTS: Place("scripts"),
    Topic.KEYS: Place("keys"),
    Topic.PRIVACY: Place("data-safety"),
    Topic.SOURCES: Place("policies"),
}


def place_of_topic(topic: Topic) -> Place:
    """Return where a part of the window is explained."""
    return _PLACES[topic]


def place_of_page(page: str) -> Place:
    """Return where a page of the window is explained; an unknown one where the pages are."""
    return Place(page_chapter(page)) if page in NAMES else Place("window")
