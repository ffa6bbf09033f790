"""What makes the pages beside the fleet."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from headroom.window.pages.certificates.page import CertificatesPage
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.flips.page import FlipsPage
from headroom.window.pages.page_stack import Maker
from headroom.window.pages.parts.page import PartsPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

# A page with charts is imported when it is first looked at: pyqtgraph takes a third of a second to load.


def _timeline_page(session: Session, focus: Focus) -> QWidget:
    """Make the page of the timeline."""
    from headroom.window.pages.timeline.page import TimelinePage  # noqa: PLC0415 - pyqtgraph

    return TimelinePage(session, focus)


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


def _explore_page(session: Session, focus: Focus) -> QWidget:
    """Make the page to explore."""
    from headroom.window.pages.explore.page import ExplorePage  # noqa: PLC0415 - pyqtgraph

    return ExplorePage(session, focus)


ANALYSES: Mapping[str, Maker] = MappingProxyType(
    {
        "decide": DecidePage,
        "certificates": CertificatesPage,
        "timeline": _timeline_page,
        "map": _map_page,
        "sweep": _sweep_page,
        "scenarios": _scenarios_page,
        "flips": FlipsPage,
        "trade": _trade_page,
        "drivers": _drivers_page,
        "odds": _odds_page,
        "parts": PartsPage,
        "explore": _explore_page,
    }
)
"""By the names in ``page_list``."""
