"""What stands in a workbook with live formulas, looked at without computing it anew."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fleets
import strategies
from books import Row, book
from headroom.book.sourcing import CoreGroup, SourcingBook, Vehicle
from headroom.output.writers.live_book import (
    Depth,
    LiveBookContents,
    TextTable,
    refused,
    usual_depth,
    write_live_book,
)
from headroom.output.writers.live_book import contents as depths
from headroom.output.writers.live_book.models_sheet import RESULTS
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from live_books import (
    Sheets,
    cell_of,
    compare,
    contents_of,
    inputs_that_can_move,
    with_changes,
    written,
)
from part_trees import Part, book_of

HOSTILE = ("=1+1", "A*", "AB", "a*", "A~B", ">5", "A?", "-cmd|calc", "=HYPERLINK(1)", "x" * 300, "🚗 ünï")
USUAL = {
    *(
        "ABS",
        "AND",
        "CHOOSE",
        "COUNT",
        "COUNTIF",
        "IF",
        "INDEX",
        "ISBLANK",
        "ISNUMBER",
        "MATCH",
        "MAX",
        "MIN",
    ),
    *("N", "NOT", "OR", "ROWS", "SUM", "SUMIFS", "SUMPRODUCT"),
}
"""Functions that every spreadsheet program has had for long."""


def a_fleet() -> SourcingBook:
    """Return five models, of which one has a core part from abroad, in two currencies."""
    made = fleets.fleet()
    more = Row("DE", 90, "Aspen", currency="EUR", core_group=CoreGroup.AXLES)
    rows = [
        more,
        Row("", 40, "Aspen", freight=3.0),
        Row("CN", 30, "Birch"),
        Row("MX", 80, "Birch", alternative=True),
    ]
    return book((*_rows_of(made), *rows), *made.vehicles, rates={"EUR": 1.1})


def _rows_of(made: SourcingBook) -> list[Row]:
    rows = made.rows
    return [
        Row(rows.origins[rows.origin[at]], float(rows.unit_cost[at]), rows.models[rows.model[at]])
        for at in range(len(rows))
    ]


@pytest.fixture(scope="module")
def contents() -> LiveBookContents:
    policy = next(one for one in load_presets() if one.name == "usmca-232")
    return contents_of(Exposure.of(a_fleet(), load_reference()), Scenario(policy, freight_factor=1.2), policy)


@pytest.fixture(scope="module")
def content(contents: LiveBookContents) -> bytes:
    return written(contents)[0]


def formulas(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(one).decode() for one in package.namelist() if "worksheets/sheet" in one]
    return [found for sheet in sheets for found in re.findall(r"<f[^>]*>([^<]*)</f>", sheet)]


def test_the_sheets_stand_in_their_order(content: bytes) -> None:
    names = ["Result", "Policy", "Models", "Rows", "Check", "Assumptions", "Problems", "Alternatives"]
    assert list(Sheets(content).values) == names


@pytest.mark.parametrize("depth", tuple(Depth))
def test_each_cell_holds_the_figure_of_the_program(contents: LiveBookContents, depth: Depth) -> None:
    content, report = written(contents, depth)

    assert compare(Sheets(content), contents.outcome).figures > 100
    assert report.depth is depth
    assert bool(report.limits) == (depth is Depth.SUMS)
    assert bool(formulas(content)) == (depth is not Depth.NONE)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.books(), strategies.SCENARIOS, st.sampled_from(tuple(Depth)))
def test_random_books_hold_the_figures_of_the_program(
    made: SourcingBook, scenario: Scenario, depth: Depth
) -> None:
    contents = contents_of(Exposure.of(made, strategies.REFERENCE), scenario)

    content, _ = written(contents, depth)

    compare(Sheets(content), contents.outcome)
    sheets = Sheets(content)
    assert set(sheets.named("check_agrees")) == {1}


def test_every_figure_and_every_input_has_a_name(contents: LiveBookContents, content: bytes) -> None:
    names = Sheets(content).names

    assert {f"result_{key}" for key in RESULTS} <= set(names)
    assert {one.name for one in inputs_that_can_move(contents)} <= set(names)
    assert {"in_rvc", "in_us_content", "in_rvc_heavy_truck", "in_rvc_light_truck", "in_s232_parts"} <= set(
        names
    )
    assert {"in_fx_EUR", "in_freight_factor", "in_vnm_rule", "list_eu", "list_region"} <= set(names)


def test_formulas_have_functions_that_every_program_knows(content: bytes) -> None:
    used = {name for formula in formulas(content) for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", formula)}

    assert used <= USUAL
    assert not [one for one in formulas(content) if one.startswith("{") or "_xlfn" in one or "[" in one]


def test_it_says_how_many_assumptions_are_changed(contents: LiveBookContents, content: bytes) -> None:
    assert Sheets(content).named("inputs_state") == ["1 assumption changed"]
    assert Sheets(content).named("inputs_changed") == [1]

    as_published = replace(
        contents, outcome=contents_of(contents.imported, Scenario(contents.published)).outcome
    )
    assert Sheets(written(as_published)[0]).named("inputs_state") == ["As published"]


def test_no_text_of_a_stranger_is_a_formula() -> None:
    rows = [
        Row(origin, 10.0 * at + 1, name, part=name, supplier=name)
        for at, name in enumerate(HOSTILE, start=1)
        for origin in ("US", "JP")
    ]
    made = book(rows, *(Vehicle(name, manufacturer=name) for name in HOSTILE))
    contents = contents_of(Exposure.of(made, strategies.REFERENCE), Scenario(fleets.POLICY))
    texts = TextTable(("=1", "b"), tuple((name, name) for name in HOSTILE))
    contents = replace(
        contents, title="=cmd", footer="&=A1", assumptions=texts, problems=texts, alternatives=texts
    )

    content, _ = written(contents)

    sheets = Sheets(content)
    assert sheets.named("result_model") == list(HOSTILE)
    assert sheets.values["Result"][0][0] == "=cmd"
    compare(sheets, contents.outcome)
    said = "\n".join(formulas(content))
    assert not [name for name in HOSTILE if len(name) > 2 and name in said]
    assert "HYPERLINK" not in said
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not [one for one in package.namelist() if "externalLink" in one or "vbaProject" in one]
        assert "quotePrefix" in package.read("xl/styles.xml").decode()


def test_a_text_that_no_cell_holds_is_cut_and_said(contents: LiveBookContents) -> None:
    texts = TextTable(("text",), (("🚗" * 20_000,), ("a\x00b\tc",)))

    content, report = written(replace(contents, problems=texts))

    shown = Sheets(content).values["Problems"]
    longest = str(shown[3][0])
    assert len(longest.encode("utf-16-le")) // 2 <= 32_767
    assert longest.endswith("…")
    assert shown[4][0] == "ab c"
    assert report.cut == (
        "1 text is longer than the 32,767 characters of a cell, and cut.",
        "1 text has control characters, which are left out.",
    )


@pytest.mark.parametrize("depth", tuple(Depth))
def test_a_policy_without_duties_and_fees_has_its_figures(depth: Depth) -> None:
    policy = replace(fleets.POLICY, measures=(), fees=())
    contents = contents_of(Exposure.of(fleets.fleet(), strategies.REFERENCE), Scenario(policy))

    compare(Sheets(written(contents, depth)[0]), contents.outcome)


def test_another_policy_with_the_same_duties_has_its_own_figures() -> None:
    """What was counted for one policy is kept for all with equal duties, whichever of them they are of."""
    exposure = Exposure.of(a_fleet(), load_reference())
    for name in ("usmca-232", "us-proposal-2026"):
        policy = next(one for one in load_presets() if one.name == name)
        contents = contents_of(exposure, Scenario(policy))

        compare(Sheets(written(contents)[0]), contents.outcome)


@pytest.mark.parametrize("footer", ["2026 & more", "&" * 300, "x" * 254])
def test_the_text_below_pages_fits_and_is_no_mark(contents: LiveBookContents, footer: str) -> None:
    content, _ = written(replace(contents, footer=footer), Depth.NONE)

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    found = re.findall("<oddFooter>(.*)</oddFooter>", sheet)
    said = html.unescape(found[0])
    assert len(said) <= 255
    text = said.removeprefix("&L&8 ").removesuffix("&R&8 &P / &N")
    assert "&" not in text.replace("&&", "")
    assert text.replace("&&", "&").rstrip("…") in footer


def test_the_same_contents_give_the_same_bytes(contents: LiveBookContents, content: bytes) -> None:
    assert written(contents)[0] == content


def test_it_stops_when_it_is_told_to(contents: LiveBookContents) -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    with pytest.raises(StopError):
        write_live_book(io.BytesIO(), contents, Depth.ROWS, stop)


def test_what_single_rows_decide_is_locked_where_there_are_sums(contents: LiveBookContents) -> None:
    live = {one.key for one in inputs_that_can_move(contents, Depth.SUMS)}

    assert {"rvc", "us_content", "s232_vehicle", "mfn_parts", "fx_EUR", "freight_factor", "mpf"} <= live
    assert not live & {"vnm_rule", "core", "principal", "other", "uk_parts_deal"}
    _, report = written(contents, Depth.SUMS)
    assert "thresholds of parts" in report.limits[0]


def test_rows_of_a_bill_of_several_levels_are_locked_where_the_bill_decides() -> None:
    seat = Part(Row("MX", 400), "supplier", parts=(Part(Row("MX", 100)), Part(Row("CN", 220))))
    made = book_of(seat, Part(Row("US", 600)))
    contents = contents_of(Exposure.of(made, strategies.REFERENCE), Scenario(fleets.POLICY))

    content, report = written(contents)

    assert report.limits[0].startswith("1 row counts in a bill of several levels")
    assert "vnm_rule" in {one.key for one in inputs_that_can_move(contents)}
    sheets = Sheets(content)
    compare(sheets, contents.outcome)
    assert len(sheets.named("structure_number")) == 3
    locked = [cell_of(sheets.names["rows_origin"], line) for line in (0, 1)]
    with pytest.raises(AssertionError, match="locked"):
        with_changes(content, [(*locked[0], "US")])
    assert with_changes(content, [(*locked[1], "MX")])

    _, report = written(contents, Depth.SUMS)
    assert "assemblies" in report.limits[0]


@pytest.mark.parametrize(
    ("rows", "depth", "why"),
    [
        (20_000, Depth.ROWS, ""),
        (100_001, Depth.ROWS, "100,001 part rows are too many"),
        (1_048_576, Depth.NONE, "more than the 1,048,575"),
        (1_048_576, Depth.SUMS, ""),
    ],
)
def test_too_many_rows_are_refused_with_another_way(
    contents: LiveBookContents, monkeypatch: pytest.MonkeyPatch, rows: int, depth: Depth, why: str
) -> None:
    counted: Callable[[LiveBookContents], int] = lambda _: rows  # noqa: E731
    monkeypatch.setattr(depths, "rows_counted", counted)

    assert refused(contents, depth).startswith(why) if not why else why in refused(contents, depth)
    assert usual_depth(contents) is (Depth.ROWS if rows <= 20_000 else Depth.SUMS)
    if why:
        with pytest.raises(UserError, match="part rows"):
            write_live_book(io.BytesIO(), contents, depth)


def test_content_labels_are_said_to_state_no_costs() -> None:
    labels = replace(fleets.fleet(), definition="domestic content")
    contents = contents_of(Exposure.of(labels, strategies.REFERENCE), Scenario(fleets.POLICY))

    content, report = written(contents)

    assert report.limits[0].startswith("Content labels state shares, no costs")
    assert report.limits[0] in [row[0] for row in Sheets(content).values["Result"][:6]]


def test_a_book_without_models_is_refused() -> None:
    contents = contents_of(Exposure.of(fleets.fleet(), strategies.REFERENCE), Scenario(fleets.POLICY))
    empty = replace(contents, outcome=replace(contents.outcome, exposure=_without_models(contents)))

    with pytest.raises(UserError, match="no model"):
        write_live_book(io.BytesIO(), empty, Depth.ROWS)


def _without_models(contents: LiveBookContents) -> Exposure:
    return replace(contents.imported, book=replace(contents.imported.book, vehicles=()))


def test_the_baseline_stands_beside_each_model(contents: LiveBookContents) -> None:
    nafta = next(one for one in load_presets() if one.name == "nafta")
    before = contents_of(contents.imported, Scenario(nafta)).outcome

    sheets = Sheets(written(replace(contents, baseline=before, baseline_name="=NAFTA"))[0])

    headings = sheets.values["Result"][11]
    assert "=NAFTA: landed cost, USD" in headings
    change = [row[headings.index("Change, USD")] for row in sheets.values["Result"][12:17]]
    expected = contents.outcome.landed_cost_usd - before.landed_cost_usd
    assert change == pytest.approx(expected.tolist())


def test_of_content_labels_the_first_sheet_shows_no_costs() -> None:
    exposure = Exposure.of(replace(fleets.fleet(), definition="label content"), strategies.REFERENCE)
    baseline = Scenario(fleets.without_preference())
    contents = contents_of(exposure, Scenario(fleets.POLICY))
    against = replace(contents, baseline=evaluate(exposure, baseline), baseline_name="Before")
    sheets = Sheets(written(against)[0])
    said = " ".join(str(cell) for row in sheets.values["Result"] for cell in row)

    assert "USD" not in said
    assert "Before: verdict" in said
    assert "USD" in str(
        Sheets(
            written(contents_of(Exposure.of(fleets.fleet(), strategies.REFERENCE), Scenario(fleets.POLICY)))[
                0
            ]
        ).values["Result"]
    )
