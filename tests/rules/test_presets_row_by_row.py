"""Every preset on any of its days: the sums give what counting row by row gives, by the published tables."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evaluation_figures import assert_alike, oracle_figures, program_figures
from headroom.book.sourcing import SourcingBook
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.preset_names import PRESETS
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from property_examples import examples
from strategies import CORE_CODES, ROWS, books

REFERENCE = load_reference()
POLICIES = {policy.name: policy for policy in load_presets()}
FIRST, LAST = date(2016, 1, 1), date(2031, 1, 1)
CODES = (
    *CORE_CODES,
    *REFERENCE.schedule.order[::7],
    *(code for one in REFERENCE.lists.values() for code in one.order[::5]),
)
REAL_ROWS = st.builds(lambda row, code: replace(row, hts=code), ROWS, st.sampled_from(("", *CODES)))


@st.composite
def laws(draw: st.DrawFn, name: str) -> Policy:
    """Return a preset on one of its days, most often one on which something begins or the day before."""
    policy = POLICIES[name]
    changes = () if policy.law is None else tuple(step.day for step in policy.law.days())
    near = [day - timedelta(days=back) for day in changes for back in (0, 1)]
    days = st.dates(FIRST, LAST) | st.sampled_from(near or [policy.as_of])
    day = draw(days)
    assume(policy.in_force(day))
    found = policy.at(day)
    for reading in found.readings:
        found = found.with_reading(reading.key, draw(st.sampled_from(reading.words)))
    return found


@pytest.mark.parametrize("name", PRESETS)
@settings(max_examples=examples(60), deadline=None)
@given(data=st.data(), a_book=books(REAL_ROWS))
def test_each_figure_of_a_preset_is_what_counting_row_by_row_gives(
    name: str, data: st.DataObject, a_book: SourcingBook
) -> None:
    scenario = Scenario(data.draw(laws(name)), currency_rates={"EUR": 1.1, "JPY": 0.0065})

    found = program_figures(a_book, scenario, REFERENCE)
    counted = oracle_figures(a_book, scenario, REFERENCE)

    assert_alike(found, counted, preference=scenario.policy.preference)
