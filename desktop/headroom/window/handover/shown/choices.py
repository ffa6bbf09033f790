"""What can be chosen of a hand-over, in words, and what of it a format takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import headroom
from headroom.language import WordEnum, colon, tr, translated
from headroom.output.handover.handover import PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.writers.report import LiveDepth, PaperSize, ReportKind, offered_kinds
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.words import formatting
from headroom.work.workspace import Workspace


class FormatWord(WordEnum):
    """The formats, as they are offered."""

    DECK = "PowerPoint"
    LIVE_BOOK = "Excel"
    BRIEF = "PDF"
    WEB_PAGE = "Web page"
    CSV = "CSV"
    PARQUET = "Parquet"

    @property
    def kind(self) -> ReportKind:
        """Return the format."""
        return ReportKind[self.name]


def offered_formats() -> tuple[FormatWord, ...]:
    """Return the formats that are not switched off on this workstation."""
    kinds = offered_kinds()
    return tuple(word for word in FormatWord if word.kind in kinds)


class DepthWord(WordEnum):
    """How far down a workbook calculates, as it is offered."""

    USUAL = "as it fits"
    ROWS = "every part row"
    SUMS = "sums of rows"
    NONE = "values only"

    @property
    def depth(self) -> LiveDepth | None:
        """Return it; None: as the rows allow."""
        return None if self is DepthWord.USUAL else LiveDepth[self.name]


class PaperWord(WordEnum):
    """The sheets, as they are offered."""

    LETTER = "Letter"
    A4 = "A4"

    @property
    def paper(self) -> PaperSize:
        """Return it."""
        return PaperSize[self.name]


EXPLAINED: Mapping[FormatWord, str] = MappingProxyType(
    {
        FormatWord.DECK: tr(
            "Slides with charts and tables that can be edited; each title says what was found."
        ),
        FormatWord.LIVE_BOOK: tr("A workbook with formulas: who gets it moves thresholds and rates himself."),
        FormatWord.BRIEF: tr("A few pages to print or mail, tagged for screen readers."),
        FormatWord.WEB_PAGE: tr("One file for any browser, without script and without connection."),
        FormatWord.CSV: tr("Every figure of every model, one a line, for another program."),
        FormatWord.PARQUET: tr("Every figure of every model, for data tools."),
    }
)
"""What each format is for."""

FILTERS: Mapping[FormatWord, str] = MappingProxyType(
    {
        FormatWord.DECK: tr("PowerPoint presentation (*.pptx)"),
        FormatWord.LIVE_BOOK: tr("Excel workbook (*.xlsx)"),
        FormatWord.BRIEF: tr("PDF (*.pdf)"),
        FormatWord.WEB_PAGE: tr("Web page (*.html)"),
        FormatWord.CSV: tr("Comma-separated values (*.csv)"),
        FormatWord.PARQUET: tr("Parquet (*.parquet)"),
    }
)
"""The kinds of files, as Qt writes them."""

TEMPLATES = tr("PowerPoint template or presentation (*.potx *.pptx)")


@dataclass(frozen=True, slots=True)
class NamedScenario:
    """A scenario that can be chosen.

    Attributes:
        label: What it is called.
        scenario: It.
    """

    label: str
    scenario: Scenario


def scenarios_of(workspace: Workspace) -> tuple[NamedScenario, ...]:
    """Return the scenarios that can be handed over, in their order."""
    return tuple(
        NamedScenario(colon(one.name or tr("Scenario"), _policy_words(one.policy)), one)
        for one in workspace.scenarios
    )


def baselines_of(workspace: Workspace, published: Sequence[Policy]) -> tuple[NamedScenario, ...]:
    """Return what can be compared with: the baseline, the scenarios, and every policy as published."""
    baseline = workspace.baseline
    name = baseline.called or tr("Baseline")
    found = [NamedScenario(colon(name, _policy_words(baseline.policy)), baseline)]
    if len(workspace.scenarios) > 1:
        found += scenarios_of(workspace)
    found += [
        NamedScenario(_policy_words(policy), Scenario(policy, name=translated(policy.title)))
        for policy in published
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class HandoverChoice:
    """What was chosen.

    Attributes:
        format: The format.
        scenario: What is handed over.
        baseline: What it is compared with.
        pages: Wanted pages in their order.
        titles: Titles that were typed in place of the computed ones.
        template: A company's presentation; None: the program's own.
        depth: How far down a workbook calculates.
        paper: The sheet of a brief.
        dossier: Whether each model has its dossier.
    """

    format: FormatWord
    scenario: Scenario
    baseline: Scenario
    pages: tuple[PageKey, ...]
    titles: Mapping[PageKey, str]
    template: Path | None = None
    depth: DepthWord = DepthWord.USUAL
    paper: PaperWord = PaperWord.LETTER
    dossier: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class HandedOver:
    """What of the session is handed over.

    Attributes:
        exposure: The sums of the workbook.
        offers: Every source of every part; None: summed when they are needed.
        workspace: The scenarios.
        published: Policies as published.
    """

    exposure: Exposure
    offers: Offers | None
    workspace: Workspace
    published: tuple[Policy, ...]

    def question(self, choice: HandoverChoice, succession: Succession, today: date) -> HandoverQuestion:
        """Return what is to be handed over.

        Args:
            choice: What was chosen.
            succession: What was law, for the timeline of the scenario.
            today: The day.
        """
        return HandoverQuestion(
            exposure=self.exposure,
            offers=lambda: self.offers or Offers.of(self.exposure),
            workspace=Workspace(choice.baseline, choice.scenario, shown=self.workspace.shown),
            published=as_published(choice.scenario.policy, self.published),
            succession=succession,
            made_on=today,
            version=headroom.__version__,
            pages=choice.pages,
            titles=choice.titles,
            dossier=choice.dossier,
        )


def as_published(policy: Policy, published: Sequence[Policy]) -> Policy:
    """Return a policy on its date before any change; itself where it is not known."""
    known = next((one for one in published if one.name == policy.name), None)
    return policy if known is None else known.at(policy.as_of)


def _policy_words(policy: Policy) -> str:
    """Return a policy with its date."""
    return f"{translated(policy.title)}, {formatting.iso(policy.as_of)}"
