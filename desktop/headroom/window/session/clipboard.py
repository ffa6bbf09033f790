"""Tables on the clipboard, as text in the reader's locale and as HTML that is read the same under any."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QGuiApplication

from headroom.output.copied_table import CopiedTable, tables_as_html, tables_as_text


def copied_data(above: Sequence[str], tables: Sequence[CopiedTable]) -> QMimeData:
    """Return tables for the clipboard.

    Args:
        above: Lines above the first: what was found, and under which assumptions.
        tables: The tables.
    """
    sign = QLocale.system().decimalPoint()
    data = QMimeData()
    data.setText(tables_as_text(above, tables, sign))
    data.setHtml(tables_as_html(above, tables, sign))
    return data


def copy_tables(above: Sequence[str], tables: Sequence[CopiedTable]) -> None:
    """Put tables on the clipboard; see ``copied_data``."""
    QGuiApplication.clipboard().setMimeData(copied_data(above, tables))
