"""Properties of tariff codes: longest prefix, highest of children, lists, roles."""

from hypothesis import given
from hypothesis import strategies as st

from headroom.book.sourcing import PartRole
from headroom.rules.tariff_codes import (
    RATE_WITHOUT_CODE,
    CodeList,
    RateMatch,
    RoleEntry,
    RoleTable,
    TariffLine,
    TariffSchedule,
)

# Few digits, so that codes are often prefixes of each other.
DIGITS = st.text("07", min_size=4, max_size=10)
CODES = DIGITS | st.text("0123456789", min_size=4, max_size=10)
RATES = st.integers(0, 500).map(lambda n: n / 1000)
SCHEDULES = st.dictionaries(st.text("07", min_size=4, max_size=8), RATES, max_size=12).map(
    lambda rates: TariffSchedule({code: TariffLine(code, rate, "", "") for code, rate in rates.items()})
)


@given(schedule=SCHEDULES)
def test_a_listed_code_has_its_own_rate(schedule: TariffSchedule) -> None:
    for listed, line in schedule.lines.items():
        assert schedule.find(listed).rate == line.rate
        assert schedule.find(listed).match is RateMatch.LISTED


@given(schedule=SCHEDULES, code=CODES)
def test_a_code_longer_than_the_lines_takes_the_longest_line_that_begins_it(
    schedule: TariffSchedule, code: str
) -> None:
    begins = [listed for listed in schedule.lines if code.startswith(listed)]
    continues = [listed for listed in schedule.lines if listed.startswith(code) and listed != code]

    found = schedule.find(code)

    if begins and not continues:
        assert found.rate == schedule.lines[max(begins, key=len)].rate
        assert found.match is RateMatch.LISTED


@given(schedule=SCHEDULES, code=DIGITS)
def test_a_code_shorter_than_the_lines_takes_the_highest_of_its_children(
    schedule: TariffSchedule, code: str
) -> None:
    children = [line.rate for listed, line in schedule.lines.items() if listed.startswith(code)]

    found = schedule.find(code)

    if children and code not in schedule.lines:
        assert found.rate == max(children)
        assert (found.match is RateMatch.LISTED) == (len(set(children)) == 1)
        assert len(found.lines) == len(children)


@given(schedule=SCHEDULES, code=CODES)
def test_a_rate_is_always_one_of_the_schedule_s_or_the_default_and_says_which(
    schedule: TariffSchedule, code: str
) -> None:
    found = schedule.find(code)

    if found.lines:
        assert found.rate in {line.rate for line in found.lines}
    else:
        assert found.match is RateMatch.NOT_IN_SCHEDULE
        assert found.rate == RATE_WITHOUT_CODE
        assert not any(code.startswith(listed) or listed.startswith(code) for listed in schedule.lines)


def test_a_missing_code_pays_two_and_a_half_percent() -> None:
    found = TariffSchedule({}).find("")

    assert (found.rate, found.match) == (0.025, RateMatch.NO_CODE)


@given(prefixes=st.frozensets(st.text("07", min_size=2, max_size=10), max_size=8), code=CODES)
def test_a_code_is_on_a_list_if_and_only_if_a_prefix_begins_it(prefixes: frozenset[str], code: str) -> None:
    assert CodeList("", "", prefixes, "").covers(code) == any(
        code.startswith(prefix) or prefix.startswith(code) for prefix in prefixes
    )


@given(prefixes=st.frozensets(DIGITS, max_size=8))
def test_a_missing_code_counts_as_listed(prefixes: frozenset[str]) -> None:
    assert CodeList("", "", prefixes, "").covers("")


@given(prefixes=st.frozensets(st.text("07", min_size=2, max_size=10), max_size=8), code=CODES | st.just(""))
def test_where_doubt_does_not_count_only_a_prefix_puts_a_code_on_a_list(
    prefixes: frozenset[str], code: str
) -> None:
    found = CodeList("", "", prefixes, "", in_doubt=False)

    assert found.covers(code) == any(code.startswith(prefix) for prefix in prefixes)


@given(rates=st.lists(RATES, min_size=2, max_size=9), zeros=st.sampled_from(("00", "0000")))
def test_six_digits_that_zeros_fill_up_are_as_six_digits(rates: list[float], zeros: str) -> None:
    lines = {f"391810{n}0": TariffLine(f"391810{n}0", rate, "", "") for n, rate in enumerate(rates, start=1)}
    schedule = TariffSchedule(lines)

    assert schedule.find("391810" + zeros) == schedule.find("391810")
    assert schedule.find("391810" + zeros).rate == max(rates)


@given(table=st.dictionaries(DIGITS, st.lists(st.sampled_from(PartRole), min_size=1, max_size=2)), code=CODES)
def test_a_role_is_that_of_the_longest_entry_and_core_gives_way_where_two_tables_name_the_code(
    table: dict[str, list[PartRole]], code: str
) -> None:
    entries = {
        prefix: tuple(RoleEntry(prefix, role, partial=True, words="") for role in roles)
        for prefix, roles in table.items()
    }
    begins = [prefix for prefix in table if code.startswith(prefix)]

    found = RoleTable(entries, "").find(code)

    if not begins:
        assert found.role is PartRole.OTHER
        assert not found.entries
    else:
        roles = table[max(begins, key=len)]
        assert found.role in roles
        assert found.ambiguous == (len(set(roles)) > 1)
        assert (found.role is PartRole.CORE) == (set(roles) == {PartRole.CORE})
