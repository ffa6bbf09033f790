"""The first sheet: who qualifies and what it costs, with charts that follow the inputs."""

from collections.abc import Sequence

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell

from headroom.language import tr, tr_in
from headroom.output.writers.live_book import models_sheet, policy_sheet, rows_sheet
from headroom.output.writers.live_book.charts import content_chart, cost_chart
from headroom.output.writers.live_book.check_sheet import figures_of
from headroom.output.writers.live_book.contents import LiveBookContents
from headroom.output.writers.live_book.models_sheet import colour_verdicts
from headroom.output.writers.live_book.pages import BookPage, FigureTable, Filled
from headroom.output.writers.live_book.policy_sheet import said_of_policy
from headroom.output.writers.live_book.words import VERDICTS, all_agree, sentence, sheet_name
from headroom.rules.outcome import FleetTotals, Outcome
from headroom.rules.verdict import Verdict
from headroom.words.definitions import CONVERSION, FEES, INSURANCE, PARTS, PARTS_DUTY, VEHICLE_DUTY

NAME = sheet_name(tr_in("a sheet of a workbook", "Result"))
_FIRST = 12
_FIGURES_ROW = 7
_WITHOUT_COSTS = 4
"""Figures of the fleet that are no money: content labels have those alone."""
_ON_A_PAGE = 45
"""Models whose table and charts stand on one page."""

_CHANGED = sentence(
    tr("{count} of {models} models qualify with what was changed here", count="{count}", models="{models}"),
    count="result_fleet_qualifying",
    models="result_fleet_models",
)
_TITLE = f"IF(SUM(check_agrees)=ROWS(check_agrees),check_title,{_CHANGED})"
"""What the program found is said as long as its figures stand; it is a text of the sheet of checks."""

_COSTS = (
    ("parts", PARTS.word),
    ("conversion", CONVERSION.word),
    ("inbound", tr("Inbound freight")),
    ("parts_duty", PARTS_DUTY.word),
    ("outbound_now", tr("Outbound freight")),
    ("insurance", INSURANCE.word),
    ("vehicle_duty", VEHICLE_DUTY.word),
    ("fees", FEES.word),
)


def write_result(
    page: BookPage, contents: LiveBookContents, models: FigureTable, state: str, limits: Sequence[str]
) -> None:
    """Write the sheet.

    Args:
        page: The sheet.
        contents: What is written.
        models: The sheet of models.
        state: Whether inputs are changed, as a sentence.
        limits: What the formulas do not cover, a sentence each.
    """
    sheet, policy = page.sheet, contents.outcome.scenario.policy
    page.say_computed(0, 0, f"={_TITLE}", title_of(contents), "title")
    sheet.set_row(0, 26)
    page.say(1, 0, said_of_policy(policy), "note")
    page.say_computed(2, 0, "=inputs_state", state, "state")
    check = "=check_state"
    figures = figures_of(models)
    page.say_computed(3, 0, check, all_agree(figures), "note")
    limited = (
        " ".join(limits)
        if limits
        # Translators: the yellow cells of three sheets.
        else tr(
            "Every figure follows the yellow cells of {policy}, {models} and {rows}.",
            policy=policy_sheet.NAME,
            models=models_sheet.NAME,
            rows=rows_sheet.NAME,
        )
    )
    page.say(4, 0, limited if page.written.live else tr("Values without formulas."), "note")
    _write_fleet(page, contents.outcome, models)
    columns = _columns(contents, models)
    table = FigureTable(page, "shown_", columns, _FIRST, models.size)
    table.write()
    sheet.set_row(_FIRST - 1, 32)
    last = _FIRST + max(models.size, 1) - 1
    colour_verdicts(page, _FIRST, last, table.at("verdict"))
    costs = contents.outcome.exposure.book.states_costs
    if costs:
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#B4C3D1", "data_bar_2010": True}
        sheet.conditional_format(_FIRST, table.at("landed"), last, table.at("landed"), bar)
    sheet.freeze_panes(_FIRST, 1)
    content_chart(page, models, last + 3)
    if costs:
        cost_chart(page, models, last + 26)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1 if models.size <= _ON_A_PAGE else 0)


def title_of(contents: LiveBookContents) -> str:
    """Return what the program found, in a sentence."""
    return contents.title or tr("Who qualifies, and what each vehicle costs landed")


