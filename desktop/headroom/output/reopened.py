"""What became of saved work when it was opened again: every figure as it was, or which are not, and why."""

from datetime import datetime
from pathlib import Path

from headroom.language import colon, tr, tr_count, tr_in
from headroom.output.joined import joined
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.work.deviation import Deviation
from headroom.work.saved_result import ModelResult
from headroom.work.saved_work import SavedWork

_MOST_MODELS = 3
_ARROW = "→"
_SAME_SHARE = 0.5e-4
_SAME_USD = 0.5
_WORDS = {verdict.word: formatting.verdict_word(verdict) for verdict in Verdict}
_FIGURES = {
    "rvc_low": tr("rvc low"),
    "rvc_high": tr("rvc high"),
    "us_content_low": tr("us content low"),
    "us_content_high": tr("us content high"),
    "duty_usd": tr("duty"),
    "landed_cost_usd": tr("landed cost"),
}
"""What is saved of a model, by its name in ``ModelResult``."""

_MARKS = {
    "fails": VehicleTestResult.FAILS,
    "undetermined": VehicleTestResult.UNDETERMINED,
    "qualifies": VehicleTestResult.PASSES,
}


def damaged_words(files: tuple[Path, ...]) -> str:
    """Return what is to be said of files with work in progress that could not be read and were set aside."""
    return tr_count(
        "{n} file with work that was kept in progress could not be read. It is set aside as "
        "{file} in {folder}; nothing else is lost.",
        "{n} files with work that was kept in progress could not be read. It is set aside as "
        "{file} in {folder}; nothing else is lost.",
        len(files),
        file=files[0].name,
        folder=files[0].parent,
    )


def damaged_layout_words(files: tuple[Path, ...]) -> str:
    """Return what is to be said of remembered layouts that could not be read and were set aside."""
    return tr_count(
        "{n} remembered layout could not be read and is set aside as {file} in {folder}.",
        "{n} remembered layouts could not be read and is set aside as {file} in {folder}.",
        len(files),
        file=files[0].name,
        folder=files[0].parent,
    )


def moment(when: datetime) -> str:
    """Return a date with its time, in the time zone of this computer: ``2026-11-24 13:30``."""
    return f"{when.astimezone():%Y-%m-%d %H:%M}"


def reopened(
    name: str, work: SavedWork, changed: tuple[str, ...], deviations: tuple[Deviation, ...]
) -> tuple[str, bool]:
    """Return what is to be said of work that was opened, and whether every figure is as it was.

    Args:
        name: Of its file.
        work: As it was saved.
        changed: Names of its workbooks that are not as they were.
        deviations: The models whose figures are not as saved.
    """
    if work.partly_known:
        return tr(
            "{file} was saved by a newer version of Headroom ({version}). What this version does not "
            "know was passed over, and is lost when the work is saved here: update the program, or "
            "save under another name.",
            file=name,
            version=work.program,
        ), False
    asked = any(results for _, results in work.results_by_scenario())
    if changed:
        workbooks = joined(changed)
        day = moment(work.saved_at)
        if not deviations:
            return _changed_only(len(changed), workbooks, name, day), True
        books = tr_count(
            "{workbooks} was changed since {file} was saved on {date}.",
            "{workbooks} were changed since {file} was saved on {date}.",
            len(changed),
            workbooks=workbooks,
            file=name,
            date=day,
        )
        return f"{books} {_effects(deviations)}", False
    if not deviations and asked:
        return tr("{file} is open: every figure is as it was saved.", file=name), True
    if not deviations:
        return tr("{file} is open.", file=name), True
    differ = tr_count(
        "The workbook is as it was, but figures of {n} model differ from those that Headroom {version} saved "
        "in {file}.",
        "The workbook is as it was, but figures of {n} models differ from those that Headroom "
        "{version} saved in {file}.",
        len({one.model for one in deviations}),
        version=work.program,
        file=name,
    )
    return f"{differ} {_effects(deviations)}", False


def _changed_only(count: int, workbooks: str, name: str, day: str) -> str:
    """Return that workbooks were changed, and that no figure differs for it."""
    return tr_count(
        "{workbooks} was changed since {file} was saved on {date}; no figure of a model differs.",
        "{workbooks} were changed since {file} was saved on {date}; no figure of a model differs.",
        count,
        workbooks=workbooks,
        file=name,
        date=day,
    )


def without_book(name: str, trouble: str) -> tuple[str, str]:
    """Return a heading and a sentence for work that is open without a workbook.

    Args:
        name: Of its file.
        trouble: Why its workbook is not open; empty where it has none.
    """
    if not trouble:
        heading = tr("{file} was saved without a workbook", file=name)
        return heading, tr("Open one here: the scenarios are kept.")
    heading = tr("The scenarios of {file} are open, its workbook is not", file=name)
    # Translators: problem is a whole sentence.
    return heading, tr("{problem} Or open it here: the scenarios are kept.", problem=trouble)


