"""The figures of a benchmark as a table for people."""

from headroom.cli.bench_figures import MEGABYTES, Report
from headroom.output.evaluation_table import aligned

_MILLISECOND = 1e-3


def as_text(report: Report) -> str:
    """Return a report as a table."""
    rows = [
        (
            figure.name,
            figure.against,
            "yes" if figure.reached else "no",
            _amount(figure.own, figure.unit),
            _amount(figure.reference, figure.unit),
            f"{figure.ratio:.3g}",
            f"{figure.aim:g}",
        )
        for figure in report.figures
    ]
    headings = ("Figure", "Beside", "Reached", "Headroom", "Reference", "Ratio", "Aim")
    blocks = [
        "\n".join(f"{name}: {text}" for name, text in report.conditions.items()),
        aligned(headings, rows, left=3),
        "\n".join(f"Left out: {reason}" for reason in report.left_out),
        "Medians of several runs taken in turns. Ratio: Headroom / reference, at most the aim.",
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _amount(value: float, unit: str) -> str:
    """Return a time or an amount of memory with a unit that suits its size."""
    if unit == MEGABYTES:
        return f"{value:,.0f} MB"
    if value < _MILLISECOND:
        return f"{value * 1e6:,.0f} us"
    return f"{value * 1e3:,.1f} ms" if value < 1 else f"{value:,.2f} s"
