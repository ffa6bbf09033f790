"""What tariff codes mean for duty, lists and roles, and what is said where they leave it open."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row, book
from headroom.book.problem import Severity
from headroom.book.sourcing import (
    CORE_GROUPS,
    ROLES,
    CoreGroup,
    PartRole,
    Powertrain,
    Vehicle,
    VehicleClass,
)
from headroom.rules.classification import Classification, dotted
from headroom.rules.core_codes import CoreCode, CoreGroupTable
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.tariff_codes import (
    CodeList,
    RoleEntry,
    RoleTable,
    TariffLine,
    TariffReference,
    TariffSchedule,
)

LINES = {
    code: TariffLine(code, rate, "", "")
    for code, rate in (("87089948", 0.0), ("87089981", 0.025), ("8708", 0.025), ("85443000", 0.05))
}
ROLE_TABLE = RoleTable(
    {
        "870899": (
            RoleEntry("870899", PartRole.CORE, True, "chassis frames"),
            RoleEntry("870899", PartRole.PRINCIPAL, True, "other parts"),
        ),
        "854430": (RoleEntry("854430", PartRole.COMPLEMENTARY, False, "wiring sets"),),
    },
    "19 CFR 182",
)
HEAVY_TABLE = RoleTable(
    {"870840": (RoleEntry("870840", PartRole.PRINCIPAL, False, "gear boxes"),)}, "19 CFR 182, Table D"
)
CORE_TABLE = CoreGroupTable(
    {
        code.prefix: code
        for code in (
            CoreCode("8407", CoreGroup.ENGINE, complete=True),
            CoreCode("870829", CoreGroup.BODY_AND_CHASSIS, only_stated=True),
            CoreCode("87082921", CoreGroup.BODY_AND_CHASSIS),
            CoreCode("850760", CoreGroup.ADVANCED_BATTERY, complete=True, only_electric=True),
        )
    }
)
REFERENCE = TariffReference(
    TariffSchedule(LINES),
    {"listed": CodeList("listed", "", frozenset({"8544"}), "")},
    ROLE_TABLE,
    core_groups=CORE_TABLE,
    heavy_roles=HEAVY_TABLE,
)


def of_rows(*rows: Row, vehicles: tuple[Vehicle, ...] = ()) -> Classification:
    a_book = book(rows, *vehicles)
    return Classification.of(a_book.rows, Fleet.of(a_book.vehicles, REFERENCE), REFERENCE)


def classified(*codes: str, role: PartRole | None = None) -> Classification:
    return of_rows(*(Row(hts=code, role=role) for code in codes))


def rates(classification: Classification) -> list[float]:
    return [classification.treatments[i].mfn_rate for i in classification.treatment]


def test_the_longest_prefix_gives_the_rate() -> None:
    assert rates(classified("8708998180", "87081030", "85443000")) == [0.025, 0.025, 0.05]


def test_a_short_code_takes_the_highest_of_its_children_and_says_so() -> None:
    found = classified("870899", role=PartRole.OTHER)

    assert rates(found) == [0.025]
    assert [p.severity for p in found.problems] == [Severity.ASSUMPTION]
    assert "8708.99 is shorter than its rate needs" in found.problems[0].message
    assert found.problems[0].place == "Sourcing!E2"


@pytest.mark.parametrize(
    ("code", "words"), [("", "There is no HTS code"), ("99999999", "9999.99.99 is not in")]
)
def test_a_missing_or_unknown_code_pays_two_and_a_half_percent_and_says_so(code: str, words: str) -> None:
    found = classified(code, role=PartRole.OTHER)

    assert rates(found) == [0.025]
    assert words in found.problems[0].message


def test_all_codes_that_the_table_lacks_are_one_problem_with_their_rows() -> None:
    found = classified("99999999", "98765432", "99999999", role=PartRole.OTHER)

    assert len(found.problems) == 1
    assert "HTS codes 9999.99.99, 9876.54.32 are not in the tariff table" in found.problems[0].message
    assert found.problems[0].rows == 3


def test_a_row_without_a_code_counts_as_listed() -> None:
    found = classified("", "85443000", "87089981")

    assert ["listed" in found.treatments[i].lists for i in found.treatment] == [True, True, False]


def test_a_blank_role_comes_from_the_code_and_a_stated_one_stands() -> None:
    blank, stated = classified("85443000"), classified("85443000", role=PartRole.CORE)

    assert ROLES[blank.role[0]] is PartRole.COMPLEMENTARY
    assert ROLES[stated.role[0]] is PartRole.CORE


def test_a_code_of_two_roles_is_not_taken_for_core_and_is_named() -> None:
    found = classified("87089981")

    assert ROLES[found.role[0]] is PartRole.PRINCIPAL
    assert "core (chassis frames) or principal (other parts)" in found.problems[0].message


def test_a_policys_own_list_is_classified_beside_those_of_the_reference() -> None:
    own = CodeList("mine", "", frozenset({"870899"}), "")
    exposure = Exposure.of(book([Row(hts="87089981"), Row(hts="85443000")]), REFERENCE, [own])
    found = exposure.classification

    assert found.lists == {"listed", "mine"}
    assert [sorted(found.treatments[i].lists) for i in found.treatment] == [["mine"], ["listed"]]


@pytest.mark.parametrize(
    ("code", "written"), [("87089981", "8708.99.81"), ("8708", "8708"), ("8708998180", "8708.99.81.80")]
)
def test_codes_are_written_with_dots_as_the_schedule_does(code: str, written: str) -> None:
    assert dotted(code) == written


def test_a_dozen_codes_that_the_table_lacks_are_named_and_the_others_counted() -> None:
    codes = [f"99{number:06d}" for number in range(14)]

    dozen = classified(*codes[:12], role=PartRole.OTHER).problems[0].message
    more = classified(*codes, role=PartRole.OTHER).problems[0].message

    assert dozen.endswith("9900.00.11 are not in the tariff table: 2.5 % MFN duty is used.")
    assert more.endswith("9900.00.11 and 2 more are not in the tariff table: 2.5 % MFN duty is used.")


def test_a_single_code_that_the_table_lacks_is_said_of_one() -> None:
    found = classified("99999999", role=PartRole.OTHER).problems[0]

    assert found.message == "HTS code 9999.99.99 is not in the tariff table: 2.5 % MFN duty is used."
    assert (found.rows, found.place) == (1, "Sourcing!E2")


def test_codes_that_the_table_lacks_are_in_the_order_of_their_rows_from_the_first() -> None:
    found = classified("87089981", "98765432", "99999999", "98765432", role=PartRole.OTHER).problems[0]

    assert "9876.54.32, 9999.99.99" in found.message
    assert (found.rows, found.place) == (3, "Sourcing!E3")


def test_what_a_short_code_may_be_is_counted_and_its_rate_said() -> None:
    found = classified("870899", "870899", role=PartRole.OTHER).problems[0]

    assert "the highest of its 2 lines, 2.5 %, is used" in found.message
    assert found.rows == 2


def test_rows_whose_role_is_stated_are_not_counted_where_a_code_leaves_it_open() -> None:
    rows = [
        Row(hts="87089981", role=PartRole.CORE),
        Row(hts="87089981", role=None),
        Row(hts="87089981", role=None),
    ]

    found = of_rows(*rows)

    (said,) = (p for p in found.problems if "two roles" in p.message)
    assert (said.rows, said.place) == (2, "Sourcing!E3")
    assert [ROLES[role] for role in found.role] == [PartRole.CORE, PartRole.PRINCIPAL, PartRole.PRINCIPAL]


def test_codes_of_one_treatment_share_it() -> None:
    found = classified("87089981", "87081030", "87089948", role=PartRole.OTHER)

    assert found.treatment[0] == found.treatment[1] != found.treatment[2]


def groups(classification: Classification) -> list[CoreGroup | None]:
    return [None if group < 0 else CORE_GROUPS[group] for group in classification.core_group]


def test_a_blank_core_group_comes_from_the_code_and_a_stated_one_stands() -> None:
    found = of_rows(
        Row(hts="84073448"),
        Row(hts="84073448", core_group=CoreGroup.NONE),
        Row(hts="85443000", core_group=CoreGroup.STEERING),
        Row(hts="84099191"),
    )

    assert groups(found) == [CoreGroup.ENGINE, None, CoreGroup.STEERING, None]


def test_stampings_are_body_and_chassis_only_where_it_is_said_or_by_their_own_codes() -> None:
    found = of_rows(
        Row(hts="87082950", role=None),
        Row(hts="87082950", role=PartRole.CORE),
        Row(hts="87082950", role=None, core_group=CoreGroup.BODY_AND_CHASSIS),
        Row(hts="87082921", role=None),
    )

    assert groups(found) == [None, *[CoreGroup.BODY_AND_CHASSIS] * 3]
    assert [ROLES[role] for role in found.role[1:3]] == [PartRole.CORE, PartRole.CORE]


def test_a_material_in_a_group_of_core_parts_keeps_the_role_of_its_own_code() -> None:
    found = of_rows(
        Row(hts="85443000", role=None, core_group=CoreGroup.BODY_AND_CHASSIS),
        Row(hts="87082950", role=None, core_group=CoreGroup.ENGINE),
        Row(hts="85076000", role=None, core_group=CoreGroup.ENGINE),
        Row(hts="", role=None, core_group=CoreGroup.ENGINE),
    )

    assert groups(found) == [CoreGroup.BODY_AND_CHASSIS, *[CoreGroup.ENGINE] * 3]
    assert [ROLES[role] for role in found.role] == [PartRole.COMPLEMENTARY, *[PartRole.OTHER] * 3]


def test_a_battery_is_a_core_part_only_where_it_propels_the_vehicle_or_it_is_said() -> None:
    rows = (
        Row(hts="85076000", model="petrol", role=None),
        Row(hts="85076000", model="hybrid", role=None),
        Row(hts="85076000", model="hybrid", role=None, core_group=CoreGroup.ADVANCED_BATTERY),
        Row(hts="85076000", model="electric", role=None),
    )
    vehicles = (
        Vehicle("hybrid", powertrain=Powertrain.HYBRID),
        Vehicle("electric", powertrain=Powertrain.ELECTRIC),
    )

    found = of_rows(*rows, vehicles=vehicles)

    assert groups(found) == [None, None, CoreGroup.ADVANCED_BATTERY, CoreGroup.ADVANCED_BATTERY]
    assert [ROLES[role] for role in found.role[:3]] == [PartRole.OTHER, PartRole.OTHER, PartRole.CORE]


def test_roles_of_heavy_trucks_come_from_tables_of_their_own_and_core_means_principal() -> None:
    rows = (
        Row(hts="87084075", role=None),
        Row(hts="85443000", role=None),
        Row(hts="85443000", role=PartRole.CORE),
        Row(hts="85443000", role=PartRole.COMPLEMENTARY),
        Row(hts="85443000", role=None, core_group=CoreGroup.ENGINE),
    )

    found = of_rows(*rows, vehicles=(Vehicle("A", VehicleClass.HEAVY_TRUCK),))

    assert [ROLES[role] for role in found.role] == [
        PartRole.PRINCIPAL,
        PartRole.OTHER,
        PartRole.PRINCIPAL,
        PartRole.COMPLEMENTARY,
        PartRole.OTHER,
    ]


def complete(*rows: Row) -> list[bool]:
    found = of_rows(*rows)
    model = np.zeros(len(rows), dtype=np.int32)
    return [bool(one) for one in found.complete_among(model, np.arange(len(rows)))]


def test_a_complete_core_part_is_the_only_row_of_its_group_or_coded_as_one() -> None:
    axle = Row(hts="87089981", core_group=CoreGroup.AXLES)

    assert complete(axle, Row(hts="87089981")) == [True, False]
    assert complete(axle, axle) == [False, False]
    assert complete(Row(hts="84073448"), Row(hts="84099191", core_group=CoreGroup.ENGINE)) == [True, False]
    assert complete(Row(hts="84073448", core_group=CoreGroup.NONE)) == [False]


def test_whether_a_core_part_is_complete_is_told_model_by_model() -> None:
    axle = Row(hts="87089981", core_group=CoreGroup.AXLES)
    found = of_rows(axle, axle, replace(axle, model="B"))
    model = np.array([0, 0, 1], dtype=np.int32)

    assert found.complete_among(model, np.arange(3)).tolist() == [False, False, True]
    assert found.complete_among(model[1:], np.array([1, 2])).tolist() == [True, True]
