"""What of the window the guide explains, apart from its pages."""

from enum import StrEnum


class GuideTopic(StrEnum):
    """A part of the window that is explained in a place of its own; the word is not shown."""

    START = "start"
    POLICY = "policy"
    LAW_DATE = "law date"
    LEVERS = "levers"
    READINGS = "readings"
    BASELINE = "baseline"
    FILTER = "filter"
    FINDER = "finder"
    MESSAGES = "messages"
    STATUS = "status"
    READING = "reading"
    IMPORT = "import"
    PASSWORD = "password"  # noqa: S105 - no password
    LAYOUTS = "layouts"
    FACTS = "facts"
    IMPORT_REPORT = "import report"
    PART_CHANGES = "part changes"
    RULE = "rule for parts"
    TRAIL = "trail"
    STORY = "story"
    PRESENTING = "presenting"
    HAND_OVER = "hand over"
    PAPER = "paper"
    SCRIPTS = "scripts"
    KEYS = "keys"
    PRIVACY = "privacy"
    SOURCES = "sources"
