"""``headroom report``: hand the figures of a scenario over as a file for others."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from headroom.cli.evaluate import check_usable
from headroom.cli.opening import Opening, tell_damaged
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.standard_files import complain
from headroom.cli.usage_error import UsageError
from headroom.disk.whole_file import write_whole
from headroom.opening.handing_over import against, compared_policy, handover_question
from headroom.output.handover.handover import PageKey
from headroom.output.writers.report import (
    LiveDepth,
    PaperSize,
    ReportKind,
    ReportTerms,
    has_pages,
    kind_of_name,
    template_bytes,
    write_report,
)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What ``report`` was told.

    Attributes:
        out: The file; its ending is the format.
        baseline: What is compared with: a policy, a policy file, or of saved work a scenario; None: the
            baseline of saved work, else the policy as published.
        template: A company's presentation; None: the program's own.
        pages: Wanted pages, with commas; None: all.
        live: How far down a live workbook calculates; None: as its rows allow.
        paper: The sheet of a brief; None: Letter.
        dossier: Whether each model has its dossier.
    """

    out: Path
    baseline: str | None = None
    template: Path | None = None
    pages: str | None = None
    live: str | None = None
    paper: str | None = None
    dossier: bool = False

    def terms(self) -> ReportTerms:
        """Return how the file is laid out, without its template.

        Raises:
            UsageError: If the ending is none of ours, or an option is not for this format.
        """
        kind = kind_of_name(self.out)
        if kind is None:
            endings = ", ".join(one.value for one in ReportKind)
            msg = f"--out {self.out}: let the name end in one of {endings}"
            raise UsageError(msg)
        for option, given, takes in (
            ("--template", self.template, kind is ReportKind.DECK),
            ("--live", self.live, kind is ReportKind.LIVE_BOOK),
            ("--paper", self.paper, kind is ReportKind.BRIEF),
            ("--dossier", self.dossier, kind is ReportKind.BRIEF),
            ("--pages", self.pages, has_pages(kind)),
        ):
            if given and not takes:
                msg = f"{option}: {kind.value} has none of it; leave it away, or choose another ending"
                raise UsageError(msg)
        depth = None if self.live is None else LiveDepth(self.live)
        return ReportTerms(kind, depth=depth, paper=PaperSize(self.paper or PaperSize.LETTER.value))

    def wanted(self) -> tuple[PageKey, ...]:
        """Return the wanted pages in their order.

        Raises:
            UsageError: If one is no page, or none is left.
        """
        if self.pages is None:
            return tuple(PageKey)
        words = [word.strip().lower() for word in self.pages.split(",") if word.strip()]
        known = {page.value: page for page in PageKey}
        foreign = next((word for word in words if word not in known), None)
        if foreign is not None or not words:
            msg = f"--pages: “{foreign or self.pages}” is no page; there are {', '.join(known)}"
            raise UsageError(msg)
        return tuple(dict.fromkeys(known[word] for word in words))


def report_book(book_path: Path, options: ScenarioOptions, opening: Opening, wanted: ReportOptions) -> None:
    """Write what a scenario makes of a workbook as a file for others.

    Raises:
        UsageError: If the options are wrong; they are looked at before the workbook is.
        WrongUseError: Likewise.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row.
    """
    terms, pages = wanted.terms(), wanted.wanted()
    if wanted.template is not None:
        terms = replace(terms, template=template_bytes(wanted.template))
    source = opening.source(book_path)
    asked = options.asked(saved=source.work is not None)
    policy = compared_policy(wanted.baseline, asked.as_of)
    question = source.put(replace(asked, besides=() if policy is None else (policy,)))
    tell_damaged(source.how)
    if question.remark:
        complain(question.remark)
    check_usable(question.exposure.book)
    baseline = against(question, wanted.baseline, policy, source.work)
    today = date.today()  # noqa: DTZ011 - the user's day
    report = write_report(
        handover_question(question, baseline, today, pages=pages, dossier=wanted.dossier), terms
    )
    write_whole(wanted.out, report.content)
    for remark in report.remarks:
        complain(remark)
