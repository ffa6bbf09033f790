"""What the window and the command line say of content labels: shares and origins, no costs."""

from dataclasses import replace
from pathlib import Path

import pytest

from headroom.analysis.flips import model_flips
from headroom.findings.flips import flips_finding
from headroom.output import evaluation_json, evaluation_table
from headroom.output.content_label import CONTENT_UNIT, NO_COSTS, label_table
from headroom.output.flip_tables import flipped_models
from headroom.output.model_tables import assessment
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.frame.shown.headline import headline
from headroom.window.pages.fleet.shown.compliance_bars import compliance_bars
from headroom.window.pages.fleet.shown.model_table import model_table
from headroom.window.pages.scenarios.shown.tables import Answered, scenario_list
from headroom.window.pages.scenarios.shown.waterfall import waterfall
from headroom.words import formatting
from headroom.workbook.rows.decode import decode
from workbooks import Rows, silent, write_xlsx

HEADINGS = (
    "Carlines",
    "Makes",
    "US/Canada content",
    "Foreign sources",
    "Final assembly",
    "Engine",
    "Transmission",
)
ROWS: Rows = [
    HEADINGS,
    ("One", "Brand", "70%", "20% M", "US", "M/CN", "J"),
    ("Two", "Brand", "55%", "20% J", "M", "J", "J"),
    ("Three", "Brand", "5%", "60% J", "J", "J", "N/A"),
]


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    book = decode(write_xlsx(tmp_path / "labels.xlsx", {"Labels": ROWS}), silent)
    return evaluate(Exposure.of(book, load_reference()), Scenario(load_policy(preset_path("nafta"))))


def stricter(outcome: Outcome) -> Outcome:
    """Return the same labels at a threshold that none of them reaches."""
    scenario = outcome.scenario
    for threshold in scenario.policy.thresholds:
        scenario = scenario.with_value(threshold.key, 0.95)
    return evaluate(outcome.exposure, replace(scenario, name="Stricter"))


def test_the_head_line_counts_verdicts_and_says_that_there_are_no_costs(outcome: Outcome) -> None:
    figures = headline(outcome, outcome)

    assert [figure.value for figure in figures] == ["1 of 3", "1", "1", "Label content"]
    assert figures[3].caption == "not net cost; no parts, no costs"
    assert "49 CFR 583" in figures[3].exact
    assert not any("$" in figure.value for figure in figures)


def test_the_definition_stands_where_the_content_does(outcome: Outcome) -> None:
    assert compliance_bars(outcome).unit == CONTENT_UNIT
    assert (
        assessment.formula(outcome, 1) == f"label content 55.0 … 70.0{formatting.THIN_SPACE}%, not net cost"
    )
    assert assessment.title(outcome, 1) == "Brand Two: cannot tell, the label leaves 15.0 points open"
    assert "49 CFR 583" in assessment.rule(outcome)


def test_the_label_of_a_model_is_a_table_with_its_cells(outcome: Outcome) -> None:
    table = label_table(outcome.exposure.vehicles[0])

    assert [[cell.text for cell in row][2:] for row in table.rows] == [
        ["US and CA", "70 %", "Labels!C2"],
        ["MX", "20% M", "Labels!D2"],
        ["US", "US", "Labels!E2"],
        ["MX, CA", "M/CN", "Labels!F2"],
        ["JP", "J", "Labels!G2"],
    ]


def test_json_names_the_definition_and_the_label_of_each_model(outcome: Outcome) -> None:
    said = evaluation_json.evaluation(outcome, outcome.scenario.policy)

    workbook = said["workbook"]
    assert isinstance(workbook, dict)
    assert (workbook["states_costs"], str(workbook["definition"]).startswith("label content")) == (
        False,
        True,
    )
    models = said["models"]
    assert isinstance(models, list)
    assert models[0]["label"][3] == {
        "field": "engine",
        "text": "M/CN",
        "countries": ["MX", "CA"],
        "share": None,
        "cell": "Labels!F2",
    }


def test_the_table_of_labels_has_no_dollars(outcome: Outcome) -> None:
    text = evaluation_table.evaluation(outcome, outcome.scenario.policy)
    figures, _, _ = text.partition("Problems:")

    assert "$" not in figures
    assert NO_COSTS in figures
    assert "Content: label content" in figures
    assert "HTS" not in text


def test_the_table_for_a_spreadsheet_has_the_label_in_the_place_of_money(outcome: Outcome) -> None:
    table = model_table(outcome, outcome)

    assert table.headings[-5:] == ("US/Canada", "Foreign sources", "Assembly", "Engine", "Transmission")
    assert table.rows[0][-5:] == ("70\u202f%", "20\u202f% MX", "US", "MX, CA", "JP")
    assert table.rows[2][-1] == ""


def test_flips_and_scenarios_of_labels_show_no_money(outcome: Outcome) -> None:
    after = stricter(outcome)
    said = flips_finding(model_flips(outcome, after), (), "since the baseline", volumes=False).sentence
    assert said == "The Brand One fell out since the baseline; the Brand Two fell from cannot tell to fails"
    assert [column.title for column in flipped_models(outcome, after).columns][-1] == "Headroom after"
    one, other = Answered(outcome.scenario, outcome), Answered(after.scenario, after)
    listed = scenario_list(one, [other], {}, {})
    assert [column.title for column in listed.columns][-1] == "Volume"
    assert waterfall(one, other, None).empty == NO_COSTS
