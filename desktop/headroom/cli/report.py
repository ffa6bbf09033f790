"""``headroom report``: hand the figures of a scenario over as a file for others."""

from dataclasses import replace
from pathlib import Path

from headroom.cli.evaluate import check_usable
from headroom.cli.opening import Opening, tell_damaged
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.standard_files import complain
from headroom.disk.whole_file import write_whole
from headroom.opening.handing_over import ReportWish, against, compared_policy, handed_over
from headroom.output.writers.report import ReportKind, kind_of_name
from headroom.workstation.organisation_presets import presets
from headroom.workstation.preset_words import Preset


def report_book(book_path: Path, options: ScenarioOptions, opening: Opening, wanted: ReportWish) -> None:
    """Write what a scenario makes of a workbook as a file for others.

    Raises:
        UsageError: If the options are wrong; they are looked at before the workbook is.
        WrongUseError: Likewise.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row.
    """
    terms = as_preset(wanted).terms()
    source = opening.source(book_path)
    asked = options.asked(saved=source.work is not None)
    policy = compared_policy(wanted.baseline, asked.as_of)
    question = source.put(replace(asked, besides=() if policy is None else (policy,)))
    tell_damaged(source.how)
    if question.remark:
        complain(question.remark)
    check_usable(question.exposure.book)
    baseline = against(question, wanted.baseline, policy, source.work)
    report = handed_over(question, baseline, wanted, terms)
    write_whole(wanted.out, report.content)
    for remark in report.remarks:
        complain(remark)


def as_preset(wanted: ReportWish) -> ReportWish:
    """Return what is wanted with template and paper as they are preset, unless they are named."""
    kind, preset = kind_of_name(wanted.out), presets().settings
    template, paper = preset.get(Preset.SLIDE_TEMPLATE), preset.get(Preset.PAPER)
    if kind is ReportKind.DECK and wanted.template is None and template:
        return replace(wanted, template=Path(template))
    if kind is ReportKind.BRIEF and wanted.paper is None and paper:
        return replace(wanted, paper=paper)
    return wanted
