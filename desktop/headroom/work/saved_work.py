"""One piece of work as it is saved: scenarios, what they came to, and which workbook they were asked of."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from headroom.book.layout import BookLayout
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.work.saved_result import ModelResult, results_of
from headroom.work.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A workbook that the work is about.

    Attributes:
        path: Where it was, as text.
        sha256: Digest of its content, hexadecimal.
        content: Its bytes, where the data were saved with the work; None: they were not.
    """

    path: str
    sha256: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class SavedWork:
    """Everything that is saved.

    Attributes:
        workspace: The scenarios.
        files: The workbooks, in the order they were opened; none where none was open.
        layout: What was read as what in them.
        baseline_results: What the baseline came to, model by model.
        results: What each scenario came to, in their order.
        program: Version of the program that saved it.
        saved_at: When, with its time zone.
        policies: Policies as published, against which changes are told.
        belongs_to: Of work that was kept while it was done: the file it was saved in before; empty
            for none, and for work that was saved.
        belongs_to_sha256: Digest of that file when it was saved or opened last, hexadecimal; empty where that
            is not known.
        partly_known: Whether a newer program saved it, with things that this one passed over.
    """

    workspace: Workspace
    files: tuple[SavedFile, ...]
    layout: BookLayout
    baseline_results: tuple[ModelResult, ...]
    results: tuple[tuple[ModelResult, ...], ...]
    program: str
    saved_at: datetime
    policies: tuple[Policy, ...] = ()
    belongs_to: str = ""
    belongs_to_sha256: str = ""
    partly_known: bool = False

    @property
    def inside(self) -> bool:
        """Return whether the workbook's data were saved with it."""
        return any(file.content is not None for file in self.files)

    def results_by_scenario(self) -> tuple[tuple[Scenario, tuple[ModelResult, ...]], ...]:
        """Return each scenario with what it came to: the one being tried, the baseline, the others."""
        space = self.workspace
        pairs = [*zip(space.scenarios, self.results, strict=False)]
        first = pairs[space.current : space.current + 1]
        others = pairs[: space.current] + pairs[space.current + 1 :]
        return (*first, (space.baseline, self.baseline_results), *others)

    def with_results(self, exposure: Exposure) -> Self:
        """Return this work with what its scenarios come to; with nothing where a workbook has other facts."""
        if exposure.book.facts != self.workspace.facts:
            return replace(self, baseline_results=(), results=((),) * len(self.workspace.scenarios))
        return replace(
            self,
            baseline_results=results_of(evaluate(exposure, self.workspace.baseline)),
            results=tuple(results_of(evaluate(exposure, one)) for one in self.workspace.scenarios),
        )
