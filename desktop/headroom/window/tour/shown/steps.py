"""The steps of the tour, in the order in which they are shown."""

from dataclasses import dataclass
from enum import StrEnum


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
        "Each bar is a model",
        "Blue qualifies, orange fails, and hatching is what nobody knows yet. The bars stand in the order "
        "of their headroom: what falls short most stands first.",
    ),
    TourStep(
        Target.THRESHOLD,
        "Drag the threshold",
        "The violet line is the regional content that a model needs. Drag it, or move it with the arrow "
        "keys: verdicts, landed cost and duty follow at once. Ctrl+Z takes it back.",
    ),
    TourStep(
        Target.POLICY,
        "Choose the law",
        "Six policies come with the program, from NAFTA to the proposals of 2026. Every threshold, duty "
        "and fee of the one you choose is a slider below, with its source and its date.",
    ),
    TourStep(
        Target.MODEL,
        "Ask why",
        "Click a model: here stand its tests, its duties line by line, and the parts that weigh most, "
        "each with its cell in the workbook. Enter shows the model alone.",
    ),
    TourStep(
        Target.DECIDE,
        "Comply or pay",
        "Each of the six groups of pages answers one question. What it takes, with the page Decide, says "
        "for each model whether to change its sources or to pay the duty.",
    ),
    TourStep(
        Target.GIVE,
        "Show it, hand it over",
        "Present shows the pages in large type while you drag. Hand over writes slides, an Excel workbook "
        "that calculates, a PDF, a web page or tables.",
    ),
    TourStep(
        Target.GUIDE,
        "F1 explains what you look at",
        "The guide opens at the page, the panel or the dialog that is in use. Now open a workbook of your "
        "own: drop it on this window.",
    ),
)
"""What a new user needs to begin; the guide has the rest."""


def count_words(at: int) -> str:
    """Return which of the steps one is, from 0."""
    return f"{at + 1} of {len(STEPS)}"
