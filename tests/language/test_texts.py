"""Texts of the source can be translated, and translations keep what stands in their places."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import languages

SOURCE = Path(__file__).resolve().parents[2] / "desktop" / "headroom"
TEXTS = {"tr": (0,), "tr_count": (0, 1), "tr_in": (0, 1)}
"""The functions that translate, and which of their arguments are texts."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call that translates a text, with its place."""
    for file in sorted(SOURCE.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if file.parent.name == "language" or "headroom.language" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS:
                yield f"{file.relative_to(SOURCE)}:{node.lineno}", node


def places(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def fault(call: ast.Call) -> str:
    """Return why a call cannot be translated; empty where it can."""
    assert isinstance(call.func, ast.Name)
    texts = [call.args[at] for at in TEXTS[call.func.id]]
    told = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
    if len(told) < len(texts) or not all(told):
        return "a text to translate is a literal, and not empty"
    filled = {keyword.arg for keyword in call.keywords}
    asked = set().union(*(places(text) for text in (told[1:] if call.func.id == "tr_in" else told)))
    if call.func.id == "tr_count":
        if len(call.args) != len(("one", "many", "n")):
            return "tr_count has two texts and a number"
        filled.add("n")
        asked.add("n")
    return "" if asked == filled else f"places are {sorted(asked)}, filled are {filled}"


def test_texts_are_literals_whose_places_are_filled() -> None:
    found = list(calls())
    assert len(found) > len(TEXTS)
    assert [f"{place}: {why}" for place, call in found if (why := fault(call))] == []


def messages(code: str) -> list[Message]:
    """Return the translated texts of a language."""
    return [message for message in languages.read(code) if message.id and not message.fuzzy]


@pytest.mark.parametrize("code", languages.CODES)
def test_translations_have_the_places_of_their_texts(code: str) -> None:
    for message in messages(code):
        wanted = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        told = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for at, text in enumerate(told):
            if text:
                here = places(wanted[min(at, len(wanted) - 1)])
                assert places(text) | {"n"} == here | {"n"}, f"{code}: {message.id!r}"


@pytest.mark.parametrize("code", languages.CODES)
def test_what_the_program_reads_is_compiled_from_what_translators_keep(code: str) -> None:
    assert languages.compiled(code) == languages.mo_file(code).read_bytes(), "packaging/languages.py compile"


@pytest.mark.parametrize("code", languages.CODES)
def test_translators_have_every_text_of_the_source_and_no_other(code: str) -> None:
    def texts(catalog: Catalog) -> set[tuple[object, ...]]:
        return {(message.context or "", message.id) for message in catalog if message.id}

    kept, wanted = texts(languages.read(code)), texts(languages.template())
    assert (wanted - kept, kept - wanted) == (set(), set()), "packaging/languages.py collect"


@pytest.mark.parametrize("code", languages.CODES)
def test_nothing_is_left_untranslated(code: str) -> None:
    assert [message.id for message in languages.untranslated(languages.read(code))] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_spaces_line_breaks_and_keys_of_menus_are_those_of_the_text(code: str) -> None:
    faults = []
    for message in messages(code):
        wanted = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        told = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for text in filter(None, told):
            like = wanted[-1]
            same = (
                (like[:1] == " ") == (text[:1] == " "),
                like.count("\n") == text.count("\n"),
                like.count("&") == text.count("&"),
                like.count("\t") == text.count("\t"),
            )
            faults += [] if all(same) else [(like, text)]
    assert faults == []
