"""The whole guide in one language, read from its folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from headroom.window.guide.shown.chapter import Chapter, read_chapter
from headroom.window.guide.shown.chapter_list import FIRST, NAMES

ENGLISH = "en"
"""The language that is always there."""


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """Where something stands in the guide.

    Attributes:
        chapter: Name of a chapter.
        anchor: Of a section; empty: the chapter's beginning.
    """

    chapter: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters by their names, in their order."""

    chapters: Mapping[str, Chapter]

    def has(self, place: GuidePlace) -> bool:
        """Return whether there is such a place."""
        chapter = self.chapters.get(place.chapter)
        return chapter is not None and (not place.anchor or place.anchor in chapter.anchors)

    def nearest(self, place: GuidePlace) -> GuidePlace:
        """Return a place if there is one, else the beginning of its chapter, else that of the guide."""
        if self.has(place):
            return place
        return GuidePlace(place.chapter if place.chapter in self.chapters else FIRST)


def language_folder(guides: Path, wanted: str) -> Path:
    """Return the folder of the guide in a language; the English one where there is none.

    Args:
        guides: Has a folder for each language.
        wanted: Language as systems name it, e.g. ``es`` or ``fr-CA``.
    """
    there = {folder.name for folder in guides.iterdir() if (folder / f"{FIRST}.md").is_file()}
    spoken = wanted.replace("_", "-").partition("-")[0].lower()
    return guides / (spoken if spoken in there else ENGLISH)


def read_guide(folder: Path, fills: Mapping[str, str]) -> Guide:
    """Return the guide that stands in ``folder``.

    Args:
        folder: Of one language.
        fills: What the program knows and the chapters ask for, see ``read_chapter``.
    """
    files = {name: folder / f"{name}.md" for name in NAMES}
    return Guide(
        {name: read_chapter(name, file.read_text(encoding="utf-8"), fills) for name, file in files.items()}
    )
