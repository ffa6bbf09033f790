"""The texts of the program and their translations.

    python packaging/languages.py collect     the texts of the source into resources/languages/*/headroom.po
    python packaging/languages.py compile     the translations into the files that the program reads
    python packaging/languages.py missing     what is not translated, and what does not fit

``resources/languages/<code>/headroom.po`` is what translators keep. Where a text changed in the source its
translation stays beside it, marked as doubtful (``fuzzy``), and is not used until somebody has looked at it.
It needs Babel: ``pip install -e .[languages]``.
"""

import ast
import contextlib
import io
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "resources" / "languages"
CODES = ("es", "fr")
"""The languages that the source is translated into."""

_SOURCE = ROOT / "desktop" / "headroom"
_KEYWORDS: dict[str, Any] = {"tr": None, "tr_count": (1, 2), "tr_in": ((1, "c"), 2), "Field": ((1, "c"), 2)}
"""What is collected: the calls that translate, and the heading of a column by its key."""

_WIDTH = 110
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

_TOLD = {
    "policies": ("title", "label", "summary", "note", "missing"),
    "law": ("title", "note"),
}
"""Folders of resources, and the keys of their files whose texts people read."""


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says and return an exit code."""
    match arguments:
        case ["collect"]:
            collect()
        case ["compile"]:
            compile_all()
        case ["missing"]:
            return report()
        case _:
            print(__doc__)
            return 2
    return 0


def template() -> Catalog:
    """Return every text of the source, with the places where it stands."""
    found = Catalog(project="Headroom", charset="utf-8")
    found_in_code = extract_from_dir(
        _SOURCE,
        [("**.py", "python")],
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    with contextlib.redirect_stderr(io.StringIO()):  # it warns of f-strings that fill the places of a text
        for name, line, message, comments, context in found_in_code:
            place = (f"desktop/headroom/{name}", line)
            found.add(message, None, [place], auto_comments=comments, context=context)
    for text, context, file in in_f_strings():
        found.add(text, None, [(file, 0)], context=context)
    for text, context, file in enumerated():
        found.add(text, None, [(file, 0)], context=context)
    for text, file in resource_texts():
        found.add(text, None, [(file, 0)])
    return found


def in_f_strings() -> Iterator[tuple[str | tuple[str, str], str | None, str]]:
    """Yield the texts that are translated inside f-strings, with the context of each and its file.

    Babel sees them from Python 3.12 on only: an f-string is one token before.
    """
    for file in sorted(_SOURCE.rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        strings = (
            node
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.JoinedStr)
        )
        calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
        for call in calls:
            told = [one.value for one in call.args if isinstance(one, ast.Constant)]
            match ast.unparse(call.func), told:
                case "tr", [str(text)]:
                    yield text, None, place
                case "tr_count", [str(one), str(many), *_]:
                    yield (one, many), None, place
                case "tr_in", [str(context), str(text)]:
                    yield text, context, place


def enumerated() -> Iterator[tuple[str, str, str]]:
    """Yield the words of enumerations, with the name of each and its file."""
    for file in sorted(_SOURCE.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if "(WordEnum)" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and "WordEnum" in map(ast.unparse, node.bases):
                place = file.relative_to(ROOT).as_posix()
                values = [one.value for one in node.body if isinstance(one, ast.Assign)]
                words = [value.value for value in values if isinstance(value, ast.Constant)]
                yield from ((word, node.name, place) for word in words if isinstance(word, str))


def resource_texts() -> Iterator[tuple[str, str]]:
    """Yield the texts of the program's own files that people read, with the file of each."""
    for folder, keys in _TOLD.items():
        for file in sorted((ROOT / "resources" / folder).glob("*.toml")):
            place = file.relative_to(ROOT).as_posix()
            for text in _texts(tomllib.loads(file.read_text(encoding="utf-8")), keys):
                yield text, place


def _texts(value: object, keys: Sequence[str]) -> Iterator[str]:
    """Yield the texts that stand under these keys, however deep."""
    match value:
        case dict():
            for key, inner in value.items():
                told = inner if isinstance(inner, list) else [inner]
                if key in keys and all(isinstance(text, str) for text in told):
                    yield from filter(str.strip, told)
                else:
                    yield from _texts(inner, keys)
        case list():
            for inner in value:
                yield from _texts(inner, keys)


def po_file(code: str) -> Path:
    """Return the file that translators keep."""
    return LANGUAGES / code / "headroom.po"


def mo_file(code: str) -> Path:
    """Return the file that the program reads; it is made and not kept in the repository."""
    return LANGUAGES / code / "headroom.mo"


def read(code: str) -> Catalog:
    """Return what is translated into a language."""
    with po_file(code).open("rb") as file:
        return read_po(file)


def collect() -> None:
    """Bring the texts of the source into every file of translations."""
    texts = template()
    for code in CODES:
        translations = read(code)
        translations.update(texts, no_fuzzy_matching=False)
        _write(code, translations)
        print(
            f"{code}: {len(translations)} texts, {sum(1 for _ in untranslated(translations))} not translated"
        )


def _write(code: str, translations: Catalog) -> None:
    """Write a file of translations, in an order that changes little from one time to the next."""
    translations.obsolete.clear()
    for message in translations:
        message.flags.discard("python-format")  # places are named in braces
    out = io.BytesIO()
    write_po(out, translations, width=_WIDTH, sort_output=True, include_lineno=False, omit_header=True)
    file = po_file(code)
    header = file.read_bytes().split(b"\n\n", 1)[
        0
    ]  # it names no day, so that it differs only where a text does
    file.write_bytes(header + b"\n\n" + out.getvalue())


def compile_all() -> None:
    """Write what the program reads, of every language."""
    for code in CODES:
        mo_file(code).write_bytes(compiled(code))


def compiled(code: str) -> bytes:
    """Return what the program reads of a language."""
    out, translations = io.BytesIO(), read(code)
    translations.creation_date = translations.revision_date = _NO_DAY  # the same texts make the same file
    write_mo(out, translations)
    return out.getvalue()


def untranslated(translations: Catalog) -> Iterator[Message]:
    """Yield the texts that have no translation, or a doubtful one."""
    for message in translations:
        if message.id and (message.fuzzy or not all(_strings(message))):
            yield message


def _strings(message: Message) -> tuple[str, ...]:
    """Return the translation of a text, in each form of number."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def report() -> int:
    """Print what is missing and return 1 where anything is."""
    faults = 0
    for code in CODES:
        for message in untranslated(read(code)):
            faults += 1
            print(f"{code}: {message.id!r}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
