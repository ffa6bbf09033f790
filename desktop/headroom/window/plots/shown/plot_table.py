"""What a chart shows as a table, to be copied."""

from math import isfinite

from headroom.output.copied_table import CopiedCell, CopiedTable

PlotTable = CopiedTable
"""The values of a chart in rows; its title is the name of a file of it."""


def plain_number(value: float | None) -> CopiedCell:
    """Return a number as it is copied; nothing where there is none."""
    return "" if value is None or not isfinite(value) else value


def plain_percent(share: float | None) -> CopiedCell:
    """Return a share in percent as it is copied; nothing where there is none."""
    return plain_number(None if share is None else share * 100)
