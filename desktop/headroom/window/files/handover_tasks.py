"""What is done beside the window to hand figures over: finding titles, writing files, telling stories."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from headroom.disk.whole_file import write_whole
from headroom.output.handover.handover import Handover
from headroom.output.handover.make import GivenUpError, Tell, make_handover
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.told import told_handover
from headroom.output.writers.report import ReportFile, ReportTerms, template_bytes, write_report
from headroom.policy_files.policy_file import followed_law
from headroom.rules.policy import Policy
from headroom.window.handover.shown.choices import as_published
from headroom.window.session.latest_answer import Cancelled
from headroom.work.story import Story


@dataclass(frozen=True, slots=True)
class WritingStep:
    """How far a file is.

    Attributes:
        text: What is being done.
        share: Fraction of the whole.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class ToldStory:
    """A story that is handed over.

    Attributes:
        story: Its views.
        published: Policies as published.
    """

    story: Story
    published: tuple[Policy, ...]

    def made(self, question: HandoverQuestion, tell: Tell, cancelled: Cancelled) -> Handover:
        """Return it as pages."""
        return told_handover(
            question,
            self.story,
            lambda policy: followed_law(policy, self.published),
            lambda policy: as_published(policy, self.published),
            tell,
            cancelled,
        )


@dataclass(frozen=True, slots=True, eq=False)
class WriteHandover:
    """The task of writing a hand-over."""

    question: HandoverQuestion
    terms: ReportTerms
    template: Path | None
    out: Path
    story: ToldStory | None = None

    def __call__(self, progress: Callable[[WritingStep], None], cancelled: Cancelled) -> ReportFile:
        """Write the file whole, and return what it is.

        Raises:
            UserError: If it cannot be made or written.
            GivenUpError: If it was given up; then there is no file.
        """
        terms = self.terms
        if self.template is not None:
            terms = replace(terms, template=template_bytes(self.template))

        def tell(step: str, share: float) -> None:
            progress(WritingStep(step, share))

        def agree() -> None:
            if cancelled():
                raise GivenUpError

        made = None if self.story is None else self.story.made(self.question, tell, cancelled)
        report = write_report(self.question, terms, tell, cancelled, made)
        write_whole(self.out, report.content, agree)
        return report


def titles(question: HandoverQuestion, earlier: Handover | None, cancelled: Cancelled) -> Iterator[Handover]:
    """Make the hand-over, for its titles."""
    del earlier  # another question has other titles
    try:
        yield make_handover(question, cancelled=cancelled)
    except GivenUpError:
        return
