"""Hand-overs made by hand, as the builder makes them, of any number of models with any names."""

from collections.abc import Sequence
from datetime import date

from headroom.output.handover.exhibits import (
    MOST_BARS,
    Component,
    ContentBar,
    ContentChart,
    CostBar,
    CostChange,
    CostChart,
    CostStep,
    Exhibit,
    LawColumn,
    LawTimeline,
    MapCell,
    SwingBar,
    SwingChart,
    ThresholdMap,
)
from headroom.output.handover.handover import (
    USUAL_PAGES,
    Footer,
    Handover,
    HandoverPage,
    HeadFigure,
    PageKey,
)
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words.formatting import about, dollars, number, percent, signed_dollars

MODELS = (
    "Volkswagen Taos",
    "Hyundai Tucson",
    "Toyota Camry Hybrid",
    "Ford F-150",
    "Toyota Tacoma",
    "Honda CR-V",
    "Chevrolet Silverado",
    "Nissan Sentra",
    "Ford Mustang Mach-E",
    "Ford Maverick",
    "Chrysler Pacifica",
    "Tesla Model 3",
)
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.invalid";"x")',
    "A*",
    "a*",
    ">5",
    "-cmd|calc",
    "@SUM(A1)",
    "http://example.invalid/a",
    "<b>&amp;</b>",
    "N" * 300,
    "\U0001f697 \u202eevil\u202c",
    "line\nbreak\x07\x00",
    "\ud800 half",
    "\uff34\uff2f\uff39\uff2f\uff34\uff21 カムリ ハイブリッド",
    "\uffff",
    "'quoted",
)
COMPONENTS = (
    "Parts",
    "Conversion",
    "Freight in",
    "Freight out",
    "Insurance",
    "Vehicle duty",
    "Parts duty",
    "Fees",
)
PARAGRAPHS = (
    "Section 232 on vehicles, in force since 2025-04-03, makes $8.6 B of the $10.7 B a year since NAFTA.",
    "Re-sourcing nine models would save $3.3 B a year; paying is the cheaper way for none.",
)
FOOTER = Footer(
    law="USMCA with Section 232, law on 2026-11-01",
    against="Against NAFTA, 2017-08-16",
    changed="No assumption changed",
    source="headroom_sample.xlsx, 3fc8c82c, 1,945 of 1,945 rows",
    program="Headroom 0.2.0. Planning estimate, not legal advice",
)


def names(count: int) -> tuple[str, ...]:
    """Return so many names, all different."""
    return tuple(MODELS[at % 12] + ("" if at < 12 else f" {at // 12 + 1}") for at in range(count))


def handed(
    models: Sequence[str] = MODELS,
    *,
    thresholds: Sequence[float] = (0.75,),
    pages: Sequence[PageKey] = USUAL_PAGES,
) -> Handover:
    """Return a hand-over of some models."""
    made = {
        PageKey.QUALIFY: _page(
            PageKey.QUALIFY,
            f"{len(models) // 2} of {len(models)} models qualify; the Toyota Tacoma comes closest, "
            "7.2 points short",
            "",
            content_chart(models, thresholds),
            models,
        ),
        PageKey.COST: _page(
            PageKey.COST,
            "A vehicle lands at $35,172, of which $5,218 is duty and fees",
            "The Chevrolet Silverado is the dearest, the Nissan Sentra the cheapest.",
            cost_chart(models),
            models,
        ),
        PageKey.CHANGE: _page(
            PageKey.CHANGE,
            "Section 232 adds $8.8 B of duty a year: $5,218 a vehicle, all of it duty",
            "",
            cost_change(),
            models,
        ),
        PageKey.DECIDE: _table_page(
            PageKey.DECIDE,
            "Re-sourcing nine models would save $3.3 B a year",
            decide_table(models),
            "Comply or pay",
        ),
        PageKey.MAP: _page(
            PageKey.MAP,
            "82 % regional and half from the US would cost $2,466 more a vehicle and leave 2 of 12",
            "Above 77.4 % the Silverado tips.",
            threshold_map(models),
            models,
        ),
        PageKey.TIMELINE: _page(
            PageKey.TIMELINE,
            "Since NAFTA 3 models were lost and $10.7 B of duty a year came; one step made $8.6 B of it",
            "",
            timeline(models),
            models,
        ),
        PageKey.DRIVERS: _page(
            PageKey.DRIVERS,
            "The rate of Section 232 on vehicles moves the landed cost most, by $4,936",
            "",
            swing_chart(),
            models,
        ),
        PageKey.ASSUMPTIONS: _table_page(
            PageKey.ASSUMPTIONS,
            "No assumption was changed; the law is that of 2026-11-01",
            assumption_table(),
            "Assumptions",
        ),
        PageKey.PROBLEMS: _table_page(
            PageKey.PROBLEMS,
            "3 problems were found; none keeps a row from being counted",
            problem_table(),
            "Problems",
        ),
    }
    return Handover(
        subject="headroom_sample.xlsx",
        made_on=date(2026, 11, 1),
        footer=FOOTER,
        figures=(
            HeadFigure("7 of 12", "models qualify", "▼ 3 against NAFTA", exact="7 of 12"),
            HeadFigure("49 %", "of volume qualifies", "▼ 38 pp against NAFTA", exact="49 %"),
            HeadFigure("$35,172", "landed, a vehicle", "▲ $5,218 against NAFTA", exact="$35,172"),
            HeadFigure("$11.1 B", "duty a year", "▲ $10.7 B against NAFTA", exact="$11.1 B"),
        ),
        paragraphs=PARAGRAPHS,
        pages=tuple(made[key] for key in pages),
        dossiers=(),
        files=(("headroom_sample.xlsx", "3fc8c82c" * 8),),
        language="en-US",
        file_name="headroom_sample_usmca-232_2026-11-01",
    )


