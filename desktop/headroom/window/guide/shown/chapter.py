"""A chapter of the guide: what stands in its file, cut into sections that can be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_ANCHOR = re.compile(r'<a id="([a-z0-9-]+)"></a>\s*')
_ALSO = re.compile(r"<!-- also: (.+) -->\s*")
_HEADING = re.compile(r"(#{1,4})\s+(.+)")
_FILL = re.compile(r"\{\{([a-z0-9 -]+)\}\}")
_FENCE = "```"
_ITEM = re.compile(r"(?:[-*]|\d+\.)\s+")
_RULE = re.compile(r"[|:\s-]+")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<![\w\\])\*{1,3}(?=\S)|(?<=\S)(?<!\\)\*{1,3}(?!\w)|`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELLS = re.compile(r"\s*(?<!\\)\|\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading.

    Attributes:
        anchor: By which it is linked to, in every language the same; empty where it has none.
        level: Of its heading; 1 is the title of the chapter.
        title: Its heading.
        paragraphs: What it says, without marks: a paragraph, an entry of a list or a row of a table each.
        also: Other words by which it is looked for; they are not shown.
    """

    anchor: str
    level: int
    title: str
    paragraphs: tuple[str, ...]
    also: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Attributes:
        name: Of its file, without ending.
        markdown: What is shown.
        sections: In the order of their headings; the first is that of the title.
    """

    name: str
    markdown: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """Return the title of the chapter."""
        return self.sections[0].title if self.sections else self.name

    @property
    def anchors(self) -> tuple[str, ...]:
        """Return the anchors of its sections in their order."""
        return tuple(section.anchor for section in self.sections if section.anchor)


@dataclass(slots=True)
class _Draft:
    """A section while its lines are read."""

    anchor: str = ""
    level: int = 0
    title: str = ""
    said: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    also: str = ""

    def end_block(self) -> None:
        """Let the next line begin another paragraph."""
        if self.begun:
            self.said.append(plain(" ".join(self.begun)))
            self.begun = []

    def section(self) -> Section:
        """Return the section as it was read."""
        self.end_block()
        told = tuple(text for text in self.said if text)
        return Section(self.anchor, self.level, self.title, told, self.also)


def read_chapter(name: str, source: str, fills: Mapping[str, str]) -> Chapter:
    """Return a chapter from what stands in its file.

    Args:
        name: Of the file, without ending.
        source: Markdown; ``<a id="…"></a>`` on a line of its own names the heading below it, ``{{word}}`` on
            a line of its own is replaced by what the program knows, ``<!-- also: … -->`` has other words by
            which a section is looked for.
        fills: Those replacements.

    Raises:
        KeyError: If there is no such replacement.
    """
    source = "\n".join(_filled(source.split("\n"), fills))
    lines: list[str] = []
    drafts: list[_Draft] = []
    anchor, fenced = "", False
    for line in source.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        elif not fenced and (named := _ANCHOR.fullmatch(line)):
            anchor = named.group(1)
            continue
        elif not fenced and drafts and (also := _ALSO.fullmatch(line)):
            drafts[-1].also = also.group(1)
            continue
        elif not fenced and (heading := _HEADING.fullmatch(line)):
            drafts.append(_Draft(anchor, len(heading.group(1)), plain(heading.group(2))))
            anchor = ""
        elif drafts:
            _take(drafts[-1], line, fenced=fenced)
        lines.append(line)
    return Chapter(name, "\n".join(lines), tuple(draft.section() for draft in drafts))


def plain(line: str) -> str:
    """Return a line of Markdown as it is read: without marks, links as their words."""
    line = _PICTURE.sub(r"\1", line)
    line = _LINK.sub(r"\1", line)
    line = _EMPHASIS.sub("", line)
    return _ESCAPE.sub(r"\1", line).strip()


def _filled(lines: list[str], fills: Mapping[str, str]) -> Iterator[str]:
    """Yield lines, those that ask for something replaced by it."""
    for line in lines:
        asked = _FILL.fullmatch(line.strip())
        yield line if asked is None else fills[asked.group(1)]


def _take(draft: _Draft, line: str, *, fenced: bool) -> None:
    """Take a line into a section."""
    bare = line.strip()
    entry = _ITEM.match(bare)
    if fenced or not bare or bare.startswith("|") or entry is not None:
        draft.end_block()
    if fenced:
        draft.said.append(bare)
    elif bare.startswith("|"):
        if not _RULE.fullmatch(bare):
            cells = (plain(cell) for cell in _CELLS.split(bare.strip("|")))
            draft.said.append(" · ".join(cell for cell in cells if cell))
    elif bare:
        draft.begun.append(bare if entry is None else bare[entry.end() :])
