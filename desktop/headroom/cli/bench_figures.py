"""Figures of a benchmark: what the program takes, beside what a reference takes in the same run."""

from dataclasses import dataclass

from headroom.language import localized, tr, tr_in
from headroom.output.evaluation_table import aligned

SECONDS, MEGABYTES = "s", "MB"


@dataclass(frozen=True, slots=True)
class FigureAim:
    """What a figure aims at.

    Attributes:
        most: What it comes to at most.
        multiple: Whether that is a multiple of its reference; else it is in its own unit.
    """

    most: float
    multiple: bool = False


FRAME_S = 1 / 60
"""How long a screen shows one picture, seconds."""

FRAME = "a frame, 60 a second"
"""What is said of a figure that stands beside one."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure beside its reference; both are medians of several runs, taken in turns.

    Attributes:
        name: What is measured.
        own: What the program takes.
        reference: What the reference takes.
        against: What the reference is.
        unit: Of both, ``SECONDS`` or ``MEGABYTES``.
        aim: What it aims at.
        runs: How many runs the medians are of.
    """

    name: str
    own: float
    reference: float
    against: str
    unit: str
    aim: FigureAim
    runs: int

    @property
    def ratio(self) -> float:
        """Return what the program takes as a multiple of what the reference takes."""
        return self.own / self.reference

    @property
    def reached(self) -> bool:
        """Return whether it is what was aimed at, or better."""
        return (self.ratio if self.aim.multiple else self.own) <= self.aim.most


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one run of the benchmark.

    Attributes:
        conditions: What was measured on what, as text by name.
        figures: The figures.
        left_out: What could not be measured here and why.
    """

    conditions: dict[str, str]
    figures: tuple[Measurement, ...]
    left_out: tuple[str, ...] = ()


def as_values(report: Report) -> dict[str, object]:
    """Return a report as JSON values."""
    return {
        "format": 1,
        "conditions": {**report.conditions},
        "figures": [
            {
                "name": figure.name,
                "own": figure.own,
                "reference": figure.reference,
                "against": figure.against,
                "unit": figure.unit,
                "ratio": figure.ratio,
                "aim": figure.aim.most,
                "aim_of": "ratio" if figure.aim.multiple else "own",
                "reached": figure.reached,
                "runs": figure.runs,
            }
            for figure in report.figures
        ],
        "left_out": list(report.left_out),
    }


_MILLISECOND = 1e-3
_EXPLAINED = tr(
    "Medians of several runs taken in turns. Ratio: Headroom / reference. Aim: at most this amount, or so "
    "many times the reference."
)


def as_text(report: Report) -> str:
    """Return a report as a table."""
    rows = [
        (
            figure.name,
            figure.against,
            tr_in("whether an aim is reached", "yes")
            if figure.reached
            else tr_in("whether an aim is reached", "no"),
            _amount(figure.own, figure.unit),
            _amount(figure.reference, figure.unit),
            localized(f"{figure.ratio:.3g}"),
            f"{figure.aim.most:g} x" if figure.aim.multiple else _amount(figure.aim.most, figure.unit),
        )
        for figure in report.figures
    ]
    headings = (
        tr_in("a heading: what is measured", "Figure"),
        tr_in("a heading: what a figure is compared with", "Beside"),
        tr_in("a heading: yes, no", "Reached"),
        "Headroom",
        tr("Reference"),
        tr("Ratio"),
        tr_in("a heading: the aim of a figure", "Aim"),
    )
    blocks = [
        "\n".join(f"{name}: {text}" for name, text in report.conditions.items()),
        aligned(headings, rows, left=3),
        "\n".join(tr("Left out: {reason}", reason=reason) for reason in report.left_out),
        _EXPLAINED,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _amount(value: float, unit: str) -> str:
    """Return a time or an amount of memory with a unit that suits its size."""
    if unit == MEGABYTES:
        return localized(f"{value:,.0f}") + " MB"
    if value < _MILLISECOND:
        return localized(f"{value * 1e6:,.0f}") + " us"
    return localized(f"{value * 1e3:,.1f}") + " ms" if value < 1 else localized(f"{value:,.2f}") + " s"