def content_chart(models: Sequence[str], thresholds: Sequence[float] = (0.75,)) -> ContentChart:
    """Return the chart of content of some models; the first has unknown origins."""
    shown = models[:MOST_BARS]
    bars = []
    for at, model in enumerate(shown):
        low = 0.48 + 0.465 * at / max(len(shown) - 1, 1)
        high = low + 0.031 if at == 0 else low
        asked = thresholds[at % len(thresholds)]
        verdict = Verdict.QUALIFIES if low >= asked else Verdict.FAILS
        if len(shown) > 12 and at == 8:
            verdict, high = Verdict.UNDETERMINED, low + 0.12
        label = f"{low * 100:.1f}" if high == low else f"{low * 100:.1f} to {high * 100:.1f}"
        bars.append(ContentBar(model, low, high, low * 0.4, asked, verdict, label, "-7.2"))
    more = len(models) - len(shown)
    left_out = f"The 16 of {len(models)} with the least headroom; all are in the annex." if more else ""
    return ContentChart(
        tuple(bars), "Regional content by net cost, percent", tuple(sorted(set(thresholds))), left_out
    )


def cost_chart(models: Sequence[str]) -> CostChart:
    """Return the chart of costs of some models."""
    bars = []
    for at, model in enumerate(models[:MOST_BARS]):
        base = 9000.0 + 1500 * (at * 7 % 11)
        parts = (base, base * 0.4, 310.0, 640.5, 55.25, base * 0.3 * (at % 3), 271.0, 92.0)
        total = sum(parts)
        bars.append(
            CostBar(
                model,
                parts,
                total,
                dollars(total),
                signed_dollars(403.0 + 1100 * at),
                about(3.11e9 / (at + 1)),
            )
        )
    more = len(models) - len(bars)
    left_out = f"The 16 of {len(models)} with the least headroom; all are in the annex." if more else ""
    return CostChart(tuple(bars), "Landed cost, US dollars a vehicle", COMPONENTS, left_out)


def cost_change() -> CostChange:
    """Return the change of the sample."""
    steps = ((Component.VEHICLE_DUTY, 4936.0), (Component.PARTS_DUTY, 271.0), (Component.FEES, 11.0))
    names_of = dict(zip(Component, COMPONENTS, strict=True))
    return CostChange(
        tuple(CostStep(one, names_of[one], usd, signed_dollars(usd)) for one, usd in steps),
        "Change of landed cost, US dollars a vehicle",
        29954.0,
        35172.0,
    )


