"""The pages beside the fleet: what a policy asks of every model, and what else could be done."""

from PySide6.QtWidgets import QWidget

from headroom.window.pages.certificates.page import CertificatesPage
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.flips.page import FlipsPage
from headroom.window.pages.page_stack import Page
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

# A page with charts is imported when it is first looked at: pyqtgraph takes a third of a second to load.


def _map_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of the policy map."""
    from headroom.window.pages.map.page import MapPage  # noqa: PLC0415 - pyqtgraph

    return MapPage(session, focus)


def _sweep_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of the sweep."""
    from headroom.window.pages.sweep.page import SweepPage  # noqa: PLC0415 - pyqtgraph

    return SweepPage(session, focus)


def _scenarios_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of scenarios."""
    from headroom.window.pages.scenarios.page import ScenariosPage  # noqa: PLC0415 - pyqtgraph

    return ScenariosPage(session, focus)


def _drivers_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of drivers."""
    from headroom.window.pages.drivers.page import DriversPage  # noqa: PLC0415 - pyqtgraph

    return DriversPage(session, focus)


def _odds_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of odds."""
    from headroom.window.pages.odds.page import OddsPage  # noqa: PLC0415 - pyqtgraph

    return OddsPage(session, focus)


def _trade_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of trade."""
    from headroom.window.pages.trade.page import TradePage  # noqa: PLC0415 - pyqtgraph

    return TradePage(session, focus)


ANALYSES: tuple[Page, ...] = (
    Page(
        "decide",
        "Decide",
        "Comply or pay: what each model would change, and what it costs",
        DecidePage,
        "Without parts there is nothing to source elsewhere, and without costs no duty to weigh against it.",
    ),
    Page("map", "Map", "Both thresholds against each other: what any pair of them costs", _map_page),
    Page("sweep", "Sweep", "One threshold or rate from end to end: who complies, who pays", _sweep_page),
    Page(
        "scenarios", "Scenarios", "Named scenarios side by side, and the way between any two", _scenarios_page
    ),
    Page("drivers", "Drivers", "Which input moves a figure most", _drivers_page),
    Page("odds", "Odds", "What to expect of talks whose end is open", _odds_page),
    Page(
        "certificates",
        "Certificates",
        "Which certificates of origin to ask for, fewest first",
        CertificatesPage,
    ),
    Page("flips", "Flips", "Which models and parts changed, and who is nearest to flipping next", FlipsPage),
    Page(
        "trade",
        "Trade",
        "US imports by country and the balance with Mexico and Canada",
        _trade_page,
        "Trade is counted in dollars of parts and vehicles.",
    ),
)
"""In the order of their tabs."""
