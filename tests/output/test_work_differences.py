"""How two versions of saved work differ is told fact by fact."""

from dataclasses import replace
from datetime import UTC, datetime

from fleets import POLICY
from headroom.analysis.prospects import Prospect
from headroom.book.layout import BookLayout
from headroom.output.work_differences import work_differences
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Locks, Scenario, SourceMove
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace

MOVE = SourceMove("Alto", "002", "MX", "Sol", 230.0)


def work(*scenarios: Scenario, baseline: Scenario | None = None) -> SavedWork:
    base = baseline or Scenario(POLICY)
    space = Workspace(base, base).with_scenarios(scenarios, 0)
    files = (SavedFile("/home/ana/fleet.xlsx", "ab"),)
    when = datetime(2026, 11, 24, tzinfo=UTC)
    return SavedWork(space, files, BookLayout(), (), (), "0.2.0", when)


def told(here: SavedWork, there: SavedWork) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in work_differences(here, there).rows]


def test_the_same_work_differs_in_nothing() -> None:
    assert told(work(Scenario(POLICY, "A")), work(Scenario(POLICY, "A"))) == []


def test_every_assumption_that_differs_is_a_row() -> None:
    here = Scenario(
        POLICY, "A", {"EUR": 1.1}, 1.25, (MOVE,), "Monday", Locks(frozenset({"7"}), most_changes=2)
    )
    there = Scenario(POLICY.with_value("rvc", 0.5), "A", moves=(replace(MOVE, on=False),))
    label = next(one.label for one in POLICY.thresholds if one.key == "rvc")
    was = POLICY.values()["rvc"]

    assert told(work(here), work(there)) == [
        ("A", label, f"{was:.10g}", "0.5"),
        ("A", "fx.EUR", "1.1", "not there"),
        ("A", "freight", "1.25", "1"),
        ("A", "Parts from another source", "Alto 002: Sol", "1 switched off"),
        ("A", "What a re-sourcing leaves alone", "7, at most 2", "nothing"),
        ("A", "Note", "Monday", ""),
    ]


def test_changes_of_parts_by_hand_that_differ_are_a_row() -> None:
    nearshore = PartChange("Nearshore", Selection(origins=("CN",)), Becomes("MX"))
    here = Scenario(POLICY, "A", part_changes=(nearshore, replace(nearshore, name="", on=False)))

    assert told(work(here), work(Scenario(POLICY, "A"))) == [
        ("A", "Parts changed by hand", "Nearshore; every part from CN: MX (off)", "none")
    ]


def test_scenarios_that_are_on_one_side_only_and_their_order_are_told() -> None:
    one, two, three = (Scenario(POLICY, name) for name in ("A", "B", "C"))

    assert told(work(one, two), work(two, three)) == [
        ("A", "Scenario", "there", "not there"),
        ("C", "Scenario", "not there", "there"),
        ("", "Scenario being tried", "A", "B"),
    ]
    assert told(work(one, two), work(two, one))[0] == ("", "Order of the scenarios", "A, B", "B, A")


def test_policy_odds_workbook_and_layout_are_told() -> None:
    here = work(Scenario(POLICY, "A"))
    other = work(Scenario(replace(POLICY, name="own", title="Our own"), "A"))
    there = replace(
        other,
        workspace=other.workspace.with_prospects((Prospect("As it is", 1.0),)),
        files=(SavedFile("fleet.xlsx", "cd"),),
        layout=BookLayout(name="SAP"),
    )

    assert told(here, there) == [
        ("A", "Policy", POLICY.title, "Our own"),
        ("", "Odds", "0 outcomes", "1 outcome"),
        ("", "Workbook", "fleet.xlsx", "fleet.xlsx, another state"),
        ("", "How the workbook is read", "", "differs"),
    ]
