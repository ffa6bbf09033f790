"""What programs read is the same in every language: JSON, frames and tables of figures."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
TELL = """
import json, sys
if sys.argv[1] == "foreign":
    import awkward_language
    awkward_language.speak()
import headroom
from headroom.knapsack.highs import by_highs
from headroom.optimum.resourcing import resource
from headroom.output.evaluation_json import evaluation
from headroom.output.resourcing_json import resourcing
from headroom.output.writers.tables.figure_rows import figure_rows

book = headroom.read(headroom.sample())
result = book.evaluate(policy="us-proposal-2017", rvc=0.8)
sourced = book.resource(policy="us-proposal-2017", rvc=0.8)
for frame in (result.models, result.duties, result.tests, result.rows, result.fleet):
    print(frame.to_csv())
days = book.timeline().drop(columns=["event", "changes"])  # what people call them
for frame in (sourced.models, sourced.changes, sourced.constraint_costs, days, headroom.figures("usmca")):
    print(frame.to_csv())
outcome, published = result._question.answer(), result._question.published
values = evaluation(outcome, published)
for of_people in ("problems", "import"):
    values.pop(of_people)
print(json.dumps(values, indent=1))
answers = resourcing(sourced.answers, outcome, published)
answers.pop("problems")
print(json.dumps(answers, indent=1))
"""


def told(language: str) -> list[str]:
    """Return what a process of a language tells programs."""
    paths = os.pathsep.join((str(TESTS), str(TESTS.parent / "desktop")))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TELL, language],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
    )
    return done.stdout.splitlines()


def test_programs_are_told_the_same_in_every_language() -> None:
    ours, theirs = told("english"), told("foreign")
    assert len(ours) > 1000
    assert [line for line, other in zip(ours, theirs, strict=True) if line != other] == []
