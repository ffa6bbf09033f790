"""Which place of the guide explains what of the window."""

from collections.abc import Mapping

from headroom.window.guide.shown.chapter_list import page_chapter
from headroom.window.guide.shown.guide import GuidePlace
from headroom.window.pages.page_list import NAMES
from headroom.window.shown.topics import GuideTopic

_PLACES: Mapping[GuideTopic, GuidePlace] = {
    GuideTopic.START: GuidePlace("first-steps"),
    GuideTopic.POLICY: GuidePlace("window", "policy"),
    GuideTopic.LAW_DATE: GuidePlace("window", "law-date"),
    GuideTopic.LEVERS: GuidePlace("window", "levers"),
    GuideTopic.READINGS: GuidePlace("window", "readings"),
    GuideTopic.BASELINE: GuidePlace("window", "baseline"),
    GuideTopic.FILTER: GuidePlace("window", "show-only"),
    GuideTopic.FINDER: GuidePlace("window", "find"),
    GuideTopic.MESSAGES: GuidePlace("window", "messages"),
    GuideTopic.STATUS: GuidePlace("window", "status"),
    GuideTopic.READING: GuidePlace("import"),
    GuideTopic.IMPORT: GuidePlace("import", "confirm"),
    GuideTopic.PASSWORD: GuidePlace("import", "password"),
    GuideTopic.LAYOUTS: GuidePlace("import", "remembered"),
    GuideTopic.FACTS: GuidePlace("facts"),
    GuideTopic.IMPORT_REPORT: GuidePlace("import", "report"),
    GuideTopic.PART_CHANGES: GuidePlace("part-changes"),
    GuideTopic.RULE: GuidePlace("part-changes", "rule"),
    GuideTopic.TRAIL: GuidePlace("follow-back"),
    GuideTopic.STORY: GuidePlace("presenting", "story"),
    GuideTopic.PRESENTING: GuidePlace("presenting"),
    GuideTopic.HAND_OVER: GuidePlace("handing-over"),
    GuideTopic.PAPER: GuidePlace("handing-over", "paper"),
    GuideTopic.SCRIPTS: GuidePlace("scripts"),
    GuideTopic.KEYS: GuidePlace("keys"),
    GuideTopic.PRIVACY: GuidePlace("data-safety"),
    GuideTopic.SOURCES: GuidePlace("policies"),
}


def place_of_topic(topic: GuideTopic) -> GuidePlace:
    """Return where a part of the window is explained."""
    return _PLACES[topic]


def place_of_page(page: str) -> GuidePlace:
    """Return where a page of the window is explained; an unknown one where the pages are."""
    return GuidePlace(page_chapter(page)) if page in NAMES else GuidePlace("window")