def swing_chart() -> SwingChart:
    """Return a tornado of eight inputs."""
    inputs = (
        ("Section 232, vehicles", 30236.0, 40108.0, "0 %", "50 %"),
        ("Regional content asked of passenger vehicles and light trucks", 34100.0, 37871.0, "62.5 %", "85 %"),
        ("MFN, light trucks", 34100.0, 36100.0, "0 %", "50 %"),
        ("Currency, EUR", 34900.0, 35500.0, "0.95", "1.25"),
        ("Freight", 35000.0, 35350.0, "50 %", "150 %"),
        ("US content asked", 35172.0, 35466.0, "0 %", "50 %"),
        ("Section 232, parts", 35072.0, 35272.0, "0 %", "50 %"),
        ("Merchandise processing fee", 35162.0, 35182.0, "0 %", "0.7 %"),
    )
    bars = tuple(
        SwingBar(name, low, high, low_words, high_words, dollars(high - low))
        for name, low, high, low_words, high_words in inputs
    )
    return SwingChart(bars, "Landed cost, US dollars a vehicle", 35172.0, "$35,172 now")


def threshold_map(models: Sequence[str]) -> ThresholdMap:
    """Return a map of nine by seven pairs."""
    columns = (0.6, 0.75, 0.752, 0.774, 0.841, 0.888, 0.891, 0.904, 0.945)
    rows = (0.0, 0.089, 0.121, 0.184, 0.251, 0.504, 0.689)
    cells = []
    for up in range(len(rows)):
        line = []
        for across in range(len(columns)):
            value = (
                0.0
                if (up, across) == (0, 1)
                else -92.0
                if (up, across) == (0, 0)
                else 300.0 * (up + across) - 250
            )
            label = "as now" if value == 0 else signed_dollars(value)
            strength = max(min(value / 4000, 1.0), -1.0)
            line.append(MapCell(value, label, 7 - min(across, 7), (up, across) == (0, 1), strength))
        cells.append(tuple(line))
    tips = tuple(f"{percent(0.752 + 0.02 * at)}  {model}" for at, model in enumerate(models))
    return ThresholdMap(
        columns,
        rows,
        tuple(cells),
        "Change of landed cost, US dollars a vehicle",
        "Regional content asked",
        "US content asked",
        tips,
    )


def timeline(models: Sequence[str]) -> LawTimeline:
    """Return twelve steps of the law."""
    steps = (
        (date(2017, 8, 16), "NAFTA", "62.5 %", 325e6),
        (date(2020, 7, 1), "USMCA", "in force, 66 %", 667e6),
        (date(2021, 7, 1), "Stage 2", "69 %", 667e6),
        (date(2022, 7, 1), "Stage 3", "72 %", 2.22e9),
        (date(2023, 7, 1), "Stage 4", "75 %", 2.22e9),
        (date(2025, 4, 3), "Section 232 vehicles", "", 10.8e9),
        (date(2025, 5, 3), "Section 232 parts", "", 11.1e9),
        (date(2025, 8, 1), "EU deal", "15 %", 11.1e9),
        (date(2025, 9, 16), "Japan deal", "15 %", 11.1e9),
        (date(2025, 11, 1), "Korea deal", "heavy trucks", 11.1e9),
        (date(2026, 10, 1), "Fees", "fiscal 2027", 11.1e9),
        (date(2027, 7, 1), "Steel melted and poured", "", 11.1e9),
    )
    columns = []
    before = 0.0
    for at, (day, title, note, duty) in enumerate(steps):
        change = "" if at == 0 or duty == before else f"+{about(duty - before)}"
        columns.append(
            LawColumn(
                day,
                title,
                note,
                duty,
                about(duty),
                change,
                29954.0 + 500 * at,
                dollars(29954.0 + 500 * at),
                f"{10 - min(at, 3)} of 12",
                at == 11,
                at == 10,
            )
        )
        before = duty
    strips = tuple(
        tuple(
            (Verdict(2 if at < 5 + row % 3 else row % 3), "no duty" if at < 5 else f"${1000 + 500 * row:,}")
            for at in range(len(steps))
        )
        for row in range(len(models[:MOST_BARS]))
    )
    more = len(models) - len(strips)
    left_out = f"16 of {len(models)} models; all are in the annex." if more else ""
    return LawTimeline(
        tuple(columns),
        "Duty a year, vehicles and parts, US dollars",
        tuple(models[:MOST_BARS]),
        strips,
        left_out,
    )


