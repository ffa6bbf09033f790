"""From a question to a hand-over: what it is compared with, and what was law."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import headroom
from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.opening.assuming import on_day, published_policy
from headroom.opening.source import BookQuestion, chosen_scenario
from headroom.opening.wrong_use import WrongUseError
from headroom.output.handover.handover import USUAL_PAGES, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.writers.report import (
    LiveDepth,
    PaperSize,
    ReportFile,
    ReportKind,
    ReportTerms,
    has_pages,
    kind_of_name,
    template_bytes,
    write_report,
)
from headroom.policy_files.policy_file import followed_law, load_presets
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.work.saved_work import SavedWork

BASELINE = "baseline"

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What a command or a script wants handed over.

    Attributes:
        out: The file; its ending is the format.
        baseline: What is compared with: a policy, a policy file, or of saved work a scenario; None: the
            baseline of saved work, else the policy as published.
        template: A company's presentation; None: the program's own.
        pages: Wanted pages, with commas; None: all.
        live: How far down a live workbook calculates; None: as its rows allow.
        paper: The sheet of a brief; None: Letter.
        dossier: Whether each model has its dossier.
        models: Names of the models that are listed; none: all that the work shows.
    """

    out: Path
    baseline: str | None = None
    template: Path | None = None
    pages: str | None = None
    live: str | None = None
    paper: str | None = None
    dossier: bool = False
    models: tuple[str, ...] = ()

    def terms(self) -> ReportTerms:
        """Return how the file is laid out; the pages are looked at as well.

        Raises:
            WrongUseError: If the ending is none of ours, or an argument is not for this format.
            UserError: If the template cannot be read.
        """
        kind = kind_of_name(self.out)
        if kind is None:
            endings = ", ".join(one.value for one in ReportKind)
            text = ": " + tr(
                "let the name {file} end in one of {endings}.", file=self.out.name, endings=endings
            )
            raise WrongUseError(text, "out")
        for option, given, takes in (
            ("template", self.template, kind is ReportKind.DECK),
            ("live", self.live, kind is ReportKind.LIVE_BOOK),
            ("paper", self.paper, kind is ReportKind.BRIEF),
            ("dossier", self.dossier, kind in {ReportKind.BRIEF, ReportKind.WEB_PAGE}),
            ("pages", self.pages, has_pages(kind)),
        ):
            if given and not takes:
                text = ": " + tr(
                    "{kind} has none of it; leave it away, or choose another ending.", kind=kind.value
                )
                raise WrongUseError(text, option)
        self.wanted()
        return ReportTerms(
            kind,
            template=None if self.template is None else template_bytes(self.template),
            depth=None if self.live is None else _word_of(LiveDepth, "live", self.live),
            paper=_word_of(PaperSize, "paper", self.paper or PaperSize.LETTER.value),
        )

    def wanted(self) -> tuple[PageKey, ...]:
        """Return the wanted pages in their order.

        Raises:
            WrongUseError: If one is no page, or none is left.
        """
        if self.pages is None:
            return USUAL_PAGES
        words = [word.strip().lower() for word in self.pages.split(",") if word.strip()]
        known = {page.value: page for page in PageKey}
        foreign = next((word for word in words if word not in known), None)
        if foreign is not None or not words:
            text = ": " + tr(
                "“{word}” is no page; there are {pages}.",
                word=foreign or self.pages,
                pages=", ".join(known),
            )
            raise WrongUseError(text, "pages")
        return tuple(dict.fromkeys(known[word] for word in words))


def compared_policy(name: str | None, as_of: date | None) -> Policy | None:
    """Return the policy that a baseline names; None where it names none, or a scenario.

    Args:
        name: Of a policy or a policy file; of saved work also of a scenario; None: nothing is named.
        as_of: Date whose figures count where the policy was in force then; else its own.

    Raises:
        UserError: If its file cannot be read or is faulty.
    """
    if name is None:
        return None
    try:
        policy = published_policy(name)
    except WrongUseError:
        return None
    if as_of is None:
        return policy
    try:
        return on_day(policy, as_of)
    except WrongUseError:
        return policy  # NAFTA had ended then: it is compared with as it last was


def against(
    question: BookQuestion, name: str | None, policy: Policy | None, work: SavedWork | None
) -> Scenario:
    """Return what a question is compared with.

    Args:
        question: The question.
        name: As it was named; None: the baseline of saved work, else the policy as published.
        policy: The policy of that name, where there is one.
        work: The saved work; None for a workbook.

    Raises:
        WrongUseError: If there is neither a scenario nor a policy of that name.
    """
    if name is None:
        return question.workspace.baseline
    if work is not None:
        try:
            return chosen_scenario(work, name)
        except WrongUseError as wrong:
            if policy is None:
                # Translators: "sentence" says that there is no scenario of a name.
                text = tr("{sentence}; nor is there a policy of that name.", sentence=wrong.text.rstrip("."))
                raise WrongUseError(text, BASELINE) from wrong
    if policy is None:
        text = ": " + tr("there is no policy named “{name}”.", name=name)
        raise WrongUseError(text, BASELINE)
    return Scenario(policy, name=policy.title)


def handed_over(
    question: BookQuestion, baseline: Scenario, wish: ReportWish, terms: ReportTerms
) -> ReportFile:
    """Return the file of a question.

    Args:
        question: The workbook and what is assumed of it.
        baseline: What it is compared with.
        wish: Which pages and dossiers are wanted.
        terms: How they are laid out, see ``ReportWish.terms``.

    Raises:
        UserError: If the template cannot be used, or the workbook does not fit the format.
    """
    asked = HandoverQuestion(
        exposure=question.exposure,
        offers=lambda: question.opened.offers,
        workspace=replace(question.workspace, baseline=baseline),
        published=question.published,
        succession=followed_law(question.scenario.policy, load_presets()),
        made_on=date.today(),  # noqa: DTZ011 - the user's day
        version=headroom.__version__,
        pages=wish.wanted(),
        pages_named=wish.pages is not None,
        dossier=wish.dossier,
        models=known_models(question, wish.models),
    )
    return write_report(asked, terms)


def known_models(question: BookQuestion, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the models that texts name, whatever the case; a text may name several, with commas.

    Raises:
        WrongUseError: If the workbook has no such model.
    """
    known = {name.casefold(): name for name in question.opened.book.rows.models}
    found: list[str] = []
    for text in texts:
        names = [text] if text.strip().casefold() in known else text.split(",")
        for name in (name.strip() for name in names if name.strip()):
            if name.casefold() not in known:
                reason = ": " + tr(
                    "{file} has no model “{model}”.", file=question.opened.book.name, model=one_line(name)
                )
                raise WrongUseError(reason, "models")
            found.append(known[name.casefold()])
    return tuple(dict.fromkeys(found))


def _word_of(words: type[Word], argument: str, text: str) -> Word:
    """Return one of some words.

    Raises:
        WrongUseError: If it is none of them.
    """
    if text not in set(words):
        reason = ": " + tr("give one of {words}, not {word}.", words=", ".join(words), word=one_line(text))
        raise WrongUseError(reason, argument)
    return words(text)
