"""What became of saved work when it was opened again: every figure as it was, or which are not, and why."""

from datetime import datetime
from pathlib import Path

from headroom.language import tr
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult
from headroom.words import formatting
from headroom.work.deviation import Deviation
from headroom.work.saved_result import ModelResult
from headroom.work.saved_work import SavedWork

_MOST_MODELS = 3
_ARROW = "→"
_PASSED_OVER = tr(
    "What this version does not know was passed over, and is lost when the work is saved "
    "here: update the program, or save under another name."
)
_SAME_SHARE = 0.5e-4
_SAME_USD = 0.5
_WORDS = {"fails": "fails", "undetermined": tr("cannot tell"), "qualifies": "qualifies"}
_MARKS = {
    "fails": VehicleTestResult.FAILS,
    "undetermined": VehicleTestResult.UNDETERMINED,
    "qualifies": VehicleTestResult.PASSES,
}


def damaged_words(files: tuple[Path, ...]) -> str:
    """Return what is to be said of files with work in progress that could not be read and were set aside."""
    kept = formatting.counted(len(files), "file")
    return tr(
        "{kept} with work that was kept in progress could not be read. It is set aside as "
        "{name} in {parent}; nothing else is lost.",
        kept=kept,
        name=files[0].name,
        parent=files[0].parent,
    )


def damaged_layout_words(files: tuple[Path, ...]) -> str:
    """Return what is to be said of remembered layouts that could not be read and were set aside."""
    kept = formatting.counted(len(files), tr("remembered layout"))
    return tr(
        "{kept} could not be read and is set aside as {name} in {parent}.",
        kept=kept,
        name=files[0].name,
        parent=files[0].parent,
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
            "{name} was saved by a newer version of Headroom ({program}). {PASSED_OVER}",
            name=name,
            program=work.program,
            PASSED_OVER=_PASSED_OVER,
        ), False
    asked = any(results for _, results in work.results_by_scenario())
    saved = tr("since {name} was saved on {saved_at}", name=name, saved_at=moment(work.saved_at))
    if changed:
        books = tr(
            "{changed} {value} changed {saved}",
            changed=" and ".join(changed),
            value="was" if len(changed) == 1 else "were",
            saved=saved,
        )
        if not deviations:
            return tr("{books}; no figure of a model differs.", books=books), True
        return f"{books}. {_effects(deviations)}", False
    if not deviations:
        return tr(
            "{name} is open{value}.", name=name, value=": every figure is as it was saved" if asked else ""
        ), True
    models = formatting.counted(len({one.model for one in deviations}), "model")
    differ = tr(
        "figures of {models} differ from those that Headroom {program} saved in {name}",
        models=models,
        program=work.program,
        name=name,
    )
    return tr(
        "The workbook is as it was, but {differ}. {deviations}",
        differ=differ,
        deviations=_effects(deviations),
    ), False


def without_book(name: str, trouble: str) -> tuple[str, str]:
    """Return a heading and a sentence for work that is open without a workbook.

    Args:
        name: Of its file.
        trouble: Why its workbook is not open; empty where it has none.
    """
    if not trouble:
        return tr("{name} was saved without a workbook", name=name), tr(
            "Open one here: the scenarios are kept."
        )
    heading = tr("The scenarios of {name} are open, its workbook is not", name=name)
    return heading, tr("{trouble} Or open it here: the scenarios are kept.", trouble=trouble)


def deviation_words(one: Deviation) -> str:
    """Return what became of a model, e.g. ``regional content 71.2 → 70.4 %, now fails``."""
    before, after = one.before, one.after
    if before is None:
        return tr("is new")
    if after is None:
        return tr("is gone")
    parts = []
    for name, was, is_now in (
        (tr("regional content"), before.rvc_low, after.rvc_low),
        (tr("US content"), before.us_content_low, after.us_content_low),
    ):
        if was is not None and is_now is not None and abs(is_now - was) >= _SAME_SHARE:
            digits = 1 if formatting.percent(was) != formatting.percent(is_now) else 2
            parts.append(
                f"{name} {formatting.number(was * 100, digits)} {_ARROW} {formatting.percent(is_now, digits)}"
            )
    change = after.landed_cost_usd - before.landed_cost_usd
    if abs(change) >= _SAME_USD:
        parts.append(tr("landed cost {change} per vehicle", change=formatting.signed_dollars(change)))
    if before.verdict != after.verdict:
        parts.append(tr("now {after}", after=_word(after)))
    return ", ".join(parts) or _smallest(one)


def deviation_table(deviations: tuple[Deviation, ...]) -> DetailTable:
    """Return every model whose figures are not as saved, with its figures before and now."""
    columns = (
        TableColumn("Scenario"),
        TableColumn("Model"),
        TableColumn("Saved"),
        TableColumn("Now"),
        TableColumn(tr("Regional content"), right=True, unit="%"),
        TableColumn("Change", right=True, unit="pp"),
        TableColumn(tr("US content"), right=True, unit="%"),
        TableColumn("Change", right=True, unit="pp"),
        TableColumn(tr("Landed cost"), right=True, unit="USD"),
        TableColumn("Change", right=True, unit="USD"),
    )
    return DetailTable("Models", columns, tuple(_row(one) for one in deviations))


def _effects(deviations: tuple[Deviation, ...]) -> str:
    """Return what became of the first models; those of the first scenario that has any."""
    scenario = deviations[0].scenario
    first = [one for one in deviations if one.scenario == scenario]
    first.sort(key=lambda one: one.before is not None and one.after is not None and not _flipped(one))
    said = "; ".join(f"{one.model}: {deviation_words(one)}" for one in first[:_MOST_MODELS])
    left = len(first) - _MOST_MODELS
    more = tr("; and {left}", left=formatting.counted(left, "more model")) if left > 0 else ""
    others = len({one.scenario for one in deviations}) - 1
    also = (
        f" {formatting.counted(others, 'other scenario differs', 'other scenarios differ')}."
        if others
        else ""
    )
    return tr("In “{scenario}”, {said}{more}.{also}", scenario=scenario, said=said, more=more, also=also)


def _flipped(one: Deviation) -> bool:
    return one.before is not None and one.after is not None and one.before.verdict != one.after.verdict


def _smallest(one: Deviation) -> str:
    """Return a difference that rounding hides."""
    names = sorted(
        {difference.figure.replace("_usd", "").replace("_", " ") for difference in one.differences}
    )
    return tr("{names} by a rounding", names=", ".join(names))


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
