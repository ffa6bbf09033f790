"""A figure of the window that can be followed back to cells and law."""

from collections.abc import Callable
from dataclasses import dataclass

from headroom.rules.derivation import Derivation
from headroom.rules.outcome import Outcome
from headroom.rules.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Trail:
    """A figure that can be followed back.

    Attributes:
        title: What it is, with its model, e.g. "Regional content of Hyundai Tucson".
        derive: Returns it under an outcome; None where that outcome has no such figure.
        scenario: Under which it stays, whatever is being tried; None: it follows the scenario being tried.
    """

    title: str
    derive: Callable[[Outcome], Derivation | None]
    scenario: Scenario | None = None
