"""Content labels in the window: shares and origins, and no costs anywhere."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.sweep.shown.sweep_panels import Topic
from headroom.window.session.session import Session
from headroom.workbook.rows.decode import decode
from workbooks import Rows, silent, write_xlsx


def labels(path: Path, reference: TariffReference) -> Exposure:
    """Return sixty content labels."""
    headings = ("Carlines", "US/Canada content", "Foreign sources", "Final assembly")
    rows: Rows = [headings, *[(f"Model {at}", f"{at % 90}%", "20% J", "US") for at in range(60)]]
    return Exposure.of(decode(write_xlsx(path / "labels.xlsx", {"Labels": rows}), silent), reference)


def test_content_labels_have_no_cost_chart_and_fill_the_height(
    view: MainView, session: Session, exposure: Exposure, reference: TariffReference, tmp_path: Path
) -> None:
    session.open(labels(tmp_path, reference))
    view.show_book()
    QApplication.processEvents()
    fleet = view.work.fleet

    assert not fleet.chart.frame.shows_costs
    assert fleet.rows.view == FleetFrame.room_for_rows(fleet.chart.height(), fleet.chart.look)
    assert [one.figure.value for one in view.work.band.headline.figures if one.figure][3] == "Label content"
    assert [name for name, table in view.work.detail.tables.items() if table.isVisible()] == [
        "Tests in short",
        "Label",
    ]
    view.work.pages.turn_to("decide")
    assert view.work.pages.stack.currentWidget() is view.work.pages.nothing
    assert "no parts and no costs" in view.work.pages.nothing.why.text()

    session.open(exposure)
    assert view.work.pages.stack.currentWidget() is view.work.pages.page("decide")
    assert fleet.chart.frame.shows_costs


def test_pages_of_content_labels_show_who_qualifies_and_no_dollars(
    view: MainView, session: Session, reference: TariffReference, tmp_path: Path
) -> None:
    session.open(labels(tmp_path, reference))
    view.show_book()
    pages = view.work.pages

    pages.turn_to("map")
    on_map = pages.page("map")
    assert isinstance(on_map, MapPage)
    assert on_map.chart.chart is not None
    assert on_map.chart.chart.figure.heading == "Share of volume qualifying"
    assert not on_map.figure.isVisible()
    assert "A label does not tell US from Canadian parts" in on_map.state.text()

    pages.turn_to("sweep")
    swept = pages.page("sweep")
    assert isinstance(swept, SweepPage)
    swept.settle()
    assert swept.chart.chart is not None
    topics = {panel.topic for column in swept.chart.chart.columns for panel in column.panels}
    assert topics == {Topic.REGIMES, Topic.CONTENT}

    pages.turn_to("drivers")
    drivers = pages.page("drivers")
    assert isinstance(drivers, DriversPage)
    drivers.settle()
    assert drivers.figure.count() == 1
    assert drivers.chart.chart.title == "What drives the share of volume qualifying"

    pages.turn_to("odds")
    odds = pages.page("odds")
    assert isinstance(odds, OddsPage)
    odds.settle()
    assert odds.chart.chart.unit == "chance to qualify by label content"
    assert odds.finding is not None
    assert "$" not in odds.finding.sentence
