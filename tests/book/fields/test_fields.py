"""What an entry of a column must say, and that a missing piece fails at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pytest

from books import Row, book
from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.fields.field import CellKind, Choice, Field, named
from headroom.book.fields.field_tables import FIELDS, TEMPLATE, faults_of
from headroom.book.fields.model_fields import MODELS
from headroom.book.fields.rate_fields import RATES
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.fields.typed_fields import (
    blank_column,
    check_arrays,
    check_choices,
    check_defaults,
    typed_names,
)
from headroom.book.layout import TableKind
from headroom.book.part_rows import ROW_FIELDS
from headroom.book.vehicle import VEHICLE_FIELDS
from headroom.words.fields import field_words
from headroom.workbook.rows.field_reading import READERS

SOUND = Field("tier", "Tier", CellKind.TEXT, "text")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "tier of it"}, "The entry of the column “Tier” has no name of letters, digits and under"),
        ({"english": " "}, "The entry of the column “ ” has no heading: say how the template spells it"),
        ({"unit": ""}, "does not say its unit"),
        ({"kind": CellKind.CHOICE}, "must have choices where its kind is a choice"),
        ({"choices": (Choice("a"),)}, "must have choices where its kind is a choice"),
        ({"kind": CellKind.CHOICE, "choices": (Choice("a"), Choice("a"))}, "has a choice twice"),
        ({"above_zero": True}, "has a range or a price, though its cells are no numbers"),
        ({"most": 8.0}, "has a range or a price, though its cells are no numbers"),
        ({"per_part": True}, "has a range or a price, though its cells are no numbers"),
        ({"blank": 1.0, "default": "1"}, "has a blank that does not fit its kind"),
        ({"kind": CellKind.AMOUNT, "blank": "1", "default": "1"}, "has a blank that does not fit its kind"),
        (
            {"kind": CellKind.YES_NO, "blank": "perhaps", "default": "no"},
            "has a blank that is none of its choices",
        ),
        ({"blank": "1"}, "does not say in words what stands in for a blank cell"),
        ({"assumed": True}, "does not say in words what stands in for a blank cell"),
        ({"required": True, "in_template": False}, "is required, but not in the template"),
        ({"required": True, "apart": True}, "is required, but stands apart in the template"),
        ({"by_price_unit": True}, "is divided by the price unit, but is no money for one part"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused_with_what_is_wrong(
    wrong: Mapping[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        replace(SOUND, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ([(SOUND, replace(SOUND, english="Rank"))], "Two columns have the key “tier”: give each its own."),
        ([(SOUND, replace(SOUND, name="rank", english="TIER"))], "Two columns have the heading “tier”"),
        (
            [(SOUND,), (replace(SOUND, english="Rank"),)],
            "called “Tier” in one table and a text called",
        ),
        (
            [(SOUND,), (replace(SOUND, kind=CellKind.COUNT),)],
            "is a text called “Tier” in one table and a whole",
        ),
        ([(SOUND,)], "The column “Tier” has no help for the template: say what it is."),
    ],
)
def test_entries_that_contradict_each_other_are_refused(
    tables: list[tuple[Field, ...]], sentence: str
) -> None:
    assert any(sentence in fault for fault in faults_of(tables, tables))


def test_the_entries_of_the_program_do_not() -> None:
    assert list(faults_of(FIELDS.values(), TEMPLATE.values())) == []


@dataclass(frozen=True)
class Holder:
    """A value with typed attributes of columns."""

    tier: Ints
    weight: Floats


WEIGHT = Field("weight", "Weight", CellKind.AMOUNT, "kg")


def test_a_typed_attribute_without_an_entry_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Holder\.tier is no column: There is no column “tier”: add an"):
        typed_names(Holder, (WEIGHT,), ())

    with pytest.raises(TypeError, match=r"Holder\.tier is never filled"):
        typed_names(Holder, (replace(SOUND, carried=False), WEIGHT), ())


def test_a_typed_attribute_of_another_kind_than_its_entry_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Holder\.tier cannot hold .* texts: make it CodedTexts"):
        check_arrays(Holder, (SOUND, WEIGHT), ("tier", "weight"), ())
    with pytest.raises(TypeError, match=r"Holder\.weight cannot hold .* make it CodedTexts"):
        check_arrays(Holder, (replace(SOUND, name="weight"),), ("weight",), ())
    with pytest.raises(TypeError, match=r"Holder\.tier cannot hold .* numbers: make it Floats"):
        check_arrays(Holder, (replace(WEIGHT, name="tier"),), ("tier",), ())
    check_arrays(Holder, (SOUND, WEIGHT), ("tier", "weight"), ("tier",))


@dataclass(frozen=True)
class Flagged:
    """A value with a mark for a choice of three."""

    tier: Flags


def test_a_mark_holds_a_choice_of_two_only() -> None:
    three = replace(SOUND, kind=CellKind.CHOICE, choices=(Choice("a"), Choice("b"), Choice("c")))

    with pytest.raises(TypeError, match="make it Ints, or Flags where there are two"):
        check_arrays(Flagged, (three,), ("tier",), ())
    check_arrays(Flagged, (replace(three, choices=three.choices[:2]),), ("tier",), ())


@dataclass(frozen=True)
class Defaulted:
    """A value that stands in for what is not stated."""

    weight: float = 1.0


def test_a_default_that_the_entry_does_not_say_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Defaulted\.weight is 1\.0 where nothing is stated, .* says None"):
        check_defaults(Defaulted, (WEIGHT,), ("weight",))
    check_defaults(Defaulted, (replace(WEIGHT, blank=1.0, default="1"),), ("weight",))


def test_choices_that_the_calculation_does_not_know_are_refused() -> None:
    with pytest.raises(TypeError, match=r"“stated_role” offers core, principal, .* knows core"):
        check_choices(SOURCING, {"stated_role": ("core",)})


def test_every_kind_of_cell_has_a_reader() -> None:
    measured = {kind for kind in CellKind if _of(kind).measured}

    assert set(READERS) | measured == set(CellKind)
    assert not set(READERS) & measured


def _of(kind: CellKind) -> Field:
    return replace(SOUND, kind=kind, choices=(Choice("a"),) if kind is CellKind.CHOICE else ())


def test_the_keys_are_those_that_layouts_and_saved_work_have_had_since_0_1_0() -> None:
    kept = {
        TableKind.SOURCING: "model part_number origin unit_cost quantity currency description system "
        "supplier hts_code stated_role regional_content us_content freight_per_unit alternative "
        "switching_cost_usd price_unit",
        TableKind.MODELS: "name vehicle_class assembly_country annual_volume conversion_usd net_cost_usd "
        "customs_value_usd msrp_usd outbound_freight_usd insurance_usd transport_mode lvc_share steel_share "
        "aluminium_share model_line plant",
        TableKind.RATES: "currency rate",
        TableKind.LABELS: "carline make manufacturer vehicle_type us_canada_content first_source "
        "second_source assembly more_assembly engine more_engine transmission more_transmission "
        "annual_volume msrp_usd",
    }

    for kind, keys in kept.items():
        assert set(keys.split()) <= {field.name for field in FIELDS[kind]}


def test_the_first_columns_of_the_template_are_where_they_were() -> None:
    assert [field.heading for field in SOURCING[:4]] == [
        *("Model", "Part number", "Country of origin", "Unit cost")
    ]
    assert [field.heading for field in RATES] == ["Currency", "USD per unit"]


def test_people_read_the_names_they_have_read_before() -> None:
    names = {
        "origin": "Country of origin",
        "stated_role": "Part role",
        "alternative": "Source",
        "regional_content": "Regional content",
        "us_canada_content": "US and Canadian content",
        "lvc_share": "LVC",
        "aluminium_share": "Originating aluminium",
        "rate": "USD per unit",
        "name": "Name",
        "freight_per_unit": "Freight per unit",
        "more_engine": "More engine",
        "something_else": "Something else",
    }

    assert {name: field_words(name) for name in names} == names


def test_every_column_of_a_row_and_of_a_vehicle_can_be_asked_for_by_its_key() -> None:
    sourcing = book([Row(role=None, regional=0.5), Row(alternative=True)])

    for field in ROW_FIELDS:
        column = sourcing.rows.column(field.name)
        assert isinstance(column, CodedTexts) != field.measured
        assert len(column) == 2
    for field in VEHICLE_FIELDS:
        sourcing.vehicles[0].value(field.name)
    assert sourcing.rows.texts("stated_role")[0] == ""
    assert sourcing.rows.texts("alternative")[1] == "alternative"
    assert sourcing.rows.value("regional_content", 1) is None


def test_a_column_that_does_not_exist_or_is_of_another_kind_is_refused() -> None:
    rows = book([Row()]).rows

    with pytest.raises(KeyError, match="There is no column “tire”"):
        rows.column("tire")
    with pytest.raises(TypeError, match="The column “unit_cost” holds numbers, no texts"):
        rows.texts("unit_cost")
    with pytest.raises(TypeError, match="The column “supplier” holds texts, no numbers"):
        rows.numbers("supplier")
    with pytest.raises(KeyError, match="There is no column “tire”"):
        replace(rows, more={"tire": np.zeros(1)})


def test_a_blank_column_holds_what_stands_in_for_a_blank_cell() -> None:
    for field in (*SOURCING, *MODELS):
        column = blank_column(field, 2)
        if isinstance(column, CodedTexts):
            assert column[0] == (field.blank or "")
        else:
            assert np.array_equal(
                column, [np.nan if field.blank is None else field.blank] * 2, equal_nan=True
            )
    assert blank_column(named(SOURCING, "quantity"), 1)[0] == 1.0
