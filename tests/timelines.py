"""Small timelines, written as verdicts and duties, for tests of what is said and shown of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from fleets import POLICY
from headroom.analysis.timeline import EventWords, LawStep, Timeline, TimelineStep
from headroom.book.sourcing import Vehicle
from headroom.rules.outcome import FleetTotals
from headroom.rules.verdict import Verdict

EVENTS = ("NAFTA", "USMCA", "Section 232", "Deals", "Fees")
LETTERS = {"q": Verdict.QUALIFIES, "f": Verdict.FAILS, "u": Verdict.UNDETERMINED}


def made(*steps: tuple[str, tuple[float, ...]], pending: int = 0, hypothetical: bool = False) -> Timeline:
    """Return a timeline of verdicts, a letter each, and duties a vehicle; a thousand of each model a year.

    The landed cost of a vehicle is its duty; the first step is of July 2017, a year lies between two.
    """
    found = []
    for at, (verdicts, duty) in enumerate(steps):
        codes = np.array([LETTERS[letter] for letter in verdicts], dtype=np.int8)
        duties, models = np.array(duty, dtype=np.float64), len(duty)
        qualifying = int((codes == Verdict.QUALIFIES).sum())
        law = LawStep(
            date(2017 + at, 7, 1),
            replace(POLICY, hypothetical=hypothetical),
            (),
            EventWords(EVENTS[at]),
            "",
            hypothetical or at >= len(steps) - pending,
            (),
        )
        a_year = float(duties.sum()) * 1000
        fleet = FleetTotals(models, qualifying, 1000.0 * models, 1000.0 * qualifying, a_year, a_year)
        found.append(TimelineStep(law, codes, duties, duties, fleet, ()))
    vehicles = tuple(Vehicle(f"Make M{at}") for at in range(len(steps[0][1])))
    return Timeline(vehicles, np.full(len(vehicles), 1000.0), tuple(found))


def with_words(timeline: Timeline, words: Mapping[int, EventWords]) -> Timeline:
    """Return a timeline some of whose steps have other words."""
    steps = tuple(
        replace(step, law=replace(step.law, words=words.get(at, step.law.words)))
        for at, step in enumerate(timeline.steps)
    )
    return Timeline(timeline.vehicles, timeline.volume, steps)
