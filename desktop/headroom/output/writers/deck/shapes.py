"""What stands on a slide: texts, charts, tables and lines, each with a name and what it shows in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.parts.chart import ChartPart
from pptx.util import Emu

from headroom.output.writers.deck.chart_book import chart_book
from headroom.output.writers.deck.chart_values import ChartValues
from headroom.output.writers.deck.chart_xml import chart_xml
from headroom.output.writers.deck.drawing_xml import a, solid
from headroom.output.writers.deck.geometry import POINT, Box
from headroom.output.writers.deck.library import Element, Shape, Slide, TextFrame
from headroom.output.writers.deck.words import slide_text

_CLEARED = ("lIns", "tIns", "rIns", "bIns")
_LONGEST_ALT = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look.

    Attributes:
        text: The words.
        size: Points; None: as the template has it.
        colour: ``#rrggbb``; None: likewise.
        bold: Whether they are bold; None: likewise.
    """

    text: str
    size: float | None = None
    colour: str | None = None
    bold: bool | None = None


Line = Sequence[Run]
"""Runs of one paragraph."""


def paragraph(runs: Line, language: str, *, align: str = "l", spacing: int = 100) -> Element:
    """Return a paragraph.

    Args:
        runs: Its words.
        language: As BCP 47 has it.
        align: ``l``, ``ctr`` or ``r``; empty: as the template has it.
        spacing: Of its lines, percent.
    """
    look = a("pPr", a("lnSpc", a("spcPct", val=str(spacing * 1000))) if spacing != 100 else None)  # noqa: PLR2004 - all of it
    if align:
        look.set("algn", align)
    end = a("endParaRPr", lang=language)
    if runs and runs[-1].size is not None:  # else an empty cell is as high as its template's type
        end.set("sz", str(round(runs[-1].size * 100)))
    return a("p", look, *(_run(run, language) for run in runs if run.text), end)


def field(kind: str, shown: str, look: Run, language: str) -> Element:
    """Return a paragraph with a text that PowerPoint keeps, such as the number of the slide."""
    made = a(
        "fld",
        _look(look, language),
        a("t", text=shown),
        id="{8D6A41C4-6C5B-4E43-9B0E-7A0D5B5B1B01}",
        type=kind,
    )
    return a("p", a("pPr", algn="r"), made, a("endParaRPr", lang=language))


def write_text(
    frame: TextFrame, lines: Sequence[Line], language: str, *, align: str = "", spacing: int = 100
) -> None:
    """Put paragraphs into a text frame, in place of what is there."""
    body = frame._txBody  # noqa: SLF001 - the library writes no language
    for old in list(body.p_lst):
        body.remove(old)
    for line in lines:
        body.append(paragraph(line, language, align=align, spacing=spacing))


def add_text(
    slide: Slide,
    box: Box,
    lines: Sequence[Line],
    language: str,
    *,
    name: str,
    align: str = "l",
    anchor: str = "t",
    spacing: int = 100,
) -> Shape:
    """Put a text on a slide and return its shape.

    Args:
        slide: The slide.
        box: Where.
        lines: Its paragraphs.
        language: Of its words.
        name: Of the shape.
        align: ``l``, ``ctr`` or ``r``.
        anchor: ``t``, ``ctr`` or ``b``.
        spacing: Of its lines, percent.
    """
    shape = slide.shapes.add_textbox(*_place(box))
    shape.name = name
    body = shape.text_frame._txBody.bodyPr  # noqa: SLF001 - likewise
    for side in _CLEARED:
        body.set(side, "0")
    body.set("anchor", anchor)
    body.set("wrap", "square")
    for child in list(body):
        body.remove(child)
    write_text(shape.text_frame, lines, language, align=align, spacing=spacing)
    return shape


