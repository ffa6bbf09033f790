"""Whatever a scenario, policy or layout holds has its place in a file; what is forgotten fails here."""

from collections.abc import Mapping
from dataclasses import fields

import msgspec
import pytest

from headroom.analysis.prospects import Prospect, Spread
from headroom.book.layout import BookLayout, ColumnLayout, TableLayout
from headroom.book.model_facts import ModelFact
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.policy import Policy, Threshold
from headroom.rules.scenario import Locks, Scenario, SourceMove
from headroom.rules.tariff_codes import CodeList
from headroom.work import format_2, policy_format_2, scenario_format_2
from headroom.work.saved_result import ModelResult
from headroom.work.story import StoryView
from headroom.work.workspace import Workspace
from headroom.workbook.layouts import layout_format_2

RECORDS: Mapping[type, tuple[type[msgspec.Struct], Mapping[str, str]]] = {
    LawSource: (policy_format_2.Source, {}),
    CodeList: (policy_format_2.CodeList, {"order": "prefixes", "lengths": "prefixes"}),
    Threshold: (policy_format_2.Threshold, {}),
    Measure: (policy_format_2.Measure, {}),
    Fee: (policy_format_2.Fee, {}),
    Policy: (policy_format_2.Policy, {}),
    Scenario: (scenario_format_2.Scenario, {}),
    SourceMove: (
        scenario_format_2.Move,
        {"to_origin": "origin", "to_supplier": "supplier", "to_unit_cost": "unit_cost"},
    ),
    PartChange: (scenario_format_2.PartChange, {}),
    Selection: (scenario_format_2.Selection, {}),
    Becomes: (scenario_format_2.Becomes, {}),
    ModelFact: (format_2.ModelFact, {}),
    StoryView: (scenario_format_2.StoryView, {"shown": "shown_models"}),
    Workspace: (
        format_2.Work,
        {
            "scenario": "scenarios",
            "before": "scenarios",
            "after": "scenarios",
            "facts": "model_facts",
            "presented": "presented_levers",
            "shown": "shown_models",
        },
    ),
    Locks: (scenario_format_2.Locks, {"kept_parts": "parts", "barred_countries": "countries"}),
    Prospect: (format_2.Prospect, {"spreads": "ranges"}),
    Spread: (format_2.Range, {"likely": "likeliest"}),
    ModelResult: (format_2.ModelResult, {"duty_usd": "vehicle_duty_and_fees_usd"}),
    BookLayout: (layout_format_2.Layout, {}),
    TableLayout: (layout_format_2.Table, {"below": "rows_below"}),
    ColumnLayout: (layout_format_2.Column, {}),
}
"""The record of each value, and the keys that are not called as its fields are."""


@pytest.mark.parametrize("value", RECORDS, ids=lambda value: value.__name__)
def test_every_field_has_its_place_in_the_file(value: type) -> None:
    record, keys = RECORDS[value]
    places = {keys.get(field.name, field.name) for field in fields(value)}

    assert places <= set(record.__struct_fields__), "give it a key with a default, and the format a revision"
