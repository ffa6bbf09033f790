"""The deck that slides are put into: its layouts, found by what they hold, and where what stands on them."""

from dataclasses import dataclass
from io import BytesIO

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck

from headroom.language import localized, tr
from headroom.output.writers.deck.drawing_xml import A, P, R
from headroom.output.writers.deck.geometry import INCH, Box, inches
from headroom.output.writers.deck.ground import background, is_light, readable_on
from headroom.output.writers.deck.library import Layout, Shape
from headroom.output.writers.deck.own_base import FOOTER, NUMBER, own_base
from headroom.output.writers.deck.paper import MUTED, SURFACE, TEXT
from headroom.output.writers.deck.template_file import presentation_of
from headroom.user_error import UserError

_TITLES = frozenset((PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE))
_FURNITURE = frozenset((PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER))
_SIZE, _ALLOWANCE = 18.0, 1.22
_LEAST_WIDTH, _LEAST_CONTENT = inches(4), 0.45
_GAP, _FOOTER_HEIGHT = inches(0.1), inches(0.36)
_OWN_GAP = inches(0.2)
_NUMBER_WIDTH = inches(0.6)
_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
_PER_SLIDE = ("sectionLst", "custShowLst")
_LOCK = "modifyVerifier"
_NARROW = 0.6
_OF_THE_OLD_FILE = ("/metadata/thumbnail", "/digital-signature/origin")
"""Ends of the kinds of what is said of a template's file as it was."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A deck without slides, and its geometry.

    Attributes:
        deck: The deck.
        opening: Layout of its first slide.
        page: Layout of the others.
        title: Where titles stand on a page.
        title_size: Points of the template's titles.
        title_bold: Whether they are bold.
        content: What is free for content on a page.
        panel: Whether the content needs a light ground of its own.
        ground: Colour behind the content; None where it has more than one.
        footer: Where the footer stands.
        number: Where the number of a slide stands.
        ink: Colour of the footer.
        faint: Colour of what is read along in the footer.
        allowance: How much wider than Arial the template's type may run.
        own: Whether it is the program's own template.
    """

    deck: Deck
    opening: Layout
    page: Layout
    title: Box
    title_size: float
    title_bold: bool
    content: Box
    panel: bool
    ground: str | None
    footer: Box
    number: Box
    ink: str
    faint: str
    allowance: float
    own: bool

    @property
    def width(self) -> int:
        """Return the width of a slide, EMU."""
        return int(self.deck.slide_width or 0)

    @property
    def height(self) -> int:
        """Return the height of a slide, EMU."""
        return int(self.deck.slide_height or 0)


def stage_of(template: bytes | None) -> Stage:
    """Return the deck to put slides into.

    Args:
        template: Content of a company's .potx or .pptx; None: the program's own.

    Raises:
        UserError: If the template cannot be used.
    """
    if template is None:
        return _staged(own_base(), own=True)
    try:
        deck = Presentation(BytesIO(presentation_of(template)))
        _drop_slides(deck)
        return _staged(deck, own=False)
    except UserError:
        raise
    except Exception as cause:  # the library checks nothing and stumbles in many ways
        msg = tr(
            "The template cannot be used: it is damaged, or made in a way that is not understood here "
            "({fault}). Open it in PowerPoint, save it as a new .potx file and choose that.",
            fault=type(cause).__name__,
        )
        raise UserError(msg) from cause


def _staged(deck: Deck, *, own: bool) -> Stage:
    """Return a deck with its layouts and geometry."""
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    if width < _LEAST_WIDTH:
        msg = tr(
            "The template's slides are {inches} inches wide, and 4 are the least. Choose another.",
            inches=localized(f"{width / INCH:.1f}"),
        )
        raise UserError(msg)
    page = _page_layout(deck)
    title = _box(_title_of(page))
    number = NUMBER if own else _number_box(page, title, width, height)
    footer = FOOTER if own else _footer_box(title, number, height)
    top = title.bottom + (0 if own else _GAP)
    end = footer.top - (_OWN_GAP if own else _GAP)
    left, right = _sides(title, width)
    content = Box(left, top, right - left, max(end - top, 0))
    if content.height < _LEAST_CONTENT * height:  # a title as high as a cover: half of it has to do
        top = round(height * (1 - _LEAST_CONTENT)) - (height - footer.top)
        title = Box(title.left, min(title.top, top - inches(0.8)), title.width, inches(0.75))
        content = Box(left, title.bottom + _GAP, right - left, footer.top - 2 * _GAP - title.bottom)
    panel = not own and not is_light(page, content)
    size, bold = _title_type(page)
    colours = background(page)
    return Stage(
        deck=deck,
        opening=_opening_layout(deck, page),
        page=page,
        title=title,
        title_size=size,
        title_bold=bold,
        content=content,
        panel=panel,
        ground=SURFACE if own or panel else next(iter(colours), None),
        footer=footer,
        number=number,
        ink=TEXT if own else readable_on(page),
        faint=MUTED if own or not panel else readable_on(page),
        allowance=1.0 if own else _ALLOWANCE,
        own=own,
    )


