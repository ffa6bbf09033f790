"""Templates that are refused, and why; and what is understood of those that are not."""

import zipfile
from io import BytesIO

import pytest
from pptx import Presentation

from headroom.output.writers.deck.stage import stage_of
from headroom.output.writers.deck.template_file import presentation_of
from headroom.user_error import UserError
from slide_templates import as_potx, changed, dark_16_to_9, plain_4_to_3, with_part

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TYPES = "[Content_Types].xml"


@pytest.fixture(scope="module")
def template() -> bytes:
    return plain_4_to_3()


def test_a_potx_opens_as_a_presentation(template: bytes) -> None:
    assert len(Presentation(BytesIO(presentation_of(template))).slides) == 11


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not whole"),
        (b"not a zip", "not whole"),
        (COMPOUND, "protected by a password"),
        (b"PK\x03\x04" + bytes(200), "not whole"),
    ],
)
def test_what_is_no_template_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        presentation_of(content)


def test_a_cut_template_is_refused(template: bytes) -> None:
    with pytest.raises(UserError, match="not whole"):
        presentation_of(template[: len(template) // 2])


def test_a_workbook_is_no_template() -> None:
    place = BytesIO()
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr(TYPES, "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(UserError, match="no presentation"):
        presentation_of(place.getvalue())


@pytest.mark.parametrize("kind", [b"template.macroEnabled.main", b"presentation.macroEnabled.main"])
def test_macros_are_refused(template: bytes, kind: bytes) -> None:
    with pytest.raises(UserError, match="macros"):
        presentation_of(changed(template, TYPES, lambda old: old.replace(b"template.main", kind)))


def test_a_macro_part_is_refused_whatever_the_types_say(template: bytes) -> None:
    with pytest.raises(UserError, match="macros"):
        presentation_of(with_part(template, "ppt/vbaProject.bin", b"x"))


def test_entities_are_refused(template: bytes) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

    with pytest.raises(UserError, match="XML entities"):
        presentation_of(with_part(template, "ppt/theme/theme9.xml", bomb))


def test_entities_in_utf_16_are_refused(template: bytes) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")

    with pytest.raises(UserError, match="XML entities"):
        presentation_of(with_part(template, "ppt/theme/theme9.xml", bomb))


def test_pictures_that_would_be_fetched_are_refused_and_links_to_click_are_not(template: bytes) -> None:
    part = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    def linked(to: str) -> bytes:
        entry = (
            f'<Relationship Id="rId99" Type="{kind}{to}" Target="http://x.invalid/" TargetMode="External"/>'
        )
        return changed(
            template, part, lambda old: old.replace(b"</Relationships>", entry.encode() + b"</Relationships>")
        )

    with pytest.raises(UserError, match="from other files"):
        presentation_of(linked("image"))
    assert presentation_of(linked("hyperlink"))


def test_what_would_unpack_to_far_more_is_refused(template: bytes) -> None:
    with pytest.raises(UserError, match="would unpack"):
        presentation_of(with_part(template, "ppt/media/image1.png", bytes(60 * 1024**2)))


def test_too_many_parts_are_refused() -> None:
    place = BytesIO()
    with zipfile.ZipFile(place, "w") as packed:
        for number in range(5001):
            packed.writestr(f"ppt/{number}.xml", "")

    with pytest.raises(UserError, match="5,001 parts"):
        presentation_of(place.getvalue())


def test_a_part_that_is_there_twice_is_refused(template: bytes) -> None:
    with pytest.raises(UserError, match="overlap"):
        presentation_of(with_part(template, "PPT/presentation.xml", b"<a/>"))


def test_a_template_without_a_title_is_refused() -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:-1]:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    for shape in list(deck.slide_layouts[-1].placeholders):
        shape._element.getparent().remove(shape._element)
    place = BytesIO()
    deck.save(place)

    with pytest.raises(UserError, match="no layout with a title"):
        stage_of(place.getvalue())


def test_a_template_at_which_the_library_stumbles_is_refused(template: bytes) -> None:
    with pytest.raises(UserError, match="damaged"):
        stage_of(changed(template, "ppt/presentation.xml", lambda _: b"<broken"))


def test_layouts_are_found_by_what_they_hold(template: bytes) -> None:
    stage = stage_of(changed(template, "ppt/slideLayouts/slideLayout6.xml", _renamed))

    assert stage.page.name == "Nur Titel"
    assert stage.opening.name == "Title Slide"
    assert stage.title_size == 44
    assert (stage.width, stage.height) == (9144000, 6858000)
    assert not stage.panel


def _renamed(layout: bytes) -> bytes:
    return layout.replace(b'name="Title Only"', b'name="Nur Titel"').replace(b'type="titleOnly"', b"")


def test_on_a_dark_template_content_has_a_light_ground() -> None:
    stage = stage_of(dark_16_to_9())

    assert stage.panel
    assert stage.ink == "#ffffff"
    assert stage.ground == "#ffffff"


@pytest.mark.parametrize("colour", ["F2F2EC", "FFFFFF"])
def test_on_a_light_template_content_stands_on_its_background(template: bytes, colour: str) -> None:
    part = "ppt/slideMasters/slideMaster1.xml"
    ground = (
        f'<p:bg><p:bgPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    )
    own = b'<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'

    stage = stage_of(changed(template, part, lambda old: old.replace(own, ground.encode())))

    assert not stage.panel
    assert stage.ground == f"#{colour.lower()}"


def test_a_slide_show_opens_as_well(template: bytes) -> None:
    show = changed(template, TYPES, lambda old: old.replace(b"template.main", b"slideshow.main"))

    assert stage_of(show).title_size == 44
    assert stage_of(as_potx(show)).title_size == 44


def test_lists_of_slides_that_are_no_more_go_with_them(template: bytes) -> None:
    shows = b'<p:custShowLst><p:custShow name="a" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14='
        b'"http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst>'
    )
    end = b"</p:presentation>"
    listed = changed(template, "ppt/presentation.xml", lambda old: old.replace(end, shows + sections + end))

    element = stage_of(listed).deck.element

    assert not [one for one in element.iter() if one.tag.endswith(("sectionLst", "custShowLst"))]
    assert not len(element.find("{*}sldIdLst"))


def test_a_jump_of_a_layout_to_a_slide_keeps_no_slide(template: bytes) -> None:
    part = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    entry = f'<Relationship Id="rId9" Type="{kind}" Target="../slides/slide1.xml"/></Relationships>'
    jump = b'<p:cNvPr id="2" name="Title 1"><a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/></p:cNvPr>'
    linked = changed(template, part, lambda old: old.replace(b"</Relationships>", entry.encode()))
    linked = changed(
        linked,
        "ppt/slideLayouts/slideLayout6.xml",
        lambda old: old.replace(b'<p:cNvPr id="2" name="Title 1"/>', jump),
    )

    deck = stage_of(linked).deck

    assert not [part for part in deck.part.package.iter_parts() if "/slides/" in part.partname]


def test_what_is_said_of_the_file_of_a_template_goes(template: bytes) -> None:
    lock = b'<p:modifyVerifier algorithmName="SHA-512" hashData="a" saltData="b" spinValue="1"/>'
    end = b"</p:presentation>"
    locked = changed(template, "ppt/presentation.xml", lambda old: old.replace(end, lock + end))

    deck = stage_of(locked).deck

    assert deck.element.find("{*}modifyVerifier") is None
    assert not [part for part in deck.part.package.iter_parts() if "thumbnail" in part.partname]


def test_a_number_at_the_top_leaves_the_footer_at_the_foot(template: bytes) -> None:
    part = "ppt/slideMasters/slideMaster1.xml"
    place = b'<a:off x="6553200" y="6356350"/>'
    high = changed(template, part, lambda old: old.replace(place, b'<a:off x="6553200" y="10000"/>'))

    stage = stage_of(high)

    assert stage.number.top == 10000
    assert stage.footer.top > stage.content.bottom > stage.height // 2


def test_beside_a_narrow_title_content_is_as_wide_as_the_slide_allows(template: bytes) -> None:
    part = "ppt/slideMasters/slideMaster1.xml"
    size = b'<a:ext cx="8229600" cy="1143000"/>'
    narrow = changed(template, part, lambda old: old.replace(size, b'<a:ext cx="3000000" cy="1143000"/>'))

    stage = stage_of(narrow)

    assert (stage.content.left, stage.content.right) == (457200, 9144000 - 457200)