def _write_fleet(page: BookPage, outcome: Outcome, models: FigureTable) -> None:
    """Write the totals of the fleet, a year."""
    totals: FleetTotals = outcome.fleet()
    volume, code = models.place("volume"), models.place("verdict_code")
    figures: tuple[tuple[str, str, float, str], ...] = (
        (tr("Models that qualify"), "fleet_qualifying", float(totals.qualifying), f"COUNTIF({code},2)"),
        (tr("of models"), "fleet_models", float(totals.models), f"ROWS({code})"),
        (tr("Vehicles a year"), "fleet_volume", totals.volume, f"SUM({volume})"),
        (
            tr("of these qualify"),
            "fleet_qualifying_volume",
            totals.qualifying_volume,
            f"SUMIFS({volume},{code},2)",
        ),
        (
            tr("Duty a year, USD"),
            "fleet_duty_usd",
            totals.duty_usd,
            f"SUMPRODUCT({models.place('parts_duty')}+{models.place('vehicle_duty')},{volume})",
        ),
        (
            tr("Landed cost a year, USD"),
            "fleet_landed_cost_usd",
            totals.landed_cost_usd,
            f"SUMPRODUCT({models.place('landed')},{volume})",
        ),
    )
    if not outcome.exposure.book.states_costs:
        figures = figures[:_WITHOUT_COSTS]
    places = ((0, 0), (1, 1), (2, 3), (4, 5), (6, 8), (9, 11))[: len(figures)]
    figure = page.written.looks.named("figure")
    for (at, _), (heading, *_) in zip(places, figures, strict=True):
        page.say(_FIGURES_ROW, at, heading, "note")
    for (at, last), (_, name, value, formula) in zip(places, figures, strict=True):
        if last > at:
            page.sheet.merge_range(_FIGURES_ROW + 1, at, _FIGURES_ROW + 1, last, "", figure)
        page.say_computed(_FIGURES_ROW + 1, at, f"={formula}", value, "figure")
        page.written.define(f"result_{name}", f"'{NAME}'!{_cell(at, _FIGURES_ROW + 1)}")


def _cell(column: int, row: int) -> str:
    return str(xl_rowcol_to_cell(row, column, True, True))


def _columns(contents: LiveBookContents, models: FigureTable) -> tuple[Filled, ...]:
    """Return the columns of the table: models with content, verdict and cost."""
    shown = {one.key: one for one in models.columns}

    def same(key: str, heading: str, look: str, width: float = 11) -> Filled:
        column = shown[key]
        return Filled(
            key,
            heading,
            look,
            column.values,
            [models.cell(key, line) for line in range(models.size)],
            width=width,
        )

    found = [
        Filled(key, heading, look, shown[key].values, width=width)
        for key, heading, look, width in (
            ("model", tr("Model"), "text", 28),
            ("vehicle_class", tr("Class"), "words", 13),
            ("assembly", tr("Assembly"), "text", 9),
        )
    ]
    found.append(same("verdict", tr("Verdict"), "words", 13))
    if "test_regional_low" in shown:
        found += [
            same("test_regional_low", tr("Regional content"), "share"),
            same("test_regional_least", tr("Threshold"), "share", 10),
        ]
    else:
        found.append(same("rvc_low", tr("Regional content"), "share"))
    found += [same("headroom", tr("Headroom"), "points", 10), same("us_low", tr("US content"), "share", 10)]
    costs = contents.outcome.exposure.book.states_costs
    if costs:
        found += [same(key, tr("{heading}, USD", heading=heading), "usd0") for key, heading in _COSTS]
        found.append(same("landed", tr("Landed cost, USD"), "usd0", 13))
    if contents.baseline is not None:
        found += _against(contents) if costs else _against(contents)[:1]
    return tuple(found)


def _against(contents: LiveBookContents) -> Sequence[Filled]:
    """Return what was before, and the change."""
    baseline, name = contents.baseline, contents.baseline_name
    if baseline is None:
        return ()
    by_name = {one.name: at for at, one in enumerate(baseline.vehicles)}
    places = [by_name.get(one.name) for one in contents.outcome.vehicles]
    words = ["" if at is None else VERDICTS[Verdict(int(baseline.verdict[at]))] for at in places]
    landed = [np.nan if at is None else float(baseline.landed_cost_usd[at]) for at in places]
    change = (contents.outcome.landed_cost_usd - np.array(landed)).tolist()
    return (
        Filled("verdict_before", tr("{name}: verdict", name=name), "words", words, width=13),
        Filled("landed_before", tr("{name}: landed cost, USD", name=name), "usd0", landed, width=13),
        Filled(
            "change",
            tr("Change, USD"),
            "change",
            change,
            'IF([landed_before]="","",[landed]-[landed_before])',
        ),
    )
