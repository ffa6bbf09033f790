"""Slides with their title, footer, number and notes: what is the same on every page."""

from dataclasses import dataclass
from datetime import date

from pptx.enum.shapes import PP_PLACEHOLDER

from headroom.output.handover.handover import Footer, Handover
from headroom.output.language_tag import language_tag
from headroom.output.writers.deck.drawing_xml import a
from headroom.output.writers.deck.geometry import Box, inches
from headroom.output.writers.deck.library import PlaceholderKind, Shape, Slide
from headroom.output.writers.deck.paper import SURFACE
from headroom.output.writers.deck.shapes import Run, add_panel, add_text, field, write_text
from headroom.output.writers.deck.stage import Stage
from headroom.output.writers.deck.words import cut, slide_text, wrapped

_SIZES = (40, 36, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14)
_LINES, _LINE_HEIGHT = 2, 1.2
_LEAST_COMMON = 20.0
_INSET = inches(0.1)
_FOOTER_SIZES, _FOOTER_LINES = (9.0, 8.0, 7.0), 3
_LONGEST_NOTE, _LONGEST_TITLE = 4000, 300
_PANEL = inches(0.18)


@dataclass(slots=True)
class Deck:
    """The deck while it is made: slides are added one after the other.

    Attributes:
        stage: Where they go.
        footer: Stands on each.
        language: Of the words.
        made_on: Stands in the workbooks of charts.
        titles: Those that there are: no two are the same.
        title_size: Of the titles of pages, points: all alike, the largest at which the longest fits.
    """

    stage: Stage
    footer: Footer
    language: str
    made_on: date
    titles: set[str]
    title_size: float

    @classmethod
    def on(cls, stage: Stage, handover: Handover) -> "Deck":
        """Return the deck of a hand-over, without a slide."""
        sizes = [
            fitting_size(
                page.title, stage.title, stage.title_size, bold=stage.title_bold, allowance=stage.allowance
            )
            for page in handover.pages
        ]
        size = min((one for one in sizes if one is not None), default=stage.title_size)
        size = min(max(size, _LEAST_COMMON), stage.title_size)
        return cls(stage, handover.footer, handover.language, handover.made_on, set(), size)

    def add_page(self, title: str, notes: tuple[str, ...], footer: Footer | None = None) -> "DeckPage":
        """Add a page and return it; its title is made unlike those before."""
        stage = self.stage
        slide = stage.deck.slides.add_slide(stage.page)
        content = stage.content
        if stage.panel:
            panel = add_panel(slide, content, SURFACE, None, name="Ground")
            tree = slide.shapes._spTree  # noqa: SLF001 - the library does not move shapes back
            tree.remove(panel._element)  # noqa: SLF001 - likewise
            tree.insert(2, panel._element)  # noqa: SLF001 - likewise
            content = content.inset(_PANEL)
        shown = self.own_title(title)
        holder = slide.shapes.title
        for shape in list(slide.placeholders):
            if shape._element is not holder._element:  # noqa: SLF001 - likewise
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - likewise
        box = stage.title
        usual = self.title_size
        size = fitting_size(shown, box, usual, bold=stage.title_bold, allowance=stage.allowance) or usual
        if stage.own:
            lines = len(wrapped(shown, box.width, size, bold=stage.title_bold))
            free = box.height * max(_LINES - lines, 0) // _LINES
            box = box.above(free)
            content = Box(content.left, content.top - free, content.width, content.height + free)
        if (holder.left, holder.top, holder.width, holder.height) != (
            box.left,
            box.top,
            box.width,
            box.height,
        ):
            holder.left, holder.top, holder.width, holder.height = box.left, box.top, box.width, box.height
        write_text(
            holder.text_frame, [[Run(shown, size=size if size != stage.title_size else None)]], self.language
        )
        _hold_size(holder)
        self.add_notes(slide, notes)
        return DeckPage(self, slide, content, footer or self.footer)

    def own_title(self, title: str) -> str:
        """Return a title that no slide has yet."""
        shown = slide_text(title, _LONGEST_TITLE)
        number = 2
        while shown in self.titles:
            shown = f"{slide_text(title, _LONGEST_TITLE)} ({number})"
            number += 1
        self.titles.add(shown)
        return shown

    def add_notes(self, slide: Slide, notes: tuple[str, ...]) -> None:
        """Write what stands behind a slide into its notes."""
        if not notes:
            return
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            write_text(frame, [[Run(slide_text(note, _LONGEST_NOTE))] for note in notes], self.language)

    def add_furniture(self, slide: Slide, footer: Footer) -> None:
        """Put footer and number on a slide: last, as they are read."""
        stage = self.stage
        width, allowance, least = stage.footer.width, stage.allowance, _FOOTER_SIZES[-1]
        law = cut(f"{slide_text(footer.law)}.", width, least, _LINES, bold=True, allowance=allowance)
        whole = f"{law} {slide_text(footer.rest)}"
        fits = (
            size
            for size in _FOOTER_SIZES
            if len(wrapped(whole, width, size, bold=True, allowance=allowance)) <= _LINES
        )
        size = next(fits, least)
        rest = cut(whole, width, size, _FOOTER_LINES, bold=True, allowance=allowance)[len(law) + 1 :]
        line = [Run(law, size, stage.ink, bold=True), Run(f" {rest}", size, stage.faint, bold=False)]
        shape = _furniture(slide, stage, PP_PLACEHOLDER.FOOTER, stage.footer, "Footer")
        write_text(shape.text_frame, [line], self.language, align="l")
        number = _furniture(slide, stage, PP_PLACEHOLDER.SLIDE_NUMBER, stage.number, "Slide number")
        body = number.text_frame._txBody  # noqa: SLF001 - the library has no fields
        for old in list(body.p_lst):
            body.remove(old)
        place = len(stage.deck.slides)
        body.append(field("slidenum", str(place), Run("", size, stage.ink, bold=True), self.language))


