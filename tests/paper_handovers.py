"""Hand-overs made by hand, of any number of models with any names: every page, every kind of exhibit."""

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
    ModelDossier,
    PageKey,
)
from headroom.output.table import Cell, DetailTable, TableColumn, verdict_cell
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS

HOSTILE = (
    "#eval(1) $x^2$ *bold* @label `raw` \\n // [x] {y}",
    "<script>alert(1)</script> & “quotes” 'x' \"y\"",
    '=HYPERLINK("http://example.org","x")',
    "-cmd|' /C calc'!A0",
    "a->b <= 2x4 (c) ffi",
    "汽车 变速箱",
    "שלום מכונית",
    "Smile 😀 and car 🚗",
    "x" * 300,
)
"""Names that would be markup, a formula or a command if somebody took them for more than names."""

_DAYS = ("2017-08-16", "2019-05-10", "2020-07-01", "2025-04-03", "2026-11-01", "2027-07-01")
_HERE = 4


def names(count: int) -> tuple[str, ...]:
    """Return names of models, all of them different."""
    return tuple(f"Maker {number:02d} Model" for number in range(1, count + 1))


def verdict_of(at: int) -> Verdict:
    """Return the verdict of the model at a position: all three occur."""
    return Verdict(2 - at % 3)


def made_handover(
    models: Sequence[str], *, dossiers: bool = False, pages: Sequence[PageKey] = ()
) -> Handover:
    """Return a hand-over of these models.

    Args:
        models: Their names.
        dossiers: Whether each has its dossier.
        pages: Which pages; empty: every one.
    """
    exhibits: dict[PageKey, Exhibit] = {
        PageKey.QUALIFY: _content(models),
        PageKey.COST: _costs(models),
        PageKey.CHANGE: _change(),
        PageKey.DECIDE: _decisions(models),
        PageKey.MAP: _map(models),
        PageKey.TIMELINE: _timeline(models),
        PageKey.DRIVERS: _drivers(),
        PageKey.ASSUMPTIONS: _assumptions(),
        PageKey.PROBLEMS: _problems(models),
    }
    return Handover(
        subject="fleet & <sons> #1.xlsx",
        made_on=date(2026, 11, 1),
        footer=Footer(
            "USMCA with Section 232, law on 2026-11-01",
            "Against NAFTA, 2017-08-16",
            "No assumption changed",
            "fleet.xlsx, SHA-256 3fc8c82c, 1,945 of 1,945 rows used",
            "Headroom 0.2.0. Planning estimate, not legal advice",
        ),
        figures=(
            HeadFigure(f"4 of {len(models)}", "models qualify", "▼ 3", ""),
            HeadFigure("49\u202f%", "of volume qualifies", "▼ 38\u202fpp", ""),
            HeadFigure("$35,172", "landed, a vehicle", "▲ $5,218", ""),
            HeadFigure("$11.1\u202fB", "duty a year", "", ""),
        ),
        paragraphs=(f"The {models[0]} pays most; $5 * 3 = $15 #1.", "Nothing_else_ can *be* done."),
        pages=tuple(_page(key, exhibits[key], models) for key in pages or USUAL_PAGES),
        dossiers=tuple(_dossier(name, at) for at, name in enumerate(models)) if dossiers else (),
        files=(("fleet & <sons> #1.xlsx", "3fc8c82c" * 8), ("other.csv", "0123abcd" * 8)),
        language="en-US",
        file_name="fleet_usmca-232_2026-11-01",
    )


def _page(key: PageKey, exhibit: Exhibit, models: Sequence[str]) -> HandoverPage:
    """Return one page; its title names the first model."""
    table = exhibit if isinstance(exhibit, DetailTable) else _fleet(models)
    return HandoverPage(
        key=key,
        title=f"{formatting.count(len(models))} models in {key.value}; #1 comes *closest*, $7.2 short",
        detail=f"What {key.value} means in one line, with $5 and <b>.",
        exhibit=exhibit,
        table=table,
        alt=f"What {key.value} shows, in words.",
        notes=(
            f"(NC 23,668 \N{MINUS SIGN} VNM 7,628) / NC = 67.8\u202f% for {key.value}.",
            "Sourcing!H7: $1,200 <b>.",
        ),
        name=key.value.replace("-", " ").capitalize(),
    )


