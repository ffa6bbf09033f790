"""Texts in the language of the program."""

import gettext
import os
import subprocess
import sys
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from headroom.language import catalog, localized, tr, tr_count, tr_in, translated
from headroom.language.languages import LANGUAGES, VARIABLE


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a Spanish of four texts, and write numbers as in French."""
    texts = Catalog(locale="en")
    texts.add("{model} misses it by {points}", "A {model} le faltan {points}")
    texts.add(("{n} model qualifies", "{n} models qualify"), ("{n} modelo califica", "{n} modelos califican"))
    texts.add("fails", "no califica", context="a verdict")
    texts.add("Harbour maintenance fee", "Cuota de mantenimiento portuario")
    file = BytesIO()
    write_mo(file, texts)
    file.seek(0)
    spoken = gettext.GNUTranslations(file)
    monkeypatch.setattr(catalog, "_texts", lambda: spoken)
    monkeypatch.setattr(catalog, "language", lambda: LANGUAGES["fr"])


def test_in_english_a_text_is_what_stands_in_the_code() -> None:
    assert tr("{model} misses it by {points}", model="Tacoma", points="3 pp") == "Tacoma misses it by 3 pp"
    assert tr_count("{n} model qualifies", "{n} models qualify", 1) == "1 model qualifies"
    assert tr_count("{n} model qualifies", "{n} models qualify", 1204) == "1,204 models qualify"
    assert tr_in("a verdict", "fails") == "fails"
    assert translated("Harbour maintenance fee") == "Harbour maintenance fee"
    assert localized("1,204.5") == "1,204.5"


@pytest.mark.usefixtures("spanish")
def test_texts_are_translated_with_what_stands_in_their_places() -> None:
    assert tr("{model} misses it by {points}", model="Tacoma", points="3 pp") == "A Tacoma le faltan 3 pp"
    assert tr_in("a verdict", "fails") == "no califica"
    assert tr("fails") == "fails"  # elsewhere it reads otherwise
    assert translated("Harbour maintenance fee") == "Cuota de mantenimiento portuario"


@pytest.mark.usefixtures("spanish")
def test_the_number_chooses_the_form_and_is_written_as_in_the_language() -> None:
    assert tr_count("{n} model qualifies", "{n} models qualify", 1) == "1 modelo califica"
    many = tr_count("{n} model qualifies", "{n} models qualify", 1204)
    assert many == "1\N{NO-BREAK SPACE}204 modelos califican"
    assert localized("1,204.5") == "1\N{NO-BREAK SPACE}204,5"


def test_braces_of_strangers_mean_nothing() -> None:
    assert tr("{model} fails", model="{0} {model} {") == "{0} {model} { fails"


def test_what_is_empty_stays_empty_as_the_empty_text_of_a_catalog_is_its_header() -> None:
    assert translated("") == ""


@pytest.mark.parametrize("code", ["", "xx", "../fr"])
def test_a_language_that_there_is_not_is_english(code: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from headroom.language import language; print(language().code)"],
        env={**os.environ, VARIABLE: code},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["en"]