def model_table(models: Sequence[str]) -> DetailTable:
    """Return the figures of each model."""
    columns = (
        TableColumn("Model", wide=True, uncut=True),
        TableColumn("Percent", right=True, unit="%"),
        TableColumn("Points", right=True),
        TableColumn("Verdict"),
        TableColumn("Landed", right=True, unit="USD"),
        TableColumn("Duty a year", right=True, unit="USD"),
    )
    rows = [
        (
            Cell(model),
            Cell(number(48 + at % 50, 1), 48.0 + at % 50),
            Cell("\N{MINUS SIGN}7.2", -7.2, muted=True),
            verdict_cell(Verdict(at % 3)),
            Cell(dollars(20000 + 431 * at), 20000.0 + 431 * at),
            Cell(about(3.11e9 / (at + 1)), 3.11e9 / (at + 1)),
        )
        for at, model in enumerate(models)
    ]
    total = (
        Cell("Fleet"),
        Cell(""),
        Cell(""),
        Cell("7 of 12"),
        Cell("$35,172", 35172.0),
        Cell("$11.1 B", 11.1e9),
    )
    return DetailTable("Models", columns, (*rows, total), has_total=True, caption="Ordered by headroom.")


def decide_table(models: Sequence[str]) -> DetailTable:
    """Return the decisions of each model, in groups of columns."""
    titles = (
        ("Model", ""),
        ("Duty\nand fees", "As sourced"),
        ("Landed", "As sourced"),
        ("Sourcing", "Decided on"),
        ("Landed", "Decided on"),
        ("Decision", ""),
        ("Saves", ""),
        ("A year", ""),
        ("Changes", ""),
        ("Proven", ""),
    )
    columns = tuple(
        TableColumn(title, right=1 <= at <= 4 or 6 <= at <= 8, wide=at == 0, group=group)
        for at, (title, group) in enumerate(titles)
    )
    rows = tuple(
        (
            Cell(model),
            Cell("13,365"),
            Cell("37,981"),
            Cell("1,482", muted=True),
            Cell("29,319"),
            Cell("re-source", mark=VehicleTestResult.PASSES, tinted=True),
            Cell("8,662"),
            Cell("$2.1 B"),
            Cell("44"),
            Cell("optimal"),
        )
        for model in models
    )
    return DetailTable(
        "US dollars a vehicle", columns, rows, caption="Without alternatives nothing can be re-sourced."
    )


def assumption_table() -> DetailTable:
    """Return assumptions with long texts."""
    columns = (
        TableColumn("Assumption", wide=True),
        TableColumn("Value", right=True),
        TableColumn("Source", wide=True),
        TableColumn("Checked on"),
    )
    source = (
        "Proclamation 10908 of 26 March 2025, Adjusting Imports of Automobiles and Automobile Parts Into the "
        "United States"
    )
    rows = [
        (
            Cell(f"Rate number {at}, on passenger vehicles and light trucks"),
            Cell(f"{at}.0 %"),
            Cell(source),
            Cell("2026-10-20"),
        )
        for at in range(23)
    ]
    return DetailTable("Rates and thresholds", columns, tuple(rows))


def problem_table() -> DetailTable:
    """Return three problems."""
    columns = (TableColumn("Problem", wide=True), TableColumn("Cell"), TableColumn("Rows", right=True))
    rows = tuple(
        (Cell(f"Origin “XX{at}” is not known"), Cell(f"BOM!C{at}"), Cell(str(at))) for at in range(3)
    )
    return DetailTable("Problems", columns, rows)


def _page(key: PageKey, title: str, detail: str, exhibit: Exhibit, models: Sequence[str]) -> HandoverPage:
    notes = (
        "RVC = (NC \N{MINUS SIGN} VNM) / NC = (23,668 \N{MINUS SIGN} 7,628) / 23,668 = 67.8 %",
        "BOM!F12: engine, $2,400",
        "Source: 19 CFR 182",
    )
    name = key.value.replace("-", " ").capitalize()
    return HandoverPage(
        key, title, detail, exhibit, model_table(models), f"{name} of each model.", notes, name
    )


def _table_page(key: PageKey, title: str, table: DetailTable, name: str) -> HandoverPage:
    return HandoverPage(key, title, "", table, table, f"{name}.", ("Source: the workbook.",), name)
