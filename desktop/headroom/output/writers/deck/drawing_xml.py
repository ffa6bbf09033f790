"""Elements of DrawingML that charts and tables share; texts go in as text, never as markup."""

from lxml import etree

from headroom.output.language_tag import language_tag
from headroom.output.writers.deck.library import Element

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"


def a(tag: str, *children: Element | None, text: str = "", **attributes: str) -> Element:
    """Return an element of DrawingML with its children; None among them is left out."""
    return _element(A, tag, children, text, attributes)


def c(tag: str, *children: Element | None, text: str = "", **attributes: str) -> Element:
    """Return an element of a chart; see ``a``."""
    return _element(C, tag, children, text, attributes)


def p(tag: str, *children: Element | None, text: str = "", **attributes: str) -> Element:
    """Return an element of a presentation; see ``a``."""
    return _element(P, tag, children, text, attributes)


def switch(tag: str, on: bool) -> Element:  # noqa: FBT001 - the format's own on and off
    """Return an element of a chart that is on or off."""
    return c(tag, val="1" if on else "0")


def solid(colour: str | None) -> Element:
    """Return a fill of one colour, ``#rrggbb``; None: no fill."""
    return a("noFill") if colour is None else a("solidFill", a("srgbClr", val=colour[1:].upper()))


def line(colour: str | None, width: float = 0.75, *, dashed: bool = False) -> Element:
    """Return a line.

    Args:
        colour: ``#rrggbb``; None for none.
        width: Points.
        dashed: Whether it is dashed.
    """
    if colour is None:
        return a("ln", a("noFill"))
    dash = a("prstDash", val="dash") if dashed else None
    return a("ln", solid(colour), dash, a("round"), w=str(round(width * 12_700)), cap="flat")


def type_of(size: float, colour: str, *, bold: bool = False, tag: str = "defRPr") -> Element:
    """Return how characters look, in the theme's type for texts.

    Args:
        size: Points.
        colour: ``#rrggbb``.
        bold: Whether they are bold.
        tag: Which element says so.
    """
    return a(
        tag,
        solid(colour),
        a("latin", typeface="+mn-lt"),
        a("ea", typeface="+mn-ea"),
        a("cs", typeface="+mn-cs"),
        sz=str(round(size * 100)),
        b="1" if bold else "0",
    )


def chart_type(size: float, colour: str, *, bold: bool = False, upright: bool = False) -> Element:
    """Return how the characters of a part of a chart look.

    Args:
        size: Points.
        colour: ``#rrggbb``.
        bold: Whether they are bold.
        upright: Whether they may not be turned: long words go on in a second line instead.
    """
    body = a("bodyPr", rot="0", vert="horz") if upright else a("bodyPr")
    look = a("p", a("pPr", type_of(size, colour, bold=bold)), a("endParaRPr", lang=language_tag()))
    return c("txPr", body, a("lstStyle"), look)


def written(root: Element) -> bytes:
    """Return an element as a part of a package."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _element(
    namespace: str, tag: str, children: tuple[Element | None, ...], text: str, attributes: dict[str, str]
) -> Element:
    made = etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap={"a": A, "c": C, "r": R, "p": P})
    if text:
        made.text = text
    for child in children:
        if child is not None:
            made.append(child)
    return made
