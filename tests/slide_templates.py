"""Templates of companies, made by the library: other sizes, types, backgrounds, with slides left in them."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

LEFTOVER = "Old content of the template"


def plain_4_to_3() -> bytes:
    """Return the library's own template, 4:3 on white, titles of 44 points, as .potx, with slides."""
    return as_potx(_saved(_filled(Presentation())))


def dark_16_to_9(face: str = "Georgia") -> bytes:
    """Return a dark template, 16:9, white titles of 44 points in another type, as .potx, with slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    master: Any = deck.slide_master
    ground = master.background.fill
    ground.solid()
    ground.fore_color.rgb = RGBColor.from_string("10243E")  # type: ignore[no-untyped-call]
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    latin = b'<a:latin typeface="' + face.encode() + b'"'
    theme._blob = re.sub(rb'<a:latin typeface="[^"]*"', latin, theme.blob)
    for holder in (master, *master.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find("{*}xfrm") is not None:
                shape.left, shape.width = int(shape.left * 4 / 3), int(shape.width * 4 / 3)
    for look in master._element.findall(".//{*}txStyles/*/*/{*}defRPr"):
        colour = look.find(".//{*}schemeClr")
        if colour is not None:
            colour.set("val", "bg1")
    return as_potx(_saved(_filled(deck)))


def as_potx(content: bytes) -> bytes:
    """Return a presentation as a template."""
    return changed(
        content, "[Content_Types].xml", lambda old: old.replace(b"presentation.main", b"template.main")
    )


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one part changed."""
    place = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            old = source.read(name)
            target.writestr(name, change(old) if name == part else old)
    return place.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return a package with one part more."""
    place = BytesIO(content)
    with zipfile.ZipFile(place, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, part)
    return place.getvalue()


def _filled(deck: Any) -> Any:  # noqa: ANN401 - the library's presentation
    """Put a slide of each layout into a presentation."""
    for layout in deck.slide_layouts:
        for shape in deck.slides.add_slide(layout).placeholders:
            if shape.has_text_frame:
                shape.text_frame.text = LEFTOVER
    return deck


def _saved(deck: Any) -> bytes:  # noqa: ANN401 - likewise
    place = BytesIO()
    deck.save(place)
    return place.getvalue()