def deviation_words(one: Deviation) -> str:
    """Return what became of a model, e.g. ``regional content 71.2 → 70.4 %, now fails``."""
    before, after = one.before, one.after
    if before is None:
        return tr_in("a model", "is new")
    if after is None:
        return tr_in("a model", "is gone")
    parts = []
    for name, was, is_now in (
        (tr("regional content"), before.rvc_low, after.rvc_low),
        (tr("US content"), before.us_content_low, after.us_content_low),
    ):
        if was is not None and is_now is not None and abs(is_now - was) >= _SAME_SHARE:
            digits = 1 if formatting.percent(was) != formatting.percent(is_now) else 2
            was_text, now_text = formatting.number(was * 100, digits), formatting.percent(is_now, digits)
            parts.append(f"{name} {was_text} {_ARROW} {now_text}")
    change = after.landed_cost_usd - before.landed_cost_usd
    if abs(change) >= _SAME_USD:
        parts.append(tr("landed cost {amount} per vehicle", amount=formatting.signed_dollars(change)))
    if before.verdict != after.verdict:
        parts.append(tr("now {verdict}", verdict=_word(after)))
    return ", ".join(parts) or _smallest(one)


def deviation_table(deviations: tuple[Deviation, ...]) -> DetailTable:
    """Return every model whose figures are not as saved, with its figures before and now."""
    change, points = tr_in("a heading above differences", "Change"), tr_in("percentage points", "pp")
    columns = (
        TableColumn(tr("Scenario")),
        TableColumn(tr("Model")),
        TableColumn(tr_in("a heading: a verdict as it was saved", "Saved")),
        TableColumn(tr_in("a heading: a verdict as it is now", "Now")),
        TableColumn(tr("Regional content"), right=True, unit="%"),
        TableColumn(change, right=True, unit=points),
        TableColumn(tr("US content"), right=True, unit="%"),
        TableColumn(change, right=True, unit=points),
        TableColumn(tr("Landed cost"), right=True, unit="USD"),
        TableColumn(change, right=True, unit="USD"),
    )
    return DetailTable(tr("Models"), columns, tuple(_row(one) for one in deviations))


def _effects(deviations: tuple[Deviation, ...]) -> str:
    """Return what became of the first models; those of the first scenario that has any."""
    scenario = deviations[0].scenario
    first = [one for one in deviations if one.scenario == scenario]
    first.sort(key=lambda one: one.before is not None and one.after is not None and not _flipped(one))
    said = [colon(one.model, deviation_words(one)) for one in first[:_MOST_MODELS]]
    left = len(first) - _MOST_MODELS
    if left > 0:
        said.append(tr_count("and {n} more model", "and {n} more models", left))
    # Translators: changes is a list of models and what became of each.
    told = tr("In “{scenario}”, {changes}.", scenario=scenario, changes="; ".join(said))
    others = len({one.scenario for one in deviations}) - 1
    if not others:
        return told
    return f"{told} {tr_count('{n} other scenario differs.', '{n} other scenarios differ.', others)}"


def _flipped(one: Deviation) -> bool:
    return one.before is not None and one.after is not None and one.before.verdict != one.after.verdict


def _smallest(one: Deviation) -> str:
    """Return a difference that rounding hides."""
    names = sorted({_figure_word(difference.figure) for difference in one.differences})
    # Translators: figures that differ by less than is shown.
    return tr("{figures} by a rounding", figures=", ".join(names))


def _figure_word(figure: str) -> str:
    """Return the name of a figure that is saved of a model."""
    return _FIGURES.get(figure) or figure


def _row(one: Deviation) -> tuple[Cell, ...]:
    before, after = one.before, one.after
    return (
        Cell(one.scenario),
        Cell(one.model, note=deviation_words(one)),
        _verdict(before),
        _verdict(after),
        *_share(before.rvc_low if before else None, after.rvc_low if after else None),
        *_share(before.us_content_low if before else None, after.us_content_low if after else None),
        *_money(before, after),
    )


def _share(before: float | None, after: float | None) -> tuple[Cell, Cell]:
    now = Cell(formatting.NOTHING) if after is None else Cell(formatting.percent(after), after * 100)
    if before is None or after is None:
        return now, Cell(formatting.NOTHING)
    return now, Cell(formatting.points(after - before), (after - before) * 100)


def _money(before: ModelResult | None, after: ModelResult | None) -> tuple[Cell, Cell]:
    if after is None:
        return Cell(formatting.NOTHING), Cell(formatting.NOTHING)
    now = Cell(formatting.dollars(after.landed_cost_usd), after.landed_cost_usd)
    if before is None:
        return now, Cell(formatting.NOTHING)
    change = after.landed_cost_usd - before.landed_cost_usd
    return now, Cell(formatting.signed_dollars(change), change)


def _verdict(result: ModelResult | None) -> Cell:
    if result is None:
        return Cell(tr("not in the workbook"), quiet=True)
    return Cell(_word(result), mark=_MARKS.get(result.verdict))


def _word(result: ModelResult) -> str:
    return _WORDS.get(result.verdict, result.verdict)
