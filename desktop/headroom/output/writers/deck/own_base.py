"""The program's own template: two layouts on white, in a type that every Office has, figures of one width.

Arial and not Aptos, which only new Office has, nor Inter, which is on no computer but ours: it is on Windows,
on a Mac and in the browser alike, and where it is not, others of its widths take its place.
"""

import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck

from headroom.output.colours import LIGHT
from headroom.output.writers.deck.drawing_xml import P, a, line, p
from headroom.output.writers.deck.geometry import Box, inches
from headroom.output.writers.deck.library import Element, Layout, Part, Shape
from headroom.output.writers.deck.paper import COMPONENT_COLOURS, DUTY

WIDTH, HEIGHT = inches(13 + 1 / 3), inches(7.5)
_MARGIN = inches(0.75)
_FACE = "Arial"
_TITLE_SIZE, _STATEMENT_SIZE, _EYEBROW_SIZE, _BODY_SIZE, _FOOTER_SIZE = 26, 34, 14, 14, 9

TITLE = Box(_MARGIN, inches(0.46), WIDTH - 2 * _MARGIN, inches(0.98))
_EYEBROW = Box(_MARGIN, inches(0.62), WIDTH - 2 * _MARGIN, inches(0.4))
_STATEMENT = Box(_MARGIN, inches(1.06), inches(10.6), inches(1.3))
FOOTER = Box(_MARGIN, inches(6.82), inches(10.9), inches(0.4))
NUMBER = Box(WIDTH - _MARGIN - inches(0.8), inches(6.82), inches(0.8), inches(0.4))

_RULE = inches(6.73)

_TITLE_LAYOUT, _PAGE_LAYOUT = "title", "titleOnly"
_PRINTER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/printerSettings"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_THEME_COLOURS = {
    "dk1": LIGHT.text,
    "lt1": LIGHT.surface,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.raised,
    "accent1": LIGHT.qualifies,
    "accent2": LIGHT.fails,
    "accent3": LIGHT.undetermined,
    "accent4": DUTY,
    "accent5": LIGHT.accent,
    "accent6": next(iter(COMPONENT_COLOURS.values())),
    "hlink": LIGHT.accent,
    "folHlink": LIGHT.muted,
}


def own_base() -> Deck:
    """Return an empty deck in the program's own template, 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT  # type: ignore[assignment]  # an int will do
    deck.element.sldSz.attrib.pop("type", None)
    _forget_what_the_library_brings(deck)
    master = deck.slide_master
    _keep_layouts(master)
    _set_theme(master)
    _dress_master(master)
    for layout in master.slide_layouts:
        _dress_layout(layout)
    return deck


def _forget_what_the_library_brings(deck: Deck) -> None:
    """Drop the picture and the printer of whoever made the library's template."""
    _drop(deck.part.package, _THUMBNAIL)
    _drop(deck.part, _PRINTER)


def _drop(part: Part, kind: str) -> None:
    """Drop the relationships of a kind."""
    relations = part._rels  # noqa: SLF001 - the library has no other way to them
    for key in [key for key, relation in relations.items() if relation.reltype == kind]:
        relations.pop(key)


def _keep_layouts(master: Layout) -> None:
    """Drop all layouts but two."""
    for layout in list(master.slide_layouts):
        if layout._element.get("type") not in {_TITLE_LAYOUT, _PAGE_LAYOUT}:  # noqa: SLF001 - likewise
            master.slide_layouts.remove(layout)


def _set_theme(master: Layout) -> None:
    """Give the theme the program's colours, and its type by name."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for name, colour in _THEME_COLOURS.items():
        value = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, count=1, flags=re.DOTALL)
    text = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{_FACE}"', text)
    text = re.sub(r'name="Office( Theme)?"', 'name="Headroom"', text)
    theme._blob = text.encode("utf-8")  # noqa: SLF001 - likewise


def _dress_master(master: Layout) -> None:
    """Put the master's placeholders at their places and give its type its sizes."""
    places = {"title": TITLE, "ftr": FOOTER, "sldNum": NUMBER}
    for shape in list(master.placeholders):
        kind = shape._element.ph.get("type")  # noqa: SLF001 - likewise
        if kind in places:
            _put(shape, places[kind])
            _set_insets(shape, "t" if kind == "title" else "b" if kind == "sldNum" else "t")
        elif kind == "body":
            _put(shape, Box(TITLE.left, TITLE.bottom, TITLE.width, FOOTER.top - TITLE.bottom))
            _set_insets(shape, "t")
        else:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - likewise
        _set_small(shape, kind)
    _add_rule(master)
    styles = master._element.find(".//{*}txStyles")  # noqa: SLF001 - likewise
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.insert(0, _line_spacing(title, 95))
    _size(title, _TITLE_SIZE, bold=True)
    for at, level in enumerate(styles.find("{*}bodyStyle")):
        _size(level, max(_BODY_SIZE - at, 11), bold=False)