@dataclass(frozen=True, slots=True)
class DeckPage:
    """A page that is being filled.

    Attributes:
        deck: The deck that it belongs to.
        slide: The slide.
        content: What is free on it.
        footer: Under what its figures stand.
    """

    deck: Deck
    slide: Slide
    content: Box
    footer: Footer

    @property
    def language(self) -> str:
        """Return the language of the words."""
        return self.deck.language

    @property
    def allowance(self) -> float:
        """Return how much wider than Arial the type may run."""
        return self.deck.stage.allowance

    @property
    def hanging(self) -> int:
        """Return how far labels of axes may stand left of the content, EMU."""
        return 0 if self.deck.stage.panel else max(min(self.content.left - inches(0.12), inches(0.56)), 0)

    def close(self) -> None:
        """Put on what comes last."""
        self.deck.add_furniture(self.slide, self.footer)


def fitting_size(
    text: str, box: Box, size: float, *, bold: bool, allowance: float, lines: int = _LINES
) -> float | None:
    """Return the size at which a text has at most so many lines in a box; None where its own size does."""
    inner = box.width - 2 * _INSET
    for candidate in (size, *(one for one in _SIZES if one < size)):
        needed = len(wrapped(text, inner, candidate, bold=bold, allowance=allowance))
        if needed <= lines and needed * candidate * _LINE_HEIGHT * 12_700 <= box.height - _INSET:
            return None if candidate == size else candidate
    return float(_SIZES[-1])


def _hold_size(shape: Shape) -> None:
    """Keep PowerPoint from shrinking what was made to fit."""
    body = shape.text_frame._txBody.bodyPr  # noqa: SLF001 - the library would drop the template's margins
    for child in list(body):
        body.remove(child)
    body.append(a("normAutofit"))


def _furniture(slide: Slide, stage: Stage, kind: PlaceholderKind, box: Box, name: str) -> Shape:
    """Return the shape for footer or number: the layout's placeholder where it has one."""
    shape = add_text(slide, box, [[]], language_tag(), name=name, anchor="ctr" if not stage.own else "t")
    layout = slide.slide_layout
    for held in layout.placeholders:
        if held.placeholder_format.type == kind:
            holder = shape._element.find(".//{*}nvPr")  # noqa: SLF001 - the library clones no such placeholder
            mark = held._element.ph  # noqa: SLF001 - likewise
            holder.append(mark.makeelement(mark.tag, dict(mark.attrib)))
            drawing = shape._element.find(".//{*}cNvSpPr")  # noqa: SLF001 - likewise
            drawing.attrib.pop("txBox", None)
            break
    return shape
