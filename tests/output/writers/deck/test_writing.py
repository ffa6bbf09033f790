"""The deck as a file: what stands on its slides, in its charts, and in the workbooks behind them."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import column_index_from_string
from pptx import Presentation

from hand_made_handovers import HOSTILE, content_chart, handed, names
from handovers import question
from headroom.output.handover.exhibits import ContentChart, CostChart, SwingChart
from headroom.output.handover.handover import Handover, PageKey
from headroom.output.handover.make import GivenUpError, make_handover
from headroom.output.writers.deck.writing import write_deck

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def deck_of(handover: Handover, template: bytes | None = None) -> bytes:
    place = BytesIO()
    write_deck(handover, place, template)
    return place.getvalue()


@pytest.fixture(scope="module")
def twelve() -> bytes:
    return deck_of(handed())


@pytest.fixture(scope="module")
def hostile() -> bytes:
    return deck_of(handed(HOSTILE))


@pytest.fixture(scope="module")
def forty() -> bytes:
    return deck_of(handed(names(40), thresholds=(0.6, 0.75)))


def opened(content: bytes) -> Any:  # noqa: ANN401 - the library's presentation
    return Presentation(BytesIO(content))


def charts(content: bytes) -> dict[str, Any]:
    """Return the charts by the names of their shapes."""
    return {
        shape.name: shape.chart
        for slide in opened(content).slides
        for shape in slide.shapes
        if shape.has_chart
    }


def rows_of(chart: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - the library's chart
    """Return the cells of the workbook of a chart."""
    return list(sheet_of(chart).iter_rows(values_only=True))


def sheet_of(chart: Any) -> Any:  # noqa: ANN401 - likewise
    return openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def books(content: bytes) -> dict[str, bytes]:
    """Return the parts of all workbooks in a deck."""
    found = {}
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(BytesIO(packed.read(name))) as book:
                    found.update({f"{name}/{part}": book.read(part) for part in book.namelist()})
    return found


def test_each_page_is_a_slide_after_the_first(twelve: bytes) -> None:
    slides = opened(twelve).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]

    wanted = [page.title for page in handed().pages]
    assert titles[0].startswith("headroom_sample.xlsx")
    assert [title for title in titles if title in wanted] == wanted
    assert len({title.casefold() for title in titles}) == len(titles)


def test_the_first_slide_has_finding_figures_and_footer(twelve: bytes) -> None:
    texts = [shape.text_frame.text for shape in opened(twelve).slides[0].shapes if shape.has_text_frame]

    assert handed().pages[0].title in texts
    assert "7 of 12\nmodels qualify\n▼ 3 against NAFTA" in texts
    assert any(text.startswith("USMCA with Section 232, law on 2026-11-01. Against NAFTA") for text in texts)


def test_every_slide_has_footer_number_and_language(twelve: bytes) -> None:
    for number, slide in enumerate(opened(twelve).slides, 1):
        *_, footer, place = slide.shapes
        assert footer.text_frame.text == handed().footer.text
        assert place.text_frame._txBody.find(".//{*}fld").get("type") == "slidenum"
        assert place.text_frame._txBody.find(".//{*}fld/{*}t").text == str(number)
        first = next(shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text)
        assert first.shape_id == slide.shapes.title.shape_id
        languages = {run.get("lang") for run in slide._element.iter("{*}rPr")}
        assert languages == {"en-US"}


def test_charts_and_tables_say_what_they_show_and_what_decorates_says_so(twelve: bytes) -> None:
    for slide in opened(twelve).slides:
        for shape in slide.shapes:
            told = shape._element.xpath(".//p:cNvPr")[0]
            if shape.has_chart or shape.has_table:
                assert told.get("descr").endswith(".")
            elif not shape.has_text_frame or not shape.text_frame.text:
                assert told.find(".//{*}decorative").get("val") == "1"


def test_notes_say_what_stands_behind(twelve: bytes) -> None:
    notes = opened(twelve).slides[1].notes_slide.notes_text_frame.text

    assert notes == "\n".join(handed().pages[0].notes)


def test_no_chart_is_a_picture(twelve: bytes) -> None:
    with zipfile.ZipFile(BytesIO(twelve)) as packed:
        parts = packed.namelist()
        slides = b"".join(packed.read(name) for name in parts if name.startswith("ppt/slides/"))

    assert not [name for name in parts if name.endswith((".png", ".jpeg", ".jpg", ".emf", ".svg", ".bin"))]
    assert b"<p:pic" not in slides
    assert len([name for name in parts if name.startswith("ppt/charts/chart")]) == 5


def test_the_columns_of_content_are_the_bars_by_verdict(twelve: bytes) -> None:
    bars = content_chart(names(12)).bars
    heading, *rows = rows_of(charts(twelve)["Regional content"])

    assert heading[1:] == (
        "✕ fails",
        "✓ qualifies",
        "75.0\u202f% asked",
        "Regional content, high end",
        "of which US content",
        "✕ fails: unknown origin, up to",
    )
    for bar, row in zip(bars, rows, strict=True):
        assert row[0] == bar.model
        shown = row[1] if row[1] is not None else row[2]
        assert (shown, *row[3:6]) == pytest.approx((bar.low, bar.threshold, bar.high, bar.us_low), rel=1e-15)
        assert row[6] == (pytest.approx(bar.high - bar.low) if bar.high > bar.low else None)


def test_figures_of_an_outcome_stand_in_the_workbooks_of_its_charts() -> None:
    asked = question(pages=(PageKey.QUALIFY, PageKey.COST))
    made = make_handover(asked)
    found = charts(deck_of(made))
    outcome = asked.outcome
    models = [vehicle.name for vehicle in outcome.vehicles]

    content, cost = rows_of(found["Regional content"]), rows_of(found["Landed cost"])
    end, total = content[0].index("Regional content, high end"), cost[0].index("Landed cost")
    assert {row[0]: row[end] for row in content[1:]} == {
        model: pytest.approx(outcome.rvc_high[at]) for at, model in enumerate(models)
    }
    assert {row[0]: row[total] for row in cost[1:]} == {
        model: pytest.approx(outcome.landed_cost_usd[at]) for at, model in enumerate(models)
    }


@pytest.mark.parametrize("made", ["twelve", "hostile", "forty"])
def test_what_a_chart_remembers_is_what_stands_in_its_workbook(
    made: str, request: pytest.FixtureRequest
) -> None:
    for chart in charts(request.getfixturevalue(made)).values():
        rows = rows_of(chart)
        for reference in chart._chartSpace.iter(f"{C}numRef", f"{C}strRef"):
            place = re.fullmatch(r"Values!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", reference.find(f"{C}f").text)
            assert place is not None
            column, first = column_index_from_string(place[1]) - 1, int(place[2])
            cells = [rows[at - 1][column] for at in range(first, int(place[3] or first) + 1)]
            kept = {int(point.get("idx")): point[0].text for point in reference.iter(f"{C}pt")}
            for at, cell in enumerate(cells):
                shown = kept.get(at)
                if isinstance(cell, (int, float)):
                    assert shown is not None
                    assert float(shown) == cell
                else:
                    assert (shown or "") == (cell or "")


def test_nothing_in_a_workbook_of_a_chart_is_run_or_links(hostile: bytes) -> None:
    parts = books(hostile)

    assert parts
    for name, part in parts.items():
        assert b"<f>" not in part, name
        assert b"<f " not in part, name
        assert b"<hyperlink" not in part, name
        assert b"TargetMode" not in part, name
    rows = rows_of(charts(hostile)["Regional content"])
    assert [row[0] for row in rows[1:10]] == list(HOSTILE[:9])


def test_what_a_spreadsheet_would_take_for_a_formula_is_quoted(hostile: bytes) -> None:
    sheet = sheet_of(charts(hostile)["Regional content"])

    quoted = [cell.quotePrefix for (cell,) in sheet["A2":"A17"]]
    assert quoted == [name[:1] in {"=", "-", "@"} for name in HOSTILE]


def test_names_of_strangers_are_text_on_slides(hostile: bytes) -> None:
    with zipfile.ZipFile(BytesIO(hostile)) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                etree.fromstring(packed.read(name))
        slides = b"".join(packed.read(name) for name in packed.namelist() if "slides/slide" in name)

    assert b"hlinkClick" not in slides
    assert "<b>&amp;</b>" in "".join(
        cell.text
        for slide in opened(hostile).slides
        for shape in slide.shapes
        if shape.has_table
        for cell in shape.table.iter_cells()
    )


def test_a_value_that_is_none_is_blank() -> None:
    made = handed(pages=(PageKey.COST,))
    chart = made.pages[0].exhibit
    assert isinstance(chart, CostChart)
    bar = replace(chart.bars[0], parts=(float("nan"), *chart.bars[0].parts[1:]))
    page = replace(made.pages[0], exhibit=replace(chart, bars=(bar, *chart.bars[1:])))

    rows = rows_of(charts(deck_of(replace(made, pages=(page,))))["Landed cost"])

    assert rows[1][1] is None
    assert rows[2][1] == chart.bars[1].parts[0]


def test_the_threshold_is_a_dashed_line_on_the_axes_of_the_columns(twelve: bytes) -> None:
    area = charts(twelve)["Regional content"]._chartSpace.find(f".//{C}plotArea")
    columns, line = area.find(f"{C}barChart"), area.find(f"{C}lineChart")
    asked = line.find(f"{C}ser")

    ids = [[one.get("val") for one in plot.findall(f"{C}axId")] for plot in (columns, line)]
    assert ids[0] == ids[1]
    assert columns.find(f"{C}overlap").get("val") == "100"
    assert len(columns.findall(f"{C}ser")) == 2
    assert asked.find(f"{C}invertIfNegative") is None
    assert asked.find(f".//{C}trendline//{{*}}prstDash").get("val") == "dash"


def test_thresholds_that_differ_are_dashes_at_each_column(forty: bytes) -> None:
    area = charts(forty)["Regional content"]._chartSpace.find(f".//{C}plotArea")
    asked = area.find(f"{C}lineChart/{C}ser")

    assert asked.find(f"{C}trendline") is None
    assert asked.find(f"{C}marker/{C}symbol").get("val") == "dash"


def test_unknown_origins_are_error_bars_of_their_columns_alone(twelve: bytes) -> None:
    bars = list(charts(twelve)["Regional content"]._chartSpace.iter(f"{C}errBars"))

    assert len(bars) == 1
    (point,) = bars[0].findall(f"{C}plus//{C}pt")
    assert point.get("idx") == "0"
    assert float(point[0].text) == pytest.approx(0.031)


def test_costs_are_stacked_in_eight_components_with_the_total_above(twelve: bytes) -> None:
    chart = handed().pages[1].exhibit
    assert isinstance(chart, CostChart)
    drawn = charts(twelve)["Landed cost"]
    heading, *rows = rows_of(drawn)

    assert heading == ("Model", *chart.components, "Landed cost")
    assert [row[1:] for row in rows] == [(*bar.parts, bar.total) for bar in chart.bars]
    assert drawn._chartSpace.find(f".//{C}barChart/{C}grouping").get("val") == "stacked"


def test_swings_are_changes_against_the_present(twelve: bytes) -> None:
    chart = handed().pages[6].exhibit
    assert isinstance(chart, SwingChart)
    rows = rows_of(charts(twelve)["What drives the cost"])

    assert [row[-2:] for row in rows[1:]] == [
        (bar.at_low - chart.present, bar.at_high - chart.present) for bar in chart.bars
    ]
    assert [row[0] for row in rows[1:]] == [bar.name for bar in chart.bars]


def test_of_many_models_the_table_follows_in_full(forty: bytes) -> None:
    slides = [
        slide for slide in opened(forty).slides if slide.shapes.title.text_frame.text.startswith("Annex")
    ]
    tables = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    models = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]

    assert models == [*names(40), "Fleet"]
    assert all(len(table.rows) <= 22 for table in tables)


def test_the_same_handover_gives_the_same_bytes(twelve: bytes) -> None:
    assert deck_of(handed()) == twelve


def test_the_file_says_what_it_is_and_when_it_was_made(twelve: bytes) -> None:
    kept = opened(twelve).core_properties

    assert kept.title == "headroom_sample.xlsx"
    assert kept.author.startswith("Headroom ")
    assert kept.created.date() == kept.modified.date() == handed().made_on


def test_a_deck_that_is_given_up_writes_nothing() -> None:
    place, told = BytesIO(), []

    with pytest.raises(GivenUpError):
        write_deck(
            handed(),
            place,
            tell=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) > 2,
        )

    assert told == [(1, 11), (2, 11), (3, 11)]
    assert not place.getvalue()


def test_a_single_model_and_one_without_any_page_are_decks() -> None:
    assert len(opened(deck_of(handed(names(1)))).slides) >= 10
    assert len(opened(deck_of(replace(handed(), pages=()))).slides) == 1


def test_a_page_under_other_assumptions_has_its_own_footer() -> None:
    made = handed(pages=(PageKey.QUALIFY, PageKey.COST))
    own = replace(made.footer, law="Hypothetical: another law")
    made = replace(made, pages=(made.pages[0], replace(made.pages[1], footer=own)))

    footers = [slide.shapes[-2].text_frame.text for slide in opened(deck_of(made)).slides]

    assert footers == [made.footer.text, made.footer.text, own.text]


def test_content_below_zero_stands_on_a_longer_axis() -> None:
    made = handed(pages=(PageKey.QUALIFY,))
    chart = made.pages[0].exhibit
    assert isinstance(chart, ContentChart)
    low = replace(chart.bars[0], low=-0.3, high=-0.3)
    page = replace(made.pages[0], exhibit=replace(chart, bars=(low, *chart.bars[1:])))

    axis = charts(deck_of(replace(made, pages=(page,))))["Regional content"].value_axis

    assert (axis.minimum_scale, axis.maximum_scale) == (-0.5, 1.0)
