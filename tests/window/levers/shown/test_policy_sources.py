from dataclasses import replace
from datetime import date

import pytest

from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.preset_names import PRESETS
from headroom.window.levers.shown.policy_sources import alike, literal, policy_sources
from headroom.words.formatting import THIN_SPACE


@pytest.mark.parametrize("name", PRESETS)
def test_every_figure_of_a_policy_stands_in_its_sources_once_with_a_source(name: str) -> None:
    policy = load_policy(preset_path(name))

    rows = [line for line in policy_sources(policy).split("\n") if line.startswith("| ")][1:]

    assert len(rows) == len(policy.values())
    for row in rows:
        _, _, value, source, _ = (cell.strip() for cell in row.split("|"))
        assert value
        assert source


def test_a_hypothetical_policy_says_so() -> None:
    assert "hypothetical, law as of" in policy_sources(load_policy(preset_path("us-proposal-2017")))
    assert "hypothetical" not in policy_sources(load_policy(preset_path("usmca"))).split("|")[0]


def test_a_changed_figure_stands_beside_the_published_one() -> None:
    policy = load_policy(preset_path("nafta"))
    changed = policy.with_value("rvc", 0.7).with_value("mfn_parts", 0.1)

    text = policy_sources(changed, policy)

    assert f"70{THIN_SPACE}%, published 62.5{THIN_SPACE}%" in text
    assert f"10{THIN_SPACE}%, published by tariff schedule" in text
    assert text.count("published") == 2


def test_readings_gaps_the_day_of_the_check_and_secondary_sources_are_told() -> None:
    policy = load_policy(preset_path("us-proposal-2026"))
    source = replace(policy.thresholds[0].source, uncertain=True, checked_on=date(2026, 11, 1))
    first = replace(policy.thresholds[0], source=source)

    text = policy_sources(replace(policy, thresholds=(first, *policy.thresholds[1:])))

    assert literal("checked on 2026-11-01, secondary source (u)") in text
    assert policy.readings
    assert policy.missing
    told = text.split("**How it is read**")[1]
    assert all(literal(reading.label) in told for reading in policy.readings)
    gaps = told.split("**What it leaves out**")[1]
    assert all(literal(gap) in gaps for gap in policy.missing)


def test_a_text_that_is_read_otherwise_stands_beside_how_it_was_published() -> None:
    policy = load_policy(preset_path("usmca-232"))
    otherwise = policy.with_reading("require_approval", "yes")

    assert "yes, or no as published" in policy_sources(otherwise, policy)
    assert not alike(otherwise, policy)
    assert alike(policy, policy)
