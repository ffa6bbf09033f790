"""Headings and words in more languages."""

import pytest

from headroom.book.fields.field import Choice
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import TableKind
from headroom.workbook.fields.choice_words import choice_key, choice_words
from headroom.workbook.fields.headings import HeadingTable, heading_words
from headroom.workbook.fields.known_headings import exact, pieces
from headroom.workbook.fields.languages import (
    MORE_SPELLINGS,
    MORE_WORDS,
    chinese,
    italian,
    japanese,
    korean,
    portuguese,
)

_LANGUAGES = (portuguese, italian, chinese, japanese, korean)
_BY_NAME = {language.__name__.rpartition(".")[2]: language for language in _LANGUAGES}


@pytest.mark.parametrize("kind", MORE_SPELLINGS)
def test_every_spelling_means_its_own_field_and_none_hides_another(kind: TableKind) -> None:
    names = HeadingTable(FIELDS[kind], MORE_SPELLINGS[kind])
    fields = {field.name: field for field in FIELDS[kind]}

    assert set(MORE_SPELLINGS[kind]) <= set(fields)
    for name, field in fields.items():
        for written in (field.heading, field.spellings, MORE_SPELLINGS[kind].get(name, ""), field.asked):
            for spelling in filter(None, written.split("|")):
                assert (names.find(spelling) or ("",))[0] == name, spelling


def test_every_word_means_one_choice_of_its_column() -> None:
    choices = [field.choices for fields in FIELDS.values() for field in fields if field.choices]

    assert set(MORE_WORDS) <= {choice.word for several in choices for choice in several}
    for several in choices:
        for choice in several:
            for word in f"{choice.word}|{choice.spellings}|{MORE_WORDS.get(choice.word, '')}".split("|"):
                if word:
                    assert several[choice_words(several)[choice_key(word)]] == choice, word


@pytest.mark.parametrize("language", _LANGUAGES, ids=_BY_NAME)
def test_a_language_has_what_a_sourcing_workbook_needs(language: object) -> None:
    needed = {field.name for field in FIELDS[TableKind.SOURCING] if field.required} | {"quantity", "currency"}

    assert needed <= set(_BY_NAME[str(getattr(language, "__name__", "")).rpartition(".")[2]].SOURCING)


@pytest.mark.parametrize(
    ("text", "field", "currency"),
    [
        ("车型", "model", ""),
        ("单价", "unit_cost", ""),
        ("单价\uff08元\uff09", "unit_cost", "CNY"),
        ("單價(元)", "unit_cost", "TWD"),
        ("单价(RMB)", "unit_cost", "CNY"),
        ("单价_美元", "unit_cost", "USD"),
        ("単価\uff08円\uff09", "unit_cost", "JPY"),
        ("단가 (원)", "unit_cost", "KRW"),
        ("Preço unitário (R$)", "unit_cost", "BRL"),
        ("Prezzo unitario €", "unit_cost", "EUR"),
        ("\uff28\uff34\uff33コード", "hts_code", ""),
        ("部品\uff2e\uff4f\uff0e", "part_number", ""),
        ("원산지", "origin", ""),
        ("NCM", "hts_code", ""),
        ("Qtde. por veículo", "quantity", ""),
        ("Livello", "level", ""),
        ("Nível", "level", ""),
        ("层级", "level", ""),
        ("階層", "level", ""),
        ("レベル", "level", ""),
        ("레벨", "level", ""),
        ("父项编码", "parent_part", ""),
        ("親品番", "parent_part", ""),
        ("상위 품번", "parent_part", ""),
        ("Codice padre", "parent_part", ""),
        ("自制/外购", "made_by", ""),
        ("内外作区分", "made_by", ""),
    ],
)
def test_headings_of_other_scripts_and_widths_are_known(text: str, field: str, currency: str) -> None:
    found = exact(TableKind.SOURCING, text)

    assert found is not None
    assert (found.field, found.currency) == (field, currency)


@pytest.mark.parametrize(
    ("text", "currency", "per"),
    [
        ("单价(万元)", "CNY", 1e-4),
        ("单价(千元)", "CNY", 1e-3),
        ("単価(千円)", "JPY", 1e-3),
        ("単価(百万円)", "JPY", 1e-6),
        ("단가(천원)", "KRW", 1e-3),
        ("单价(元/千件)", "CNY", 1000.0),
        ("单价(元/百件)", "CNY", 100.0),
        ("単価(円/千個)", "JPY", 1000.0),
        ("单价(万元/千件)", "CNY", 0.1),
        ("单价(元/件)", "CNY", 1.0),
        ("単価(円)", "JPY", 1.0),
    ],
)
def test_thousands_of_money_and_of_pieces_are_told_from_the_heading(
    text: str, currency: str, per: float
) -> None:
    found = exact(TableKind.SOURCING, text)

    assert found is not None
    assert (found.field, found.currency) == ("unit_cost", currency)
    assert pieces(text) == pytest.approx(per)


def test_marks_of_japanese_syllables_are_no_accents() -> None:
    assert heading_words("がき") != heading_words("かき")
    assert heading_words("Größe Año \uff31\uff34\uff39") == ["grosse", "ano", "qty"]


@pytest.mark.parametrize("word", ["是", "はい", "예", "sim", "SÌ", "\uff39\uff25\uff33"])
def test_yes_is_said_in_every_language(word: str) -> None:
    found = choice_words((Choice("yes"), Choice("no")))

    assert found[choice_key(word)] == 0
