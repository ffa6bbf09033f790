"""What makes the pages beside the fleet."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from headroom.window.pages.certificates.page import CertificatesPage
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.flips.page import FlipsPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.page_stack import Maker
from headroom.window.pages.scenarios.page import ScenariosPage
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.pages.trade.page import TradePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


def _map_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of the policy map, the first time that it is looked at."""
    from headroom.window.pages.map.page import MapPage  # noqa: PLC0415 - pyqtgraph: a third of a second

    return MapPage(session, focus)


ANALYSES: Mapping[str, Maker] = MappingProxyType(
    {
        "decide": DecidePage,
        "certificates": CertificatesPage,
        "map": _map_page,
        "sweep": SweepPage,
        "scenarios": ScenariosPage,
        "flips": FlipsPage,
        "trade": TradePage,
        "drivers": DriversPage,
        "odds": OddsPage,
    }
)
"""By the names in ``page_list``."""