def add_chart(
    slide: Slide, box: Box, chart: ChartValues, language: str, made_on: date, *, name: str, alt: str
) -> Shape:
    """Put a native chart with its workbook on a slide and return its shape."""
    package = slide.part.package
    part = ChartPart.load(
        package.next_partname(ChartPart.partname_template),
        CONTENT_TYPE.DML_CHART,
        package,
        chart_xml(chart, language),
    )
    part.chart_workbook.update_from_xlsx_blob(chart_book(chart, made_on))
    key = slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    shapes = slide.shapes
    shape = shapes._shape_factory(shapes._add_chart_graphicFrame(key, *_place(box)))  # noqa: SLF001 - its own way
    describe(shape, name, alt)
    return shape


def add_table(slide: Slide, box: Box, table: Element, *, name: str, alt: str) -> Shape:
    """Put a native table on a slide and return its shape; ``table`` is its XML."""
    shape = slide.shapes.add_table(1, 1, *_place(box))
    made = shape._element.graphic.graphicData.tbl  # noqa: SLF001 - likewise
    made.getparent().replace(made, table)
    describe(shape, name, alt)
    return shape


def add_rule(slide: Slide, box: Box, colour: str, width: float, *, name: str) -> Shape:
    """Put a line on a slide along the upper edge of a box, or its left one where that has no width."""
    end = (box.right, box.top) if box.width else (box.left, box.bottom)
    shape = slide.shapes.add_connector(1, Emu(box.left), Emu(box.top), *map(Emu, end))
    shape.name = name
    _look_of(shape, None, colour, width)
    decorate(shape)
    return shape


def add_panel(
    slide: Slide, box: Box, fill: str | None, edge: str | None, *, name: str, width: float = 0.75
) -> Shape:
    """Put a rectangle on a slide; it says nothing to who cannot see it."""
    shape = slide.shapes.add_shape(1, *_place(box))
    shape.name = name
    _look_of(shape, fill, edge, width)
    decorate(shape)
    return shape


def describe(shape: Shape, name: str, alt: str) -> None:
    """Say what a shape shows, for who cannot see it."""
    shape.name = name
    _properties(shape).set("descr", slide_text(alt, _LONGEST_ALT))


def decorate(shape: Shape) -> None:
    """Mark a shape as decoration, which screen readers pass by."""
    uri, namespace = (
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
        "http://schemas.microsoft.com/office/drawing/2017/decorative",
    )
    properties = _properties(shape)
    mark = properties.makeelement(f"{{{namespace}}}decorative", {"val": "1"}, nsmap={"adec": namespace})
    extension = a("ext", uri=uri)
    extension.append(mark)
    properties.append(a("extLst", extension))


def _properties(shape: Shape) -> Element:
    """Return the element that holds name and description of a shape."""
    return shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - likewise


def _look_of(shape: Shape, fill: str | None, edge: str | None, width: float) -> None:
    """Give a shape its fill and edge, and take what the theme would give it."""
    properties = shape._element.spPr  # noqa: SLF001 - likewise
    for child in [one for one in properties if one.tag.rpartition("}")[2] in {"solidFill", "noFill", "ln"}]:
        properties.remove(child)
    if shape._element.tag.endswith("}sp"):  # noqa: SLF001 - a line has no fill
        properties.append(solid(fill))
    drawn = a("ln", solid(edge), w=str(round(width * POINT)))
    properties.append(drawn)
    for style in shape._element.findall("{*}style"):  # noqa: SLF001 - likewise
        shape._element.remove(style)  # noqa: SLF001 - likewise


def _run(run: Run, language: str) -> Element:
    text = run.text
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    clean = f"{before}{slide_text(text)}{after}" if text.strip(" ") else text
    return a("r", _look(run, language), a("t", text=clean))


def _look(run: Run, language: str) -> Element:
    """Return how a run looks; what it leaves open the template says."""
    look = a("rPr", solid(run.colour) if run.colour else None, lang=language)
    if run.size is not None:
        look.set("sz", str(round(run.size * 100)))
    if run.bold is not None:
        look.set("b", "1" if run.bold else "0")
    look.set("dirty", "0")
    return look


def _place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)
