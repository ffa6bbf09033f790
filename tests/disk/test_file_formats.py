"""The formats of the program's own files: what is written there is never a matter of names in the program."""

import json
import subprocess
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import msgspec
import pytest

from headroom.analysis.model_filter import ModelTrait
from headroom.book.classes_and_roles import PartRole, VehicleCategory, VehicleClass
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import DecimalMark, ShareUnit, TableKind
from headroom.disk.file_words import FileWords
from headroom.rules.measures import DutyBase, RateKind, Trade, When
from headroom.rules.part_changes import Sources
from headroom.rules.policy import Test, VnmRule
from headroom.rules.verdict import Verdict
from headroom.work import format_1, format_2, policy_words, work_words
from headroom.workbook.layouts import layout_format_1, layout_format_2, layout_words

SCHEMAS = Path(__file__).parent / "schemas"
RECORDS: Mapping[str, type[msgspec.Struct]] = {
    "work_1": format_1.Work,
    "work_2": format_2.Work,
    "layout_1": layout_format_1.LayoutFile,
    "layout_2": layout_format_2.LayoutFile,
}
TABLES: Mapping[str, FileWords[object]] = {
    name: table
    for module in (policy_words, work_words, layout_words)
    for name, table in vars(module).items()
    if isinstance(table, FileWords)
} | {f"FIELDS of {layout_words.KINDS.word(kind)}": table for kind, table in layout_words.FIELD_WORDS.items()}
ENUMS: Mapping[str, type[Enum]] = {
    "TESTS": Test,
    "VNM_RULES": VnmRule,
    "CLASSES": VehicleClass,
    "CATEGORIES": VehicleCategory,
    "ROLES": PartRole,
    "TRADES": Trade,
    "STATES": When,
    "BASES": DutyBase,
    "RATE_KINDS": RateKind,
    "KINDS": TableKind,
    "DECIMALS": DecimalMark,
    "SOURCES": Sources,
    "TRAITS": ModelTrait,
    "UNITS": ShareUnit,
}


def without_words_for_people(schema: object) -> object:
    if isinstance(schema, dict):
        return {
            key: without_words_for_people(value)
            for key, value in sorted(schema.items())
            if key != "description" or not isinstance(value, str)
        }
    if isinstance(schema, list):
        return [without_words_for_people(value) for value in schema]
    return schema


@pytest.mark.parametrize("name", RECORDS)
def test_the_keys_of_a_format_are_those_that_were_published(name: str) -> None:
    schema = json.loads(json.dumps(without_words_for_people(msgspec.json.schema(RECORDS[name]))))
    published = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))

    assert schema == published, "a key that is added gets a default and a revision, all else a new format"


def test_the_words_of_files_are_those_that_were_published() -> None:
    words = {name: set(table.values) for name, table in TABLES.items()}
    published = json.loads((SCHEMAS / "words_2.json").read_text(encoding="utf-8"))

    gone = {name: set(of_release) - words[name] for name, of_release in published.items()}
    assert not any(gone.values()), "a word that was published keeps its meaning for ever"


@pytest.mark.parametrize("name", ENUMS)
def test_everything_that_a_file_may_say_has_one_word(name: str) -> None:
    table = TABLES[name]

    assert set(table.words) == set(ENUMS[name])
    assert len(table.values) == len(table.words)
    assert {table.value(word): word for word in table.values} == dict(table.words)


def test_every_verdict_has_a_word() -> None:
    assert {word: work_words.VERDICTS.value(word) for word in work_words.VERDICTS.values} == {
        "fails": Verdict.FAILS.word,
        "undetermined": Verdict.UNDETERMINED.word,
        "qualifies": Verdict.QUALIFIES.word,
    }


@pytest.mark.parametrize("kind", TableKind)
def test_every_field_of_a_table_has_a_word(kind: TableKind) -> None:
    assert set(layout_words.FIELD_WORDS[kind].words) == {field.name for field in FIELDS[kind]}


@pytest.mark.parametrize(
    "module",
    [
        *("workbook.layouts.layout_format_1", "workbook.layouts.layout_format_2"),
        "workbook.layouts.layout_to_format_2",
        *("work.format_1", "work.format_2", "work.policy_format_2", "work.scenario_format_2"),
        "work.to_format_2",
    ],
)
def test_what_is_read_does_not_depend_on_the_names_of_the_domain(module: str) -> None:
    program = (
        f"import sys, headroom.{module}\n"
        "print([name for name in sys.modules if name.startswith(('headroom.book', 'headroom.rules'))])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
