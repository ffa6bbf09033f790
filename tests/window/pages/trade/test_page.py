"""The page of trade."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.window.look.theme import SPACE
from headroom.window.pages.trade.page import TradePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


@pytest.mark.parametrize("height", [420, 1000])
def test_the_balances_stand_right_below_the_rows_of_the_chart(
    qtbot: QtBot, opened: Session, height: int
) -> None:
    page = TradePage(opened, Focus())
    qtbot.addWidget(page)
    page.resize(1000, height)
    page.show()
    QApplication.processEvents()

    assert page.table.y() - page.chart.geometry().bottom() <= SPACE + 1
    assert page.chart.height() == page.chart.height_of_all
    assert not page.chart.scroll.isVisible()