def _drop_slides(deck: Deck) -> None:
    """Drop the slides of a template, and what lists them; nothing of them stays in the file."""
    listed = deck.slides._sldIdLst  # noqa: SLF001 - the library has no other way
    for entry in list(listed):
        deck.part.drop_rel(entry.rId)
        listed.remove(entry)
    package = deck.part.package
    for key in [key for key, one in package._rels.items() if one.reltype.endswith(_OF_THE_OLD_FILE)]:  # noqa: SLF001
        package.drop_rel(key)
    for element in deck.element.findall(f"{{{P}}}{_LOCK}"):  # the password of who may change the template
        deck.element.remove(element)
    for element in list(deck.element.iter()):
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _PER_SLIDE:
            holder = element.getparent()
            holder.getparent().remove(holder) if holder.tag == f"{{{P}}}ext" else holder.remove(element)
    for master in deck.slide_masters:
        for holder in (master, *master.slide_layouts):
            _drop_jumps(holder)


def _drop_jumps(holder: Layout) -> None:
    """Drop the jumps of a layout to slides that are no more, which would keep them in the file."""
    relations = holder.part._rels  # noqa: SLF001 - likewise
    gone = {key for key, relation in relations.items() if relation.reltype == _SLIDE}
    for element in list(holder._element.iter(f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover")):  # noqa: SLF001
        if element.get(f"{{{R}}}id") in gone:
            element.getparent().remove(element)
    for key in gone:
        relations.pop(key)


def _layouts(deck: Deck) -> list[Layout]:
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def _kinds(layout: Layout) -> list[Layout]:
    """Return what the placeholders of a layout are for, without date, footer and number."""
    found = [shape.placeholder_format.type for shape in layout.placeholders]
    return [kind for kind in found if kind not in _FURNITURE]


def _page_layout(deck: Deck) -> Layout:
    """Return the layout of pages: a title at the top and as little else as possible.

    Raises:
        UserError: If there is none with a title.
    """
    ranked = []
    for at, layout in enumerate(_layouts(deck)):
        kinds = _kinds(layout)
        title = _title_of(layout)
        if title is None or title.width is None:
            continue
        covers = PP_PLACEHOLDER.CENTER_TITLE in kinds or PP_PLACEHOLDER.VERTICAL_TITLE in kinds
        low = title.top + title.height > (deck.slide_height or 0) / 2
        narrow = title.width < (deck.slide_width or 0) * _NARROW
        other = layout._element.get("type") != "titleOnly"  # noqa: SLF001 - the library does not say
        ranked.append((covers, low, narrow, len(kinds) - 1, other, at, layout))
    if not ranked:
        msg = tr(
            "The template has no layout with a title. Add one in PowerPoint (View, Slide Master) and save it."
        )
        raise UserError(msg)
    return min(ranked, key=lambda one: one[:-1])[-1]


def _opening_layout(deck: Deck, page: Layout) -> Layout:
    """Return the layout of the first slide: title and subtitle; that of pages where there is none."""
    for layout in _layouts(deck):
        kinds = _kinds(layout)
        if PP_PLACEHOLDER.CENTER_TITLE in kinds and PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return page


def _title_of(layout: Layout) -> Shape:
    """Return the placeholder for titles; None where there is none."""
    found = [shape for shape in layout.placeholders if shape.placeholder_format.type in _TITLES]
    return found[0] if found else None


def _sides(title: Box, width: int) -> tuple[int, int]:
    """Return where content begins and ends: as the title does; by a narrow one, the slide less its margin."""
    if title.width >= width * _NARROW or title.left > width // 3:
        return title.left, title.right
    return title.left, width - title.left


def _box(shape: Shape) -> Box:
    return Box(int(shape.left), int(shape.top), int(shape.width), int(shape.height))


def _number_box(page: Layout, title: Box, width: int, height: int) -> Box:
    """Return where the number stands: where the template has it, else below at the right."""
    for shape in page.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER and shape.width and shape.height:
            box = _box(shape)
            own = min(box.width, _NUMBER_WIDTH)
            return Box(box.right - own if _at_right(title, box) else box.left, box.top, own, box.height)
    return Box(min(title.right, width) - _NUMBER_WIDTH, height - inches(0.55), _NUMBER_WIDTH, _FOOTER_HEIGHT)


def _footer_box(title: Box, number: Box, height: int) -> Box:
    """Return where the footer stands: beside the number, as high as two lines of it."""
    if number.bottom < height // 2:
        return Box(title.left, height - _FOOTER_HEIGHT - inches(0.15), title.width, _FOOTER_HEIGHT)
    middle = number.top + number.height // 2
    top = min(middle - _FOOTER_HEIGHT // 2, height - _FOOTER_HEIGHT - inches(0.08))
    if _at_right(title, number):
        return Box(title.left, top, min(number.left, title.right) - title.left, _FOOTER_HEIGHT)
    left = max(number.right, title.left)
    return Box(left, top, title.right - left, _FOOTER_HEIGHT)


def _at_right(title: Box, number: Box) -> bool:
    """Return whether the number of a slide stands at its right."""
    return number.right > title.left + title.width // 2


def _title_type(page: Layout) -> tuple[float, bool]:
    """Return size and weight of titles: of the layout, else of its master."""
    own = _title_of(page)._element.find(f".//{{{A}}}lstStyle/{{{A}}}lvl1pPr/{{{A}}}defRPr")  # noqa: SLF001
    master = page.slide_master._element.find(  # noqa: SLF001 - the library has no other way
        f"{{{P}}}txStyles/{{{P}}}titleStyle/{{{A}}}lvl1pPr/{{{A}}}defRPr"
    )
    looks = [look for look in (own, master) if look is not None]
    size = next((int(look.get("sz")) / 100 for look in looks if look.get("sz")), _SIZE)
    bold = next((look.get("b") in {"1", "true"} for look in looks if look.get("b")), False)
    return size, bold
