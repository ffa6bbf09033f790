"""The frames of scripts: sums that agree with the figures, columns that are documented."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import headroom
from headroom import resources
from headroom.optimum.resourcing import Decision
from headroom.output import outcome_columns, response_columns, row_columns, timeline_columns
from headroom.output.frame_table import FrameTable
from headroom.output.response_columns import RESOURCED
from headroom.policy_files.preset_names import PRESETS
from workbooks import MODELS, table, write_xlsx

SUMMED = ("value_usd", "freight_usd", "vnm_low_usd", "vnm_high_usd")
GUIDE = resources.guide() / "en" / "scripts.md"
TABLES: tuple[FrameTable[Any], ...] = (
    outcome_columns.MODELS,
    outcome_columns.TESTS,
    outcome_columns.DUTIES,
    outcome_columns.FLEET,
    row_columns.ROWS,
    outcome_columns.PROBLEMS,
    response_columns.RESOURCED,
    response_columns.CHANGES,
    response_columns.CONSTRAINT_COSTS,
    response_columns.SWEEP,
    timeline_columns.TIMELINE,
    timeline_columns.TIMELINE_MODELS,
    response_columns.POLICIES,
    response_columns.FIGURES,
)
"""Every kind of frame that scripts get, in the order of the guide."""


@pytest.fixture(scope="module")
def sample() -> headroom.Book:
    return headroom.read(headroom.sample())


@pytest.mark.parametrize("policy", PRESETS)
def test_the_rows_that_count_sum_up_to_the_figures_of_their_models(
    sample: headroom.Book, policy: str
) -> None:
    result = sample.evaluate(policy)
    rows = result.rows[result.rows["source"] == "current"]
    sums = rows.groupby("model", observed=True)[
        ["value_usd", "freight_usd", "vnm_low_usd", "vnm_high_usd"]
    ].sum()
    sums = sums.loc[[*result.models["model"]]]
    fleet = result.outcome.exposure.fleet
    foreign = np.where(fleet.in_region, 0.0, fleet.conversion_usd)

    assert sums["value_usd"].to_numpy() == pytest.approx(result.models["parts_usd"].to_numpy())
    assert sums["freight_usd"].to_numpy() == pytest.approx(result.models["inbound_freight_usd"].to_numpy())
    for end in ("vnm_low_usd", "vnm_high_usd"):
        assert sums[end].to_numpy() + foreign == pytest.approx(result.models[end].to_numpy())


def test_a_row_says_whether_its_part_originates_and_where_it_stands(tmp_path: Path) -> None:
    rows = table(
        {"Country of origin": "US"},
        {"Country of origin": ""},
        {"Country of origin": "CN", "Part number": "9"},
    )
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS})

    found = headroom.read(path).evaluate("usmca").rows

    assert [*found["originates"]] == ["yes", "cannot tell", "no"]
    assert [*found["origin"]] == ["US", "", "CN"]
    assert [cell.rpartition("!")[0] for cell in found["cell"]] == ["Sourcing"] * 3
    assert [int(cell[-1]) for cell in found["cell"]] == [2, 3, 4]


def test_a_row_says_what_certificates_and_its_maker_state(tmp_path: Path) -> None:
    stated = {"Net cost of part": 80.0, "VNM of part": 20.0}
    rows = table({"Currency": "EUR", "Originating": "yes", "Core group": "axles", **stated}, {})
    rates = (("Currency", "USD per unit"), ("EUR", 1.5))
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS, "Rates": rates})

    found = headroom.read(path).evaluate("usmca").rows.iloc[0]

    assert (found["originating"], found["stated_core_group"]) == ("yes", "axles")
    assert (found["part_net_cost_usd"], found["part_vnm_usd"]) == pytest.approx((120.0, 30.0))
    assert np.isnan(found["component_vnm_usd"])


def test_rows_can_be_pivoted_also_by_a_column_that_was_added(sample: headroom.Book) -> None:
    result = sample.evaluate("usmca")
    result.rows["inside"] = result.rows["origin"].isin(["US", "MX", "CA"])

    by_side = result.pivot(["inside"], "model")
    plain = result.pivot("supplier")

    assert by_side.shape == (2, 18)
    assert float(plain["value_usd"].sum()) == pytest.approx(float(by_side.to_numpy().sum()))
    with pytest.raises(headroom.WrongUseError, match="pivot: rows have no column “Supplier”"):
        result.pivot("Supplier")


def test_a_sweep_answers_at_each_value_what_evaluating_there_does(sample: headroom.Book) -> None:
    swept = sample.sweep("mfn_light_truck", "usmca", values=[0.0, 0.1, "25 %"])

    for value, qualifying in zip(swept["value"], swept["qualifying"], strict=True):
        result = sample.evaluate("usmca", rates={"mfn_light_truck": value})
        assert qualifying == result.outcome.fleet().qualifying
    with pytest.raises(headroom.WrongUseError, match="values: give fractions that rise"):
        sample.sweep("rvc", values=[0.5, 0.5])
    with pytest.raises(headroom.WrongUseError, match="key: “rcv” cannot be swept"):
        sample.sweep("rcv")


def test_each_step_of_the_law_answers_what_evaluating_on_its_day_does(sample: headroom.Book) -> None:
    steps, models = sample.timeline(), sample.timeline(by_model=True)

    assert list(steps["policy"].unique()) == ["nafta", "usmca-232"]
    for at in (0, len(steps) // 2, len(steps) - 1):
        step = steps.iloc[at]
        result = sample.evaluate(step["policy"], as_of=step["day"])
        fleet = result.outcome.fleet()
        assert step["qualifying"] == fleet.qualifying
        assert step["duty_usd"] == pytest.approx(fleet.duty_usd)
        assert step["landed_cost_usd"] == pytest.approx(fleet.landed_cost_per_vehicle_usd)
        there = models[models["day"] == step["day"]]
        assert list(there["verdict"]) == list(result.models["verdict"])
    alone = sample.timeline("usmca", rates={"rvc": 0.5})
    assert set(alone["policy"]) == {"usmca"}
    assert alone["day"].iloc[0] == "2020-07-01"


def test_the_guide_names_every_decision_and_a_model_without_a_sourcing_has_no_bound(
    sample: headroom.Book,
) -> None:
    found = sample.resource("usmca", rvc=0.9, bar_countries=["CN"], most_changes=0).models
    (decision,) = (one for one in RESOURCED.columns if one.name == "decision")

    assert decision.meaning.split(", ") == list(Decision)
    without = found["decision"] == Decision.NO_SOURCING
    assert without.any()
    assert (found["bound_usd"].isna() == without).all()
    assert np.isfinite(found["bound_usd"][~without]).all()


def test_makers_that_respond_re_source_in_a_sweep(sample: headroom.Book) -> None:
    stays = sample.sweep("rvc", "usmca", values=[0.75, 0.8])
    responds = sample.sweep("rvc", "usmca", values=[0.75, 0.8], best=True)

    assert stays["re_sourced"].sum() == 0
    assert responds["re_sourced"].sum() > 0


def test_every_column_is_documented_in_the_guide_and_made(sample: headroom.Book) -> None:
    result, resourced = sample.evaluate("usmca"), sample.resource("usmca")
    made = (
        *(result.models, result.tests, result.duties, result.fleet, result.rows, result.problems),
        *(resourced.models, resourced.changes, resourced.constraint_costs, sample.sweep("rvc", "usmca")),
        *(sample.timeline(), sample.timeline(by_model=True)),
        *(headroom.policies(), headroom.figures("usmca")),
    )

    guide = GUIDE.read_text(encoding="utf-8")
    for columns in TABLES:
        documented = columns.documented()
        assert documented in guide, f"{GUIDE.name} lacks this table, or has it otherwise:\n{documented}"
    for columns, frame in zip(TABLES, made, strict=True):
        assert [*frame.columns] == [column.name for column in columns.columns], columns.name
        assert len(frame), columns.name


@pytest.mark.parametrize(
    "chapter", sorted(resources.guide().glob("*/scripts.md")), ids=lambda one: one.parent.name
)
def test_every_column_is_documented_in_every_language(chapter: Path) -> None:
    _, *told = chapter.read_text(encoding="utf-8").split("\n### `")

    assert len(told) == len(TABLES)
    for columns, section in zip(TABLES, told, strict=True):
        assert re.match(rf"{re.escape(columns.name)}`\s?: ", section)
        _, *rows = re.findall(r"^\| (\w+) \|", section, re.MULTILINE)
        assert rows == [column.name for column in columns.columns], columns.name
