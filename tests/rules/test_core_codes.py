"""Properties of core groups by tariff code: longest prefix, what only the workbook can say."""

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
    }
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