def _content(models: Sequence[str]) -> ContentChart:
    bars = tuple(_content_bar(name, at) for at, name in enumerate(models[:MOST_BARS]))
    rest = (
        f"The {MOST_BARS} of {len(models)} models with the least headroom." if len(models) > MOST_BARS else ""
    )
    return ContentChart(bars, "Regional content by net cost, percent", (0.75,), rest)


def _content_bar(name: str, at: int) -> ContentBar:
    low = 0.4 + 0.03 * (at % 18)
    open_ = verdict_of(at) is Verdict.UNDETERMINED
    high = low + 0.05 if open_ else low
    label = f"{low * 100:.1f} to {high * 100:.1f}" if open_ else f"{low * 100:.1f}"
    return ContentBar(
        name, low, high, low / 3, 0.75, verdict_of(at), label, formatting.signed(low * 100 - 75, 1)
    )


def _fleet(models: Sequence[str]) -> DetailTable:
    columns = (
        TableColumn("Model", wide=True),
        TableColumn("Regional content", right=True, unit="%"),
        TableColumn("US content", right=True, unit="%"),
        TableColumn("Points", right=True, unit="pp"),
        TableColumn("Verdict"),
        TableColumn("Landed", right=True, unit="USD"),
        TableColumn("Change", right=True, unit="USD"),
        TableColumn("Duty a year", right=True, unit="USD"),
    )
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(models):
        bar = _content_bar(name, at)
        rows.append(
            (
                Cell(name),
                Cell(bar.label, bar.low * 100),
                Cell("12.5", 12.5),
                Cell(bar.points),
                verdict_cell(bar.verdict),
                Cell(formatting.dollars(20_000 + 1000 * at), 20_000.0 + 1000 * at),
                Cell(formatting.signed_dollars(500 * at), 500.0 * at),
                Cell(formatting.millions(1e7 * (at + 1)), 1e7 * (at + 1)),
            )
        )
    rows.append(
        tuple(Cell(text) for text in ("Fleet", "", "", "", "4 of all", "$35,172", "+$5,218", "$11.1\u202fB"))
    )
    return DetailTable("Who qualifies", columns, tuple(rows), has_total=True)


def _costs(models: Sequence[str]) -> CostChart:
    bars = []
    for at, name in enumerate(models[:MOST_BARS]):
        parts = (15_000.0 + 900 * at, 3000.0, 400.0, 600.0, 90.0, 4000.0 * (at % 2), 271.0, 11.0)
        bars.append(
            CostBar(name, parts, sum(parts), formatting.dollars(sum(parts)), "+$5,218", "$3.11\u202fB")
        )
    words = tuple(COMPONENT_WORDS[component.value] for component in Component)
    return CostChart(tuple(bars), "Landed cost of one vehicle, US dollars", words)


def _change() -> CostChange:
    steps = (
        CostStep(Component.PARTS, "Parts", -300.0, "\N{MINUS SIGN}$300"),
        CostStep(Component.VEHICLE_DUTY, "Vehicle duty", 4936.0, "+$4,936"),
        CostStep(Component.PARTS_DUTY, "Parts duty", 271.0, "+$271"),
    )
    heading = "Change of landed cost, US dollars a vehicle; NAFTA $30,265, today $35,172"
    return CostChange(steps, heading, 30_265.0, 35_172.0)


def _decisions(models: Sequence[str]) -> DetailTable:
    columns = (
        TableColumn("Model", wide=True),
        TableColumn("Decision"),
        TableColumn("duties\nand fees", right=True, unit="USD", group="As sourced"),
        TableColumn("landed", right=True, unit="USD", group="As sourced"),
        TableColumn("Saves", right=True, unit="USD"),
    )
    rows = tuple(
        (
            Cell(name),
            Cell("Re-source", mark=VehicleTestResult.PASSES, tinted=True),
            Cell("$13,365", 13_365.0),
            Cell("$37,981", 37_981.0),
            Cell("$8,662", 8662.0),
        )
        for name in models
    )
    return DetailTable("Comply or pay", columns, rows)


