"""Finds sections of the guide by what is typed: some words, or a whole question."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from headroom.window.guide.shown.chapter import Chapter, Section
from headroom.window.guide.shown.folding import Span, fold, words_of
from headroom.window.guide.shown.guide import Guide, Place

_EXACT, _BEGINS, _ALIKE = 1.0, 0.8, 0.55
_SHORTEST_STEM, _STEM_SHARE = 4, 0.6
_HEADING, _TITLE = 3.0, 2.0
_FULL, _LENGTH, _ALSO = 1.2, 0.7, 3
"""How soon one more mention of a word adds nothing, how much long sections are held back, and how many
mentions a word stands for by which a section is looked for."""

_PASSAGE, _BEFORE = 190, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that was found.

    Attributes:
        place: Where it is.
        chapter: Title of its chapter.
        title: Its heading.
        passage: What it says where the words stand.
        marks: Where in the passage they stand.
    """

    place: Place
    chapter: str
    title: str
    passage: str
    marks: tuple[Span, ...]


class _Indexed:
    """A section with its words counted."""

    def __init__(self, place: Place, chapter: str, section: Section, told: Sequence[str]) -> None:
        self.place, self.chapter, self.section, self.told = place, chapter, section, told
        self.heading = {word for word, _ in words_of(section.title)}
        self.title = {word for word, _ in words_of(chapter)}
        self.body = Counter(word for text in section.paragraphs for word, _ in words_of(text))
        self.length = self.body.total()
        self.body.update({word: _ALSO for word, _ in words_of(section.also)})

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word by which it is found."""
        return frozenset((*self.heading, *self.title, *self.body))


class GuideSearch:
    """The words of a guide, counted once."""

    def __init__(self, guide: Guide) -> None:
        self._sections = [
            _Indexed(Place(chapter.name, section.anchor), chapter.title, section, _told(chapter, at))
            for chapter in guide.chapters.values()
            for at, section in enumerate(chapter.sections)
        ]
        self._mean = max(sum(one.length for one in self._sections) / max(len(self._sections), 1), 1.0)
        self._known: dict[str, dict[str, float]] = {}
        self._vocabulary = sorted({word for one in self._sections for word in one.words})

    def find(self, typed: str, most: int = 40) -> tuple[Hit, ...]:
        """Return the sections that fit best, the best first.

        Sections whose heading has every word that matters stand first. Words that stand everywhere, as *the*
        or *what*, weigh next to nothing, in whatever language.

        Args:
            typed: Words, or the beginnings of words.
            most: How many sections are returned at most.
        """
        likes = {asked: self._like(asked) for asked in dict.fromkeys(word for word, _ in words_of(typed))}
        weights = {asked: self._weight(like) for asked, like in likes.items()}
        whole = sum(weights.values())
        ranked: list[tuple[float, int, _Indexed]] = []
        for at, one in enumerate(self._sections):
            full = _FULL * (1 - _LENGTH + _LENGTH * one.length / self._mean)
            score, met, headed = 0.0, 0.0, 0.0
            for asked, like in likes.items():
                in_heading = max((like.get(word, 0.0) for word in one.heading), default=0.0)
                in_title = max((like.get(word, 0.0) for word in one.title), default=0.0)
                times = sum(like[word] * one.body[word] for word in like.keys() & one.body.keys())
                worth = _HEADING * in_heading + _TITLE * in_title + times / (times + full)
                score += weights[asked] * worth
                met += weights[asked] * min(max(in_heading, in_title, times), 1.0)
                headed += weights[asked] * in_heading
            if met > 0:
                share = met / whole
                first = headed >= _BEGINS * whole
                ranked.append((score * share * share + (1000 if first else 0), -at, one))
        ranked.sort(key=lambda entry: entry[:2], reverse=True)
        return tuple(_hit(one, likes, weights) for _, _, one in ranked[:most])

    def _like(self, asked: str) -> dict[str, float]:
        """Return the words of the guide that are like one that was asked for, and how much they are."""
        if asked not in self._known:
            found = ((word, likeness(asked, word)) for word in self._vocabulary)
            self._known[asked] = {word: like for word, like in found if like}
        return self._known[asked]

    def _weight(self, like: dict[str, float]) -> float:
        """Return what a word that was asked for tells: the rarer, the more."""
        there = sum(1 for one in self._sections if not one.words.isdisjoint(like))
        return math.log(1 + len(self._sections) / there) ** 2 if there else 0.0


def likeness(asked: str, word: str) -> float:
    """Return how much a word is the one that was asked for, 0 to 1; both are folded."""
    if word == asked:
        return _EXACT
    if len(asked) > 1 and word.startswith(asked):
        return _BEGINS
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(asked, word, strict=False)))
    if shared >= _SHORTEST_STEM and shared >= _STEM_SHARE * max(len(asked), len(word)):
        return _ALIKE
    return 0.0


def _told(chapter: Chapter, at: int) -> Sequence[str]:
    """Return what is shown of a section that is found: where it is a heading alone, what follows it."""
    following = (section.paragraphs for section in chapter.sections[at:])
    return next((paragraphs for paragraphs in following if paragraphs), ())


def _hit(one: _Indexed, likes: dict[str, dict[str, float]], weights: dict[str, float]) -> Hit:
    """Return what is shown of a section that was found."""
    worth = {word: weights[asked] * grade for asked, like in likes.items() for word, grade in like.items()}
    best = max(one.told, key=lambda text: _worth(text, worth), default="")
    passage, marks = _around(best, worth)
    return Hit(one.place, one.chapter, one.section.title, passage, marks)


def _worth(text: str, worth: dict[str, float]) -> float:
    """Return how much of what was asked for a paragraph says."""
    return sum(worth.get(word, 0.0) for word in {word for word, _ in words_of(text)})


def _around(text: str, worth: dict[str, float]) -> tuple[str, tuple[Span, ...]]:
    """Return a paragraph, cut around what weighs most in it, and the words that were asked for."""
    told = [(worth.get(word, 0.0), span) for word, span in words_of(text)]
    heaviest = max((weight for weight, _ in told), default=0.0)
    if heaviest <= 0:
        return _cut(text, 0), ()
    first = next(span.start for weight, span in told if weight == heaviest)
    start = 0 if len(text) <= _PASSAGE or first <= _BEFORE else text.rfind(" ", 0, first - _BEFORE) + 1
    passage = _cut(text, start)
    lead = 1 if start else 0
    spans = (span for weight, span in told if weight >= heaviest / 3)
    shifted = (Span(span.start - start + lead, span.end - start + lead) for span in spans)
    return passage, tuple(span for span in shifted if span.start >= lead and span.end <= len(passage))


def _cut(text: str, start: int) -> str:
    """Return a text from a place on, with as many words as a passage has."""
    rest = text[start:]
    if len(rest) > _PASSAGE:
        rest = rest[: rest.rfind(" ", 0, _PASSAGE)] + "…"
    return f"…{rest}" if start else rest


def sought_words(typed: str) -> Iterable[str]:
    """Return the words that are typed, folded, of which a page shows where they stand."""
    return [word for word in dict.fromkeys(fold(typed).split()) if len(word) > 2]
