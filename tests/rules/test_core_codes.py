"""Properties of core groups by tariff code: longest prefix, column 2, what only the workbook can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.classes_and_roles import CoreGroup
from headroom.rules.core_codes import CoreCode, CoreGroupTable

ENGINE, BODY = CoreGroup("engine"), CoreGroup("body and chassis")
TABLE = CoreGroupTable(
    {
        "8407": CoreCode("8407", ENGINE, complete=True),
        "870829": CoreCode("870829", BODY, only_stated=True),
        "87082925": CoreCode("87082925", BODY),
    },
    {ENGINE: frozenset({"840734", "840991"}), BODY: frozenset({"870829"})},
)


@given(st.text("0478", max_size=10))
def test_a_code_is_in_the_group_of_the_longest_entry_that_begins_it(code: str) -> None:
    entries = {code: CoreCode(code, ENGINE) for code in ("8407", "840784", "84", "0000000000")}
    begins = [entry for entry in entries if code.startswith(entry) and len(entry) >= 4]

    found = CoreGroupTable(entries).find(code)

    assert found == (entries[max(begins, key=len)] if begins else None)


def test_a_longer_entry_decides_what_a_shorter_one_leaves_open() -> None:
    stamping, other = TABLE.find("8708292500"), TABLE.find("87082951")

    assert stamping is not None
    assert other is not None
    assert (stamping.group, stamping.only_stated) == (BODY, False)
    assert (other.group, other.only_stated) == (BODY, True)


@pytest.mark.parametrize("code", ["", "8407", "84073448", "84", "8409919990"])
def test_column_2_names_a_code_and_one_of_which_nobody_can_tell(code: str) -> None:
    assert TABLE.is_component(ENGINE, code)


@pytest.mark.parametrize("code", ["84073100", "84082020", "84099999", "87082925"])
def test_column_2_does_not_name_other_codes(code: str) -> None:
    assert not TABLE.is_component(ENGINE, code)


def test_a_group_without_column_2_names_no_code() -> None:
    assert not TABLE.is_component(CoreGroup("axles"), "87085061")
