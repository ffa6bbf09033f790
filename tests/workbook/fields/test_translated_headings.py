"""Headings and words of choices of a template in another language are recognised, whatever the program's."""

import gettext

import pytest

import languages
from headroom.book.fields.field_tables import FIELDS
from headroom.book.fields.part_fields import PART_FIELDS
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.layout import TableKind
from headroom.language import catalog
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.fields.headings import CANONICAL, HeadingTable
from headroom.workbook.fields.known_headings import exact

CONTEXTS = (
    "VehicleClass",
    "Powertrain",
    "PartRole",
    "CoreGroup",
    "TransportMode",
    "Answer",
    "SourceChoice",
    "PartMaker",
)
"""Of the words that cells choose from."""


class Words(gettext.NullTranslations):
    """Says two things otherwise."""

    def pgettext(self, context: str, message: str) -> str:
        """Return a text in another language."""
        said = {("origin", "Country of origin"): "Whence", ("PartMaker", "supplier"): "they"}
        return said.get((context, message), message)


def test_the_heading_of_the_program_s_language_is_recognised_beside_the_english_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken = Words()
    monkeypatch.setattr(catalog, "_texts", lambda: spoken)
    table = HeadingTable(PART_FIELDS)
    assert table.find("Whence") == ("origin", CANONICAL, "")
    assert table.find("Country of origin") == ("origin", CANONICAL, "")
    origin = next(field for field in SOURCING if field.name == "origin")
    assert (origin.english, origin.heading, origin.said) == ("Country of origin", "Whence", "Whence")


@pytest.mark.parametrize("code", languages.CODES)
def test_a_template_in_any_language_is_read_in_every_language(code: str) -> None:
    said = languages.read(code)
    for kind, fields in FIELDS.items():
        for field in fields:
            found = said.get(field.english, context=field.name)
            if found is not None and found.string and not found.fuzzy:
                meaning = exact(kind, str(found.string))
                assert meaning is not None, (code, field.name, found.string)
                assert meaning.field == field.name, (code, field.name, found.string)


@pytest.mark.parametrize("code", languages.CODES)
def test_choices_in_any_language_are_read_in_every_language(code: str) -> None:
    texts = [message for message in languages.read(code) if message.context in CONTEXTS and not message.fuzzy]
    for fields in FIELDS.values():
        for field in fields:
            known = choice_words(field.choices)
            for place, choice in enumerate(field.choices):
                for word in (str(text.string) for text in texts if text.id == choice.word and text.string):
                    assert known.get(choice_key(word)) == place, (code, field.name, word)


def test_every_choice_has_a_word_for_people() -> None:
    texts = languages.template()
    words = {choice.word for fields in FIELDS.values() for field in fields for choice in field.choices}
    told = {str(text.id) for text in texts if text.context in CONTEXTS}
    assert words - told == set()


def test_every_heading_is_collected_for_translators() -> None:
    texts = languages.template()
    for kind in TableKind:
        for field in FIELDS.get(kind, ()):
            assert texts.get(field.english, context=field.name) is not None, field.name