def _add_rule(master: Layout) -> None:
    """Draw a hairline above the footer; it is decoration and stands in no reading order."""
    tree = master._element.cSld.spTree  # noqa: SLF001 - likewise
    shape = tree.makeelement(f"{{{P}}}cxnSp", {})
    shape.append(
        p(
            "nvCxnSpPr",
            p("cNvPr", id="99", name="Rule"),
            p("cNvCxnSpPr"),
            p("nvPr", userDrawn="1"),
        )
    )
    place = a("xfrm", a("off", x=str(FOOTER.left), y=str(_RULE)), a("ext", cx=str(TITLE.width), cy="0"))
    look = p("spPr", place, a("prstGeom", a("avLst"), prst="line"), line(LIGHT.hairline, 1.0))
    shape.append(look)
    tree.append(shape)


def _dress_layout(layout: Layout) -> None:
    """Put the placeholders of a layout at their places: those of a page where the master has them."""
    for shape in list(layout.placeholders):
        kind = shape._element.ph.get("type")  # noqa: SLF001 - likewise
        if kind == "dt":
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - likewise
        elif kind == "ctrTitle":
            _put(shape, _EYEBROW)
            _set_insets(shape, "t")
            _own_look(shape, _EYEBROW_SIZE, "tx2", bold=False)
        elif kind == "subTitle":
            _put(shape, _STATEMENT)
            _set_insets(shape, "t")
            _own_look(shape, _STATEMENT_SIZE, "tx1", bold=True)


def _put(shape: Shape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box.left, box.top, box.width, box.height


def _set_insets(shape: Shape, anchor: str) -> None:
    """Let the text of a shape begin where the shape does, and never be shrunk behind our back."""
    body = shape.text_frame._txBody.bodyPr  # noqa: SLF001 - likewise
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", anchor)
    for child in list(body):
        body.remove(child)


def _set_small(shape: Shape, kind: str | None) -> None:
    """Give footer and number of a slide their size and colour, in the master's own list of styles."""
    if kind not in {"ftr", "sldNum"}:
        return
    style = shape._element.find(".//{*}lstStyle/{*}lvl1pPr")  # noqa: SLF001 - likewise
    style.set("algn", "l" if kind == "ftr" else "r")
    look = style.find("{*}defRPr")
    look.set("sz", str(_FOOTER_SIZE * 100))
    colour = look.find(".//{*}schemeClr")
    colour.set("val", "tx2")
    for child in list(colour):
        colour.remove(child)


def _own_look(shape: Shape, size: int, colour: str, *, bold: bool) -> None:
    """Give a placeholder of a layout type of its own, at the left, without a bullet."""
    styles = shape.text_frame._txBody.find("{*}lstStyle")  # noqa: SLF001 - likewise
    for child in list(styles):
        styles.remove(child)
    level = styles.makeelement(f"{styles.tag.removesuffix('lstStyle')}lvl1pPr", {"marL": "0", "indent": "0"})
    level.set("algn", "l")
    namespace = styles.tag.removesuffix("lstStyle")
    level.append(_line_spacing(level, 98))
    level.append(level.makeelement(f"{namespace}buNone", {}))
    look = level.makeelement(f"{namespace}defRPr", {"sz": str(size * 100), "b": "1" if bold else "0"})
    fill = look.makeelement(f"{namespace}solidFill", {})
    fill.append(fill.makeelement(f"{namespace}schemeClr", {"val": colour}))
    look.append(fill)
    level.append(look)
    styles.append(level)


def _line_spacing(beside: Element, percent: int) -> Element:
    """Return how far lines stand from each other."""
    namespace = beside.tag.split("}")[0] + "}"
    spacing = beside.makeelement(f"{namespace}lnSpc", {})
    spacing.append(spacing.makeelement(f"{namespace}spcPct", {"val": str(percent * 1000)}))
    return spacing


def _size(level: Element, size: int, *, bold: bool) -> None:
    """Give a level of a style its size."""
    look = level.find("{*}defRPr")
    look.set("sz", str(size * 100))
    look.set("b", "1" if bold else "0")