def _map(models: Sequence[str]) -> ThresholdMap:
    columns, rows = (0.7, 0.75, 0.8, 0.85), (0.0, 0.25, 0.5)
    cells = tuple(
        tuple(
            MapCell(
                (number + row - 1) * 500.0,
                formatting.signed_dollars((number + row - 1) * 500) if number + row != 1 else "as now",
                5,
                number == 1 and row == 0,
                (number + row - 1) / 4,
            )
            for number in range(len(columns))
        )
        for row in range(len(rows))
    )
    return ThresholdMap(
        columns,
        rows,
        cells,
        "Cost against now",
        "Regional content",
        "US content",
        (f"75.2\u202f%  {models[0]}",),
    )


def _timeline(models: Sequence[str]) -> LawTimeline:
    columns = tuple(
        LawColumn(
            date.fromisoformat(day),
            f"Section {232 + at}",
            "vehicles, 25 %",
            1e9 * (at + 1),
            formatting.millions(1e9 * (at + 1)),
            "" if at == 0 else "+$1.00\u202fB",
            30_000.0 + 100 * at,
            formatting.dollars(30_000 + 100 * at),
            f"4 of {len(models)}",
            day > "2026-11-30",
            at == _HERE,
        )
        for at, day in enumerate(_DAYS)
    )
    shown = tuple(models[:MOST_BARS])
    strips = tuple(
        tuple((verdict_of(at + step), "$13,365" if step % 2 else "no duty") for step in range(len(_DAYS)))
        for at in range(len(shown))
    )
    return LawTimeline(columns, "Duty a year, US dollars", shown, strips)


def _drivers() -> SwingChart:
    bars = (
        SwingBar("Section 232 duty on vehicles", 31_000.0, 39_000.0, "0.0\u202f%", "50.0\u202f%", "$8,000"),
        SwingBar(
            "Offset for vehicles that are assembled in the United States of America",
            35_400.0,
            35_000.0,
            "0",
            "7",
            "$400",
        ),
    )
    return SwingChart(
        bars, "Landed cost per vehicle, US dollars", 35_172.0, "$35,172", "17 more inputs move it less."
    )


def _assumptions() -> DetailTable:
    columns = (
        TableColumn("Assumption", wide=True),
        TableColumn("Here", right=True),
        TableColumn("As published", right=True),
        TableColumn("Source"),
    )
    source = "19 CFR Part 182 Appendix A, s. 13, from 2023-07-01; HTSUS #9903.94.05 and *note* 33(g), $5 <b>."
    rows = tuple(
        (Cell(f"Threshold {at}"), Cell("75.0\u202f%", 75.0), Cell("75.0\u202f%", 75.0), Cell(source))
        for at in range(20)
    )
    return DetailTable("Assumptions", columns, rows)


def _problems(models: Sequence[str]) -> DetailTable:
    columns = (TableColumn("Severity"), TableColumn("Place"), TableColumn("What is wrong", wide=True))
    row = (Cell("Warning"), Cell("Sourcing!H7"), Cell(f"The origin of {models[-1]} is unknown."))
    return DetailTable("Problems", columns, (row,), caption="Nothing else is doubted.")


def _dossier(name: str, at: int) -> ModelDossier:
    tests = DetailTable(
        "Tests",
        (TableColumn("Test", wide=True), TableColumn("Reached", right=True), TableColumn("Result")),
        (
            (
                Cell("Regional content"),
                Cell("67.8\u202f%", 67.8),
                Cell("fails", mark=VehicleTestResult.FAILS, tinted=True),
            ),
            (
                Cell("each group", inset=True, muted=True),
                Cell("3 of 6", muted=True),
                Cell("not needed", muted=True),
            ),
        ),
    )
    rows = DetailTable(
        "Rows that weigh most",
        (
            TableColumn("Part"),
            TableColumn("Description", wide=True),
            TableColumn("Value", right=True),
            TableColumn("Cell"),
        ),
        tuple(
            (
                Cell(f"0{number}-374-C"),
                Cell("Main *wiring* harness #1"),
                Cell("$565", 565.0),
                Cell(f"Sourcing!I{number}", quiet=True),
            )
            for number in range(25)
        ),
        caption="25 rows: $6,458.",
    )
    return ModelDossier(
        name,
        f"The {name} fails by {at} points",
        (("Class", "Light truck"), ("Net cost", "$37,737.19")),
        (f"(NC 37,737 \N{MINUS SIGN} VNM {at}) / NC = 72.3\u202f%",),
        (tests, rows),
    )
