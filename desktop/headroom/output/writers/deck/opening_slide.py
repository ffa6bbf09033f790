"""The first slide: what it is about, the finding, the four figures of the fleet, and under which law."""

from pptx.enum.shapes import PP_PLACEHOLDER

from headroom.language import tr
from headroom.output.handover.handover import Handover, HeadFigure
from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.ground import is_light
from headroom.output.writers.deck.library import Shape, Slide
from headroom.output.writers.deck.pages import Deck, fitting_size
from headroom.output.writers.deck.paper import MUTED, SURFACE, TEXT
from headroom.output.writers.deck.shapes import Run, add_panel, add_rule, add_text, write_text
from headroom.output.writers.deck.words import cut, slide_text, wrapped

_FIGURE, _CAPTION, _BODY = 28.0, 12.0, 13.0
_FIGURES_HEIGHT, _GAP = inches(1.0), inches(0.25)
_PANEL = inches(0.2)
_LEAST_TEXT = inches(0.9)
_FINDING_SIZE, _EYEBROW_SIZE, _COVER_SIZE = 34.0, 14.0, 24.0
_LINE_HEIGHT = 1.22
_LEADING = 118


def add_opening(deck: Deck, handover: Handover) -> None:
    """Add the first slide; figures for which a template's cover has no room get a page of their own."""
    stage = deck.stage
    slide = stage.deck.slides.add_slide(stage.opening)
    finding = handover.pages[0].title if handover.pages else handover.footer.law
    bottom = _write_titles(deck, slide, handover, finding)
    deck.add_notes(slide, handover.paragraphs)
    limit = stage.footer.top - inches(0.3)
    box = Box(stage.title.left, bottom + _GAP, stage.title.width, limit - bottom - _GAP)
    light = stage.own or is_light(stage.opening, box)
    needed = _FIGURES_HEIGHT + (0 if light else 2 * _PANEL)
    if box.height >= needed:
        if not light:
            add_panel(slide, box, SURFACE, None, name="Ground")
            box = box.inset(_PANEL)
        _add_figures(deck, slide, handover, box)
    deck.add_furniture(slide, handover.footer)
    if box.height < needed:
        page = deck.add_page(tr("In figures"), ())
        _add_figures(deck, page.slide, handover, page.content)
        page.close()


def _write_titles(deck: Deck, slide: Slide, handover: Handover, finding: str) -> int:
    """Write subject and finding into the placeholders, and return where they end below."""
    title = slide.shapes.title
    rest = [shape for shape in slide.placeholders if shape.shape_id != title.shape_id]
    wanted = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
    told = next((shape for shape in rest if shape.placeholder_format.type in wanted), None)
    for shape in rest:
        if told is None or shape.shape_id != told.shape_id:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - the library removes no shapes
    if told is None:
        _write_title(deck, title, finding)
        return int(title.top + title.height)
    size, lines = (_EYEBROW_SIZE, 1) if deck.stage.own else (_COVER_SIZE, 2)
    room = title.width - inches(1.4)  # the day stands behind it
    subject = cut(slide_text(handover.subject), room, size, lines, allowance=deck.stage.allowance)
    _write_title(deck, title, f"{subject} \N{MIDDLE DOT} {handover.made_on.isoformat()}")
    return max(int(title.top + title.height), _write_finding(deck, told, finding))


def _write_title(deck: Deck, title: Shape, words: str) -> None:
    """Write the title, in the type of its layout where that is small enough."""
    stage = deck.stage
    shown = deck.own_title(words)
    size = fitting_size(shown, _box(title), stage.title_size, bold=True, allowance=stage.allowance)
    write_text(title.text_frame, [[Run(shown, size=None if stage.own else size)]], deck.language)


def _write_finding(deck: Deck, told: Shape, finding: str) -> int:
    """Write the finding, as high as it is, and return where it ends below."""
    stage, box = deck.stage, _box(told)
    usual = _FINDING_SIZE if stage.own else _COVER_SIZE
    size = fitting_size(finding, box, usual, bold=stage.own, allowance=stage.allowance) or usual
    write_text(told.text_frame, [[Run(slide_text(finding), size=size)]], deck.language)
    lines = len(wrapped(finding, box.width - inches(0.2), size, bold=stage.own, allowance=stage.allowance))
    height = min(points(lines * size * _LINE_HEIGHT) + inches(0.1), box.height)
    told.left, told.top, told.width, told.height = box.left, box.top, box.width, height
    return box.top + height


def _add_figures(deck: Deck, slide: Slide, handover: Handover, box: Box) -> None:
    """Put the four figures side by side, and what there is to say below them."""
    figures = handover.figures
    if figures:
        add_rule(slide, box, TEXT, 1.5, name="Rule")
        below = box.below(inches(0.14))
        for at, figure in enumerate(figures):
            part = below.part(at / len(figures), (at + 0.95) / len(figures)).upper(_FIGURES_HEIGHT)
            _add_figure(deck, slide, figure, part)
        box = below.below(_FIGURES_HEIGHT + _GAP)
    if not handover.paragraphs or box.height < _LEAST_TEXT:
        return
    paragraphs = handover.paragraphs[:2]
    for at, text in enumerate(paragraphs):
        part = box.part(at / 2, (at + 0.94) / 2)
        lines = max(int(part.height / (_BODY * _LEADING / 100 * _LINE_HEIGHT * 12_700)), 1)
        shown = cut(text, part.width, _BODY, lines, allowance=deck.stage.allowance)
        add_text(
            slide,
            part,
            [[Run(shown, _BODY, TEXT)]],
            deck.language,
            name=f"Summary {at + 1}",
            spacing=_LEADING,
        )


def _add_figure(deck: Deck, slide: Slide, figure: HeadFigure, box: Box) -> None:
    """Put one figure with its caption and change."""
    size = fitting_size(
        figure.value, Box(0, 0, box.width, inches(0.7)), _FIGURE, bold=True, allowance=1.05, lines=1
    )
    lines = [
        [Run(figure.value, size or _FIGURE, TEXT, bold=True)],
        [Run(figure.caption, _CAPTION, MUTED)],
    ]
    if figure.change:
        lines.append([Run(figure.change, _CAPTION, TEXT)])
    add_text(slide, box, lines, deck.language, name=slide_text(figure.caption, 60) or "Figure")


def _box(shape: Shape) -> Box:
    return Box(int(shape.left), int(shape.top), int(shape.width), int(shape.height))
