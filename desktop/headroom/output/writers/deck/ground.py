"""What lies behind the texts of a layout, as far as a template says it in plain colours."""

import colorsys

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from headroom.output.heat_shades import luminance
from headroom.output.writers.deck.drawing_xml import A, P
from headroom.output.writers.deck.geometry import Box
from headroom.output.writers.deck.library import Element, Layout, Shape
from headroom.output.writers.deck.paper import contrast

_LIGHT = 0.72
"""Luminance from which on the light theme's captions can be read."""

_COVERS = 0.5
_WHOLE = 100_000
_CHANNELS = ("tx1", "tx2", "bg1", "bg2")
_READABLE = 4.5
_WHITE, _INK = "#ffffff", "#17212b"


def is_light(layout: Layout, content: Box) -> bool:
    """Return whether a layout is plain and light where content stands; else it needs a ground of its own."""
    covering = _covering(layout, content)
    if covering is not None:
        return covering != "" and luminance(covering) >= _LIGHT
    colours = background(layout)
    return bool(colours) and all(luminance(colour) >= _LIGHT for colour in colours)


def readable_on(layout: Layout) -> str:
    """Return the colour of small texts outside the content: the theme's, else black or white."""
    own = _scheme(layout, "tx1") or _INK
    colours = background(layout)
    if not colours or min(contrast(own, colour) for colour in colours) >= _READABLE:
        return own
    return max((_WHITE, _INK), key=lambda one: min(contrast(one, colour) for colour in colours))


def background(layout: Layout) -> list[str]:
    """Return the colours of the background, ``#rrggbb``; none where a picture or a pattern lies there."""
    for part in (layout, layout.slide_master):
        found = part._element.cSld.find(f"{{{P}}}bg")  # noqa: SLF001 - the library has no other way
        if found is not None:
            return _colours_of(layout, found)
    return [colour] if (colour := _scheme(layout, "bg1")) else []


def _colours_of(layout: Layout, ground: Element) -> list[str]:
    """Return the colours of a background element."""
    reference = ground.find(f"{{{P}}}bgRef")
    if reference is not None:
        colour = _colour(layout, reference)
        return [colour] if colour else []
    own = ground.find(f"{{{P}}}bgPr")
    if own is None or own.find(f"{{{A}}}blipFill") is not None:
        return []
    stops = own.findall(f"{{{A}}}gradFill//{{{A}}}gs") or own.findall(f"{{{A}}}solidFill")
    colours = [_colour(layout, stop) for stop in stops]
    return [colour for colour in colours if colour] if all(colours) else []


def _covering(layout: Layout, content: Box) -> str | None:
    """Return the colour of a shape behind most of the content; empty if it has none; None for no shape."""
    found: str | None = None
    for part in (layout.slide_master, layout):
        for shape in part.shapes:
            if shape.is_placeholder or shape.left is None or not _covers(shape, content):
                continue
            fill = shape._element.find(f"{{{P}}}spPr/{{{A}}}solidFill")  # noqa: SLF001 - likewise
            empty = shape._element.find(f"{{{P}}}spPr/{{{A}}}noFill")  # noqa: SLF001 - likewise
            if empty is None:
                found = (_colour(layout, fill) or "") if fill is not None else ""
    return found


def _covers(shape: Shape, content: Box) -> bool:
    """Return whether a shape lies behind most of the content."""
    width = min(shape.left + shape.width, content.right) - max(shape.left, content.left)
    height = min(shape.top + shape.height, content.bottom) - max(shape.top, content.top)
    area = content.width * content.height
    return bool(width > 0 and height > 0 and width * height > _COVERS * area)


def _colour(layout: Layout, holder: Element) -> str | None:
    """Return the colour that an element holds, ``#rrggbb``; None where it is said in another way."""
    for child in holder:
        name = child.tag.rpartition("}")[2]
        if name == "srgbClr":
            return _changed(f"#{child.get('val', '').lower()}", child)
        if name == "sysClr":
            return _changed(f"#{child.get('lastClr', 'ffffff').lower()}", child)
        if name == "schemeClr":
            base = _scheme(layout, child.get("val", ""))
            return base and _changed(base, child)
        if name == "prstClr":
            return {"white": "#ffffff", "black": "#000000"}.get(child.get("val", ""))
    return None


def _scheme(layout: Layout, name: str) -> str | None:
    """Return a colour of the theme, as the layout or its master maps it."""
    master = layout.slide_master
    if name in _CHANNELS:
        own = layout._element.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")  # noqa: SLF001 - likewise
        mapping = own if own is not None else master._element.find(f"{{{P}}}clrMap")  # noqa: SLF001 - likewise
        name = mapping.get(name, name) if mapping is not None else name
    theme = _theme(master)
    entry = None if theme is None else theme.find(f".//{{{A}}}clrScheme/{{{A}}}{name}")
    if entry is None or not len(entry):
        return None
    value = entry[0].get("lastClr") or entry[0].get("val", "")
    return f"#{value.lower()}" if _is_hex(value) else None


def _theme(master: Layout) -> Element:
    """Return the theme of a master; None where it has none."""
    try:
        return parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except KeyError:
        return None


def _changed(colour: str, element: Element) -> str | None:
    """Return a colour, lighter or darker as its element says."""
    if not _is_hex(colour[1:]):
        return None
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    for child in element:
        name, share = child.tag.rpartition("}")[2], int(child.get("val", _WHOLE)) / _WHOLE
        if name in {"lumMod", "shade"}:
            light *= share
        elif name == "lumOff":
            light += share
        elif name == "tint":
            light = 1 - (1 - light) * share
    channels = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _is_hex(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)  # noqa: PLR2004 - rrggbb
