"""A template of a company, a foreign file: looked at before anything of it is understood, else refused.

What is looked at: that it is a presentation and whole, how large it would be unpacked, how many parts it has,
that no part defines entities, holds a program, or is drawn in from outside. What remains: its pictures
and XML are decoded by libraries, which is why that happens in the confined process.
"""

import re
import zipfile
from io import BytesIO

from headroom.language import localized, tr
from headroom.user_error import UserError
from headroom.workbook.bytes.compound import SIGNATURE
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP

LARGEST_TEMPLATE = 100 * 1024**2
"""Bytes a template may have."""

_LARGEST_UNPACKED = 400 * 1024**2
_LARGEST_XML = 64 * 1024**2
_MOST_PARTS = 5000
_HIGHEST_RATIO, _RATIO_FROM = 200, 50 * 1024**2
_ENCRYPTED = 1
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"presentationml.template.main+xml"
_SHOW = b"presentationml.slideshow.main+xml"
_PRESENTATION = b"presentationml.presentation.main+xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_XML = (".xml", ".rels", ".vml")
_EXTERNAL = re.compile(
    rb"<[^<>]*Relationship\b[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>", re.IGNORECASE
)
_HYPERLINK = b"/relationships/hyperlink"
_SAVE_AGAIN = tr("Open it in PowerPoint, save it as a new .potx file and choose that.")


def presentation_of(template: bytes) -> bytes:
    """Return a template as a presentation that the library opens.

    Args:
        template: Content of a .potx or .pptx file.

    Raises:
        UserError: If it is none, is not whole, is too large, or holds what no template of ours may.
    """
    if template.startswith(SIGNATURE):
        msg = tr(
            "The template is protected by a password or a label, or of a format before 2007. "
            "Open it in PowerPoint, take the protection off, save it as .potx and choose that."
        )
        raise UserError(msg)
    if len(template) > LARGEST_TEMPLATE:
        msg = tr(
            "The template has {size} MB, and {most} MB is the most. Delete slides and pictures that the "
            "layouts do not need, and save it again.",
            size=localized(f"{len(template) / 1024**2:,.0f}"),
            most=LARGEST_TEMPLATE // 1024**2,
        )
        raise UserError(msg)
    try:
        with zipfile.ZipFile(BytesIO(template)) as packed:
            _refuse_outsized(packed, len(template))
            parts = {entry.filename: packed.read(entry) for entry in packed.infolist()}
    except (*BROKEN_ZIP, ValueError, MemoryError) as cause:
        raise UserError(_no_template(tr("it is not whole"))) from cause
    _refuse_foreign(parts)
    types = parts[_TYPES]
    if _PRESENTATION in types:
        return template
    parts[_TYPES] = types.replace(_TEMPLATE, _PRESENTATION).replace(_SHOW, _PRESENTATION)
    place = BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return place.getvalue()


def _refuse_outsized(packed: zipfile.ZipFile, size: int) -> None:
    """Refuse what would unpack to far more than it is.

    Raises:
        UserError: If it would.
    """
    entries = packed.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    largest_xml = max((entry.file_size for entry in entries if _is_xml(entry.filename)), default=0)
    outsized = unpacked > _LARGEST_UNPACKED or largest_xml > _LARGEST_XML or len(entries) > _MOST_PARTS
    if outsized or (unpacked > _RATIO_FROM and unpacked > _HIGHEST_RATIO * size):
        said = tr(
            "The template would unpack to {size} MB in {count} parts and is not opened.",
            size=localized(f"{unpacked / 1024**2:,.0f}"),
            count=localized(f"{len(entries):,}"),
        )
        msg = f"{said} {_SAVE_AGAIN}"
        raise UserError(msg)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        msg = tr("The template is a zip file with a password. Unpack it and choose the template in it.")
        raise UserError(msg)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or sum(entry.compress_size for entry in entries) > size:
        raise UserError(_no_template(tr("its parts overlap")))


def _refuse_foreign(parts: dict[str, bytes]) -> None:
    """Refuse what is no presentation, runs something, or draws something in from outside.

    Raises:
        UserError: If it is so.
    """
    types = parts.get(_TYPES, b"")
    plain = types.replace(b"\0", b"")
    if any(word in plain for word in _MACROS) or any(
        name.lower().endswith("vbaproject.bin") for name in parts
    ):
        msg = tr(
            "The template holds macros and is not opened. "
            "Save it in PowerPoint as a template without macros (.potx) and choose that."
        )
        raise UserError(msg)
    if not any(kind in types for kind in (_PRESENTATION, _TEMPLATE, _SHOW)):
        raise UserError(_no_template(tr("it is no presentation")))
    for name, content in parts.items():
        if not _is_xml(name):
            continue
        if b"<!" in content.replace(b"\0", b"") and b"<!DOCTYPE" in content.replace(b"\0", b""):
            said = tr(
                "The template holds definitions that no presentation needs and that can harm a computer (XML "
                "entities). It is not opened."
            )
            msg = f"{said} {_SAVE_AGAIN}"
            raise UserError(msg)
        if name.lower().endswith(".rels"):
            _refuse_outside(name, content)


def _refuse_outside(name: str, content: bytes) -> None:
    """Refuse pictures and objects that would be fetched from elsewhere when the deck is opened.

    Links to be clicked stay.

    Raises:
        UserError: If there is one.
    """
    if "/slides/" in name:  # the template's slides are dropped
        return
    for relation in _EXTERNAL.findall(content.replace(b"\0", b"")):
        if _HYPERLINK not in relation:
            msg = tr(
                "The template draws pictures or objects in from other files and is not opened: a deck made "
                "with it would fetch them. Embed them in PowerPoint (File, Info, Edit Links) and save it."
            )
            raise UserError(msg)


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_XML)


def _no_template(reason: str) -> str:
    """Return the sentence for a file that is no template."""
    return tr(
        "The template cannot be used: {reason}. Choose a .potx or .pptx file, or save it anew in PowerPoint.",
        reason=reason,
    )
