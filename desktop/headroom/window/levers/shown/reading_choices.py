"""How texts of the policy are read where there is more than one way, and what a reset puts back."""

from dataclasses import dataclass

from headroom.language import tr
from headroom.output.levers import cited
from headroom.rules.policy import Policy
from headroom.rules.readings import Reading
from headroom.work.workspace import Workspace

HOW_IT_IS_READ = tr("How the law is read")
"""Title of the readings in the panel."""


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """One text of the policy that is read in more than one way.

    Attributes:
        reading: What may be chosen, and what is.
        home: What a reset puts back: of the baseline where it is of the same policy, else as published.
    """

    reading: Reading
    home: str

    @property
    def changed(self) -> bool:
        """Return whether it is not at home."""
        return self.reading.chosen != self.home

    @property
    def about(self) -> str:
        """Return where the text stands, and what is said of it."""
        source = self.reading.source
        told = (tr("Source: {source}", source=cited(source)) if source.citation else "", source.note)
        return "\n".join((self.reading.label, *(line for line in told if line)))

    def matches(self, topic: str, typed: str) -> bool:
        """Return whether it has all words that are typed: in its name, its topic, its source or its note."""
        text = f"{topic} {self.about}".casefold()
        return all(word in text for word in typed.casefold().split())


def reading_choices(workspace: Workspace, published: Policy | None = None) -> tuple[ReadingChoice, ...]:
    """Return the readings of the scenario's policy, in its order.

    Args:
        workspace: The scenario and its baseline.
        published: The scenario's policy before any change; None where it is not known.
    """
    policy, baseline = workspace.scenario.policy, workspace.baseline.policy
    at_home = baseline if baseline.name == policy.name or published is None else published
    return tuple(
        ReadingChoice(reading, at_home.reading(reading.key) or reading.chosen) for reading in policy.readings
    )
