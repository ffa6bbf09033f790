"""The parts of a zipped workbook: how they are called, and which of them holds which sheet."""

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator

WORKBOOK = "xl/workbook.xml"
_LARGEST_INDEX = 16 * 1024**2
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def member(packed: zipfile.ZipFile, name: str) -> str:
    """Return the name of a part as the file spells it, whose slashes and capitals may differ.

    Raises:
        KeyError: If there is no such part.
    """
    for spelt in packed.namelist():
        if spelt.replace("\\", "/").lstrip("/").lower() == name.lower():
            return spelt
    raise KeyError(name)


def sheet_parts(packed: zipfile.ZipFile, index: bytes) -> dict[str, str]:
    """Return the names of the parts that hold the sheets, by the names of these.

    Args:
        packed: The file.
        index: Content of its part ``WORKBOOK``.

    Raises:
        KeyError: If it has no list of relations.
    """
    targets: dict[str, str] = {}
    for name, _, target in relations(packed, WORKBOOK):
        targets.setdefault(name, target)
    found = {}
    for sheet in _SHEET.finditer(index):
        attributes = attributes_of(sheet[1])
        if attributes.get("id", "") in targets:
            found[attributes.get("name", "")] = targets[attributes.get("id", "")]
    return found


def related(packed: zipfile.ZipFile, part: str, relation: str) -> str:
    """Return the name of the part that a part refers to.

    Raises:
        KeyError: If there is no such relation.
    """
    for name, _, target in relations(packed, part):
        if name == relation:
            return target
    raise KeyError(relation)


def tables_of(packed: zipfile.ZipFile, part: str) -> list[str]:
    """Return the names of the parts with the tables (ListObjects) of a sheet."""
    try:
        return [target for _, kind, target in relations(packed, part) if kind.endswith("/table")]
    except KeyError:
        return []


def relations(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, kind and part of everything that a part refers to.

    Raises:
        KeyError: If it refers to nothing.
    """
    folder, name = posixpath.split(part)
    with packed.open(member(packed, posixpath.join(folder, "_rels", f"{name}.rels"))) as file:
        text = file.read(_LARGEST_INDEX)
    for relationship in _RELATIONSHIP.finditer(text):
        attributes = attributes_of(relationship[1])
        target = attributes.get("target", "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield attributes.get("id", ""), attributes.get("type", ""), path


def attributes_of(text: bytes) -> dict[str, str]:
    """Return the attributes of a tag by their names in small letters, without a prefix."""
    return {
        name.rpartition(b":")[2].decode("utf-8", "replace").lower(): html.unescape(
            (double or single).decode("utf-8", "replace")
        )
        for name, double, single in _ATTRIBUTE.findall(text)
    }
