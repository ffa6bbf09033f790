"""The pages beside the fleet: what a policy asks of every model, and what else could be done."""

from PySide6.QtWidgets import QWidget

from headroom.window.pages.certificates.page import CertificatesPage
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.flips.page import FlipsPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.page_stack import Page
from headroom.window.pages.scenarios.page import ScenariosPage
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.trade.page import TradePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


def _map_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of the policy map, the first time that it is looked at."""
    from headroom.window.pages.map.page import MapPage  # noqa: PLC0415 - pyqtgraph: a third of a second

    return MapPage(session, focus)


ANALYSES: tuple[Page, ...] = (
    Page(
        "decide",
        "Decide",
        "Comply or pay: what each model would change, and what it costs",
        DecidePage,
        "Without parts there is nothing to source elsewhere, and without costs no duty to weigh against it.",
    ),
    Page("map", "Map", "Both thresholds against each other: what any pair of them costs", _map_page),
    Page("sweep", "Sweep", "One threshold or rate from end to end: who complies, who pays", SweepPage),
    Page(
        "scenarios", "Scenarios", "Named scenarios side by side, and the way between any two", ScenariosPage
    ),
    Page("drivers", "Drivers", "Which input moves a figure most", DriversPage),
    Page("odds", "Odds", "What to expect of talks whose end is open", OddsPage),
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
        TradePage,
        "Trade is counted in dollars of parts and vehicles.",
    ),
)
"""In the order of their tabs."""
