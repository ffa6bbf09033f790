"""A column is named in one place: an entry of it is enough to go through the whole program.

A process of its own adds one column of each kind before anything else is imported.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from headroom.words import formatting

WORKER = Path(__file__).with_name("added_columns_worker.py")
TEXTS = {
    "batch": ["07", "8", "9"],
    "paint_shop": ["outside", "inside", "inside"],
    "painted": ["yes", "no", "no"],
    "hazard_share": [0.125, 0.4, None],
    "tool_charge": [1.5, 0.0, 0.0],
    "layers": [3.0, None, None],
    "approved_on": ["2026-07-01", None, None],
    "cast_in": [None] * 3,
    "quoted_in": [None] * 3,
    "export_code": [None] * 3,
    "scrap": [None] * 3,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the columns came to at each step."""
    ended = subprocess.run(  # noqa: S603 - the project's own script
        [sys.executable, str(WORKER), str(tmp_path_factory.mktemp("added"))],
        env={**os.environ, "PYTHONPATH": str(WORKER.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    steps: dict[str, Any] = json.loads(ended.stdout)
    return steps


def test_the_template_offers_the_column_and_reads_it_back(found: dict[str, Any]) -> None:
    template = found["template"]

    assert template["headings"][-10:-3] == [
        *("Batch", "Paint shop", "Painted", "Hazard share %", "Tool charge", "Layers", "Approved on")
    ]
    assert "Scrap rate" not in template["headings"]
    assert {"Batch", "Paint shop", "Roof", "Doors"} <= set(template["listed"])
    assert {"date", "whole", "list", "decimal"} <= set(template["rules"])
    assert template["rows"] == TEXTS
    assert template["address"].startswith("Sourcing!")


def test_a_default_that_is_an_assumption_is_said(found: dict[str, Any]) -> None:
    assert found["template"]["problems"] == ["Tool charge is blank in 2 rows: 0 is used."]
    assert "There is no column Tool charge: 0 is used in all rows." not in found["template"]["problems"]
    assert any("Roof is not given for" in message for message in found["spelt"]["problems"])


def test_a_fact_of_a_model_travels_with_its_vehicle(found: dict[str, Any]) -> None:
    vehicle = found["template"]["vehicle"]

    assert vehicle == {"roof": "open", "doors": 5.0, "launched": "2025-02-03", "show_name": "One"}
    assert all(cell.startswith("Models!") for cell in found["template"]["cells"].values())


def test_other_spellings_mean_the_column_and_other_words_its_values(found: dict[str, Any]) -> None:
    first = {name: values[0] for name, values in found["spelt"]["rows"].items()}

    assert first == {
        "batch": "A",
        "paint_shop": "outside",
        "painted": "yes",
        "hazard_share": 0.125,
        "tool_charge": 0.0,
        "layers": 2.0,
        "approved_on": None,
        "cast_in": "MX",
        "quoted_in": "EUR",
        "export_code": "870899",
        "scrap": None,
    }


def test_a_cell_that_cannot_be_used_is_said_and_leaves_the_row_in(found: dict[str, Any]) -> None:
    spelt = found["spelt"]

    assert spelt["used"] == 2
    assert {name: values[1] for name, values in spelt["rows"].items()} == {
        **dict.fromkeys(TEXTS),
        "painted": "no",
        "tool_charge": 0.0,
    }
    for sentence in (
        "Batch holds the error value “#N/A”. It is taken as blank.",
        "Paint shop “both” is not recognised. It is taken as blank.",
        "Painted “perhaps” is not recognised. It is taken as blank.",
        "Layers “2.5” is not a whole number. It is taken as blank.",
        "Hazard share % “120” is above 100 %. It is taken as blank.",
        "Tool charge “501” is above 500. It is taken as blank.",
        "Approved on “soon” is not a date. It is taken as blank.",
        "Cast in “Atlantis” is not recognised as one country. It is taken as blank.",
        "Quoted in “shells” is not a currency code. It is taken as blank.",
        "Export code “x” is not a tariff code. It is taken as blank.",
    ):
        assert sentence in spelt["problems"]


def test_a_column_may_say_that_a_faulty_cell_leaves_its_row_out(found: dict[str, Any]) -> None:
    assert found["spelt"]["used_without_scrap"] == 1


def test_the_column_is_handed_from_process_to_process_and_joined(found: dict[str, Any]) -> None:
    handed = found["handed_over"]

    assert all(handed["same"].values())
    assert handed["vehicles"]
    assert handed["more"] == ["batch", "layers", "paint_shop"]


def test_a_change_of_the_column_is_said_on_refresh(found: dict[str, Any]) -> None:
    batch, share = found["refreshed"]["rows"]

    assert batch[:3] == ["Batch", "A", "B"]
    assert share[0] == "Hazard share"
    assert share[1:3] == [formatting.percent(0.1), formatting.percent(0.125)]
    assert batch[3].startswith("Sourcing!")
    assert [fact[:3] for fact in found["refreshed"]["facts"]] == [["Doors", "4", "5"]]


def test_a_layout_remembers_the_column(found: dict[str, Any]) -> None:
    assert found["remembered"] == {"kept": ["batch", "layers"], "rows": ["A"]}


def test_the_column_is_shown_filtered_and_pivoted(found: dict[str, Any]) -> None:
    shown = found["shown"]

    assert sorted(shown["notes"]) == ["Batch: A\nLayers: 1", "Batch: B\nLayers: 1", "Batch: B\nLayers: 2"]
    assert shown["pivot"]["B"] == 2 * shown["pivot"]["A"]
    assert shown["filtered"] == 2
    assert shown["words"] == "Hazard share"
    assert shown["offers"] == ["A", "B", "B"]


def test_a_column_that_tells_lots_apart_does(found: dict[str, Any]) -> None:
    shown = found["shown"]

    assert shown["lots"] == shown["lots_without"] + 1
    assert sorted(shown["lot_layers"]) == [1.0, 2.0]


def test_the_column_goes_with_each_model_of_a_matrix(found: dict[str, Any]) -> None:
    assert found["by_model"] == ["A", "A", "B"]
