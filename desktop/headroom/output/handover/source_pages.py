"""Assumptions with their sources, and what is wrong with the workbook."""

from headroom.findings.problems import problems_finding
from headroom.language import colon, tr, tr_count, tr_in, translated
from headroom.output.change_words import change_words
from headroom.output.handover.footers import changed_assumptions
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.levers import Lever
from headroom.output.problem_table import ProblemColumn, arranged, cell, summary, tally
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.assumptions import all_problems
from headroom.rules.readings import reading_word
from headroom.words import formatting

_ABSENT = formatting.NOTHING


def assumptions_page(question: HandoverQuestion) -> HandoverPage:
    """Return every figure and reading of the scenario, as published and as assumed, with its source."""
    changed = tuple(changed_assumptions(question))
    policy = question.scenario.policy
    table = assumptions_table(question)
    named, day = translated(policy.title), formatting.iso(policy.as_of)
    if changed:
        title = tr_count(
            "{policy} on {date}, {n} assumption changed",
            "{policy} on {date}, {n} assumptions changed",
            len(changed),
            policy=named,
            date=day,
        )
    else:
        title = tr("{policy} on {date}, as published", policy=named, date=day)
    uncertain = any(lever.source and "(u)" in lever.source for lever in question.levers.values())
    detail = tr("Marked (u): found in no text of the law itself.") if uncertain else ""
    return HandoverPage(
        key=PageKey.ASSUMPTIONS,
        title=fitted(title, hypothetical=policy.hypothetical),
        detail=detail,
        exhibit=table,
        table=table,
        alt=tr(
            "A row for each threshold, rate, fee, currency and reading, with what is assumed and its source."
        ),
        notes=tuple(colon(lever.label, lever.note) for lever in question.levers.values() if lever.note),
        name=tr("Assumptions and sources"),
    )


def assumptions_table(question: HandoverQuestion) -> DetailTable:
    """Return every assumption of the scenario, those that were changed first."""
    columns = (
        TableColumn(tr("Assumption"), wide=True),
        TableColumn(tr_in("a heading: what the scenario assumes", "Here"), right=True),
        TableColumn(tr("As published"), right=True),
        TableColumn(tr_in("a heading: where a figure stands", "Source"), wide=True),
    )
    published = question.published.values()
    levers = [_lever_row(lever, published.get(lever.key, lever.home)) for lever in question.levers.values()]
    policy = question.scenario.policy
    readings = [
        (
            Cell(translated(reading.label)),
            Cell(reading_word(reading.chosen)),
            Cell(reading_word(question.published.reading(reading.key) or _ABSENT)),
            Cell(reading.source.citation),
        )
        for reading in policy.readings
    ]
    by_hand = [
        (
            Cell(words),
            Cell(tr_in("an assumption", "changed")),
            Cell(""),
            Cell(tr_in("where a change comes from", "By hand")),
        )
        for words in change_words(question.outcome)
    ]
    rows = sorted((*levers, *readings), key=lambda row: row[1].text == row[2].text)
    return DetailTable(tr("Assumptions"), columns, (*by_hand, *rows))


def problems_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return what is wrong with the workbook or taken for granted, the worst first; None for nothing."""
    problems = arranged(all_problems(question.outcome))
    if not problems:
        return None
    finding = problems_finding(problems)
    columns = (
        TableColumn(ProblemColumn.SEVERITY.heading),
        TableColumn(ProblemColumn.PLACE.heading),
        TableColumn(ProblemColumn.MESSAGE.heading, wide=True),
        TableColumn(ProblemColumn.REMEDY.heading, wide=True),
        TableColumn(ProblemColumn.ROWS.heading, right=True),
    )
    rows = tuple(
        (
            *(Cell(cell(one, column)) for column in tuple(ProblemColumn)[:-1]),
            Cell(cell(one, ProblemColumn.ROWS), float(one.rows)),
        )
        for one in problems
    )
    table = DetailTable(tr("Problems"), columns, rows)
    return HandoverPage(
        key=PageKey.PROBLEMS,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=table,
        table=table,
        alt=tr("A row for each problem: how severe, where, what is wrong and what to do."),
        notes=(f"{summary(tally(problems))}.",),
        name=tr("Problems"),
    )


def _lever_row(lever: Lever, published: float | None) -> tuple[Cell, ...]:
    """Return the row of one figure."""
    return (
        Cell(lever.label, note=lever.note),
        Cell(lever.shown(lever.value), None if lever.value is None else lever.value * lever.scale),
        Cell(lever.shown(published), None if published is None else published * lever.scale),
        Cell(lever.source),
    )
