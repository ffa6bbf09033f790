"""The steps of the tour, in the order in which they are shown."""

from dataclasses import dataclass
from enum import StrEnum

from headroom.language import tr


class Target(StrEnum):
    """A part of the window that the tour points at; the word is not shown."""

    VERDICTS = "verdicts"
    THRESHOLD = "threshold"
    POLICY = "policy"
    MODEL = "model"
    DECIDE = "decide"
    GIVE = "give"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step.

    Attributes:
        target: What it points at.
        title: A few words.
        text: A sentence or two.
    """

    target: Target
    title: str
    text: str


STEPS: tuple[TourStep, ...] = (
    TourStep(
        Target.VERDICTS,
        tr("Each bar is a model"),
        tr(
            "Blue qualifies, orange fails, and hatching is what nobody knows yet. The bars stand in the "
            "order of their headroom: what falls short most stands first."
        ),
    ),
    TourStep(
        Target.THRESHOLD,
        tr("Drag the threshold"),
        tr(
            "The violet line is the regional content that a model needs. Drag it, or move it with the "
            "arrow keys: verdicts, landed cost and duty follow at once. Ctrl+Z takes it back."
        ),
    ),
    TourStep(
        Target.POLICY,
        tr("Choose the law"),
        tr(
            "Six policies come with the program, from NAFTA to the proposals of 2026. Every threshold, "
            "duty and fee of the one you choose is a slider below, with its source and its date."
        ),
    ),
    TourStep(
        Target.MODEL,
        tr("Ask why"),
        tr(
            "Click a model: here stand its tests, its duties line by line, and the parts that weigh most, "
            "each with its cell in the workbook. Enter shows the model alone."
        ),
    ),
    TourStep(
        Target.DECIDE,
        tr("Comply or pay"),
        tr(
            "Each of the six groups of pages answers one question. What it takes, with the page Decide, "
            "says for each model whether to change its sources or to pay the duty."
        ),
    ),
    TourStep(
        Target.GIVE,
        tr("Show it, hand it over"),
        tr(
            "Present shows the pages in large type while you drag. Hand over writes slides, an Excel "
            "workbook that calculates, a PDF, a web page or tables."
        ),
    ),
    TourStep(
        Target.GUIDE,
        tr("F1 explains what you look at"),
        tr(
            "The guide opens at the page, the panel or the dialog that is in use. Now open a workbook of "
            "your own: drop it on this window."
        ),
    ),
)
"""What a new user needs to begin; the guide has the rest."""


def count_words(at: int) -> str:
    """Return which of the steps one is, from 0."""
    return tr("{at} of {all}", at=at + 1, all=len(STEPS))
