"""The chapters of the guide, in groups and in the order in which they are read."""

from dataclasses import dataclass

from headroom.language import tr
from headroom.window.pages.page_list import NAMES as PAGES

FIRST = "first-steps"
"""Name of the chapter that the guide begins with."""


def page_chapter(page: str) -> str:
    """Return the name of the chapter about a page of the window."""
    return f"page-{page}"


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """Chapters that belong together.

    Attributes:
        title: For people.
        chapters: Names of their files without ending, in every language the same.
    """

    title: str
    chapters: tuple[str, ...]


GROUPS: tuple[ChapterGroup, ...] = (
    ChapterGroup(tr("Begin"), (FIRST, "questions", "window")),
    ChapterGroup(tr("Your workbook"), ("workbook", "import", "facts")),
    ChapterGroup(tr("The pages"), tuple(page_chapter(page) for page in PAGES)),
    ChapterGroup(tr("At work"), ("part-changes", "follow-back", "saved-work", "presenting", "handing-over")),
    ChapterGroup(tr("The law"), ("law", "policies", "law-dates", "words")),
    ChapterGroup(tr("For experts"), ("policy-files", "command-line", "scripts", "workstation")),
    ChapterGroup(tr("To look up"), ("keys", "accessibility", "data-safety", "limits", "troubleshooting")),
)
"""In the order of the contents."""

NAMES: tuple[str, ...] = tuple(name for group in GROUPS for name in group.chapters)
"""Names of all chapters in their order."""
