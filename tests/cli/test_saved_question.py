"""Saved work on the command line, with a real workbook."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from encrypted_books import encrypt_agile
from evaluation_shape import departures
from headroom import resources
from headroom.book.layout import BookLayout
from headroom.book.plausibility import with_doubts
from headroom.cli.bench_figures import Report
from headroom.cli.command_line import WindowTools, main
from headroom.cli.picture_request import PictureSettings
from headroom.opening.book_opening import Opened
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Locks, Scenario, SourceMove
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work
from headroom.workbook.process.reading import read_book

HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost", "Source", "Supplier")
ROWS = (
    ("Alto", "001", "US", 300, "current", "Acme"),
    ("Alto", "002", "CN", 200, "current", "Jin"),
    ("Alto", "002", "MX", 230, "alternative", "Sol"),
    ("Brio", "003", "JP", 900, "current", "Ota"),
)
MOVE = SourceMove("Alto", "002", "MX", "Sol", 230.0)


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        return json.loads(self.out)


@dataclass
class Case:
    """Saved work beside its workbook."""

    book: Path
    path: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, command: str, *options: str) -> Said:
        code = main([command, str(self.path), *options], WindowTools(picture, no_measure))
        out, err = self.capsys.readouterr()
        return Said(code, out, err)


def picture(opened: Opened, workspace: Workspace, frame: PictureSettings) -> bytes:
    names = [one.name for one in workspace.scenarios]
    return f"{opened.book.name} {workspace.scenario.name} {names} {frame.page}".encode()


def no_measure(import_rows: int) -> Report:
    raise AssertionError(import_rows)


def write(path: Path, rows: tuple[tuple[str | float, ...], ...] = ROWS) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sourcing"
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(path)


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Case:
    path = tmp_path / "book.xlsx"
    write(path)
    presets = load_presets()
    usmca = next(policy for policy in presets if policy.name == "usmca")
    scenarios = (
        Scenario(presets[0], "Parts moved", moves=(MOVE,)).with_value("rvc", 0.5),
        Scenario(usmca, "Talks", freight_factor=1.5, locks=Locks(frozenset({"002"}))),
    )
    workspace = Workspace(Scenario(presets[0]), scenarios[0], after=scenarios[1:])
    book = with_doubts(read_book(path))
    exposure = Exposure.of(book, load_reference())
    file = SavedFile(path.name, book.sha256)
    work = SavedWork(
        workspace,
        (file,),
        book.layout,
        (),
        ((), ()),
        "0.2.0",
        datetime(2026, 11, 24, 13, 30, tzinfo=UTC),
        policies=presets,
    )
    save_work(work.with_results(exposure), tmp_path / "talks.headroom")
    return Case(path, tmp_path / "talks.headroom", capsys)


def alto(said: Said) -> dict[str, Any]:
    (found,) = [model for model in said.json["models"] if model["model"] == "Alto"]
    return dict(found)


def test_the_scenario_being_tried_is_evaluated_with_its_moves_and_changes(case: Case) -> None:
    said = case.run("evaluate", "--json")

    assert (said.code, said.err) == (0, "")
    assert departures(said.json) == []
    assert said.json["workbook"]["name"] == "book.xlsx"
    assert said.json["policy"]["name"] == "nafta"
    assert said.json["policy"]["changed"] == {"rvc": 0.5}
    assert alto(said)["parts_usd"] == 530  # the part comes from Mexico
    assert alto(said)["verdict"] == "qualifies"


def test_another_scenario_or_the_baseline_is_chosen_by_its_name(case: Case) -> None:
    talks, baseline = (case.run("evaluate", "--json", "--scenario", name) for name in ("talks", "Baseline"))

    assert (talks.json["policy"]["name"], talks.json["policy"]["changed"]) == ("usmca", {})
    assert alto(talks)["parts_usd"] == alto(baseline)["parts_usd"] == 500
    assert baseline.json["policy"]["changed"] == {}


def test_options_apply_on_top_of_the_saved_scenario(case: Case) -> None:
    said = case.run("evaluate", "--json", "--rvc", "99.9", "--rate", "mfn_car=10")

    assert said.json["policy"]["changed"] == {
        "rvc": 0.999,
        "rvc_heavy_truck": 0.999,
        "mfn_car": 0.1,
    }
    assert alto(said)["parts_usd"] == 530
    assert said.err == ""


def test_changes_of_parts_are_saved_found_again_in_a_changed_workbook_and_added_to(case: Case) -> None:
    work = load_work(case.path)
    space = work.workspace
    change = PartChange("Dearer", Selection(part_numbers=("001",)), Becomes(price_change=1.0))
    changed = replace(space.scenario, moves=(), part_changes=(change,))
    save_work(replace(work, workspace=space.with_scenario(changed)), case.path)
    first = 300.0

    before = case.run("evaluate", "--json")
    write(case.book, (*ROWS[1:], *ROWS[:1]))  # its rows stand elsewhere
    after = case.run("evaluate", "--json")
    more = case.run("evaluate", "--json", "--change", "name=Twice,part=001,price=+50%")

    assert [one["name"] for one in before.json["changes"]] == ["Dearer"]
    assert alto(before)["parts_usd"] == alto(after)["parts_usd"] == 500 + first
    assert [one["name"] for one in more.json["changes"]] == ["Dearer", "Twice"]
    assert alto(more)["parts_usd"] == 500 - first + first * 3


def test_another_policy_replaces_that_of_the_scenario_and_the_moves_stay(case: Case) -> None:
    said = case.run("evaluate", "--json", "--policy", "us-proposal-2017")

    assert (said.json["policy"]["name"], said.json["policy"]["changed"]) == ("us-proposal-2017", {})
    assert alto(said)["parts_usd"] == 530


def test_the_policy_of_a_saved_scenario_moves_to_another_date_with_its_changes(case: Case) -> None:
    said = case.run("evaluate", "--json", "--as-of", "2018-07-06")
    later = case.run("evaluate", "--json", "--scenario", "Talks", "--as-of", "2027-07-01", "--rate", "rvc=80")

    assert (said.json["policy"]["as_of"], said.json["policy"]["changed"]) == ("2018-07-06", {"rvc": 0.5})
    assert (later.json["policy"]["as_of"], later.json["policy"]["changed"]) == ("2027-07-01", {"rvc": 0.8})


def test_a_date_on_which_the_policy_of_a_scenario_was_not_law_ends_with_2(case: Case) -> None:
    said = case.run("evaluate", "--as-of", "2026-11-01")

    assert (said.code, said.out) == (2, "")
    assert "--as-of: nafta is in force from 1994-01-01 to 2020-06-30" in said.err


def test_work_that_holds_the_figures_of_one_date_says_so(case: Case) -> None:
    work = load_work(case.path)
    space = work.workspace
    old = [replace(one, policy=replace(one.policy, law=None)) for one in space.scenarios]
    save_work(replace(work, workspace=space.with_scenarios(tuple(old), 0), policies=()), case.path)

    said = case.run("evaluate", "--as-of", "2018-07-06")

    assert said.code == 2
    assert "only the figures of 2017-08-16 are known; name a policy or its file as well" in said.err
    assert case.run("evaluate", "--as-of", "2018-07-06", "--policy", "nafta").code == 0


def test_a_workbook_that_changed_is_said_in_one_line_and_evaluated(case: Case) -> None:
    write(
        case.book, (*ROWS[:2], ("Alto", "002", "MX", 230, "alternative", "Sol"), ("Brio", "003", "JP", 950))
    )

    said = case.run("evaluate", "--json")

    assert said.code == 0
    assert said.err.startswith("headroom: book.xlsx was changed since talks.headroom was saved on 2026-11-24")
    assert "Brio: landed cost +$" in said.err
    assert said.err.count("\n") == 1
    assert departures(said.json) == []


def test_figures_that_are_not_reproduced_are_said_in_one_line(case: Case) -> None:
    work = load_work(case.path)
    other = tuple(replace(one, landed_cost_usd=one.landed_cost_usd + 7) for one in work.results[0])
    save_work(replace(work, results=(other, work.results[1])), case.path)

    said = case.run("evaluate", "--json")
    unchanged = case.run("evaluate", "--scenario", "Talks", "--json")

    assert said.code == 0
    assert "The workbook is as it was, but figures of 2 models differ" in said.err
    assert said.err.count("\n") == 1
    assert unchanged.err == ""


def test_a_workbook_that_is_nowhere_ends_with_3_and_one_line(case: Case) -> None:
    case.book.unlink()

    said = case.run("evaluate", "--json")

    assert (said.code, said.out) == (3, "")
    assert "book.xlsx" in said.err
    assert said.err.count("\n") == 1


def test_data_inside_the_work_need_no_workbook(case: Case) -> None:
    work = load_work(case.path)
    content = case.book.read_bytes()
    save_work(replace(work, files=(replace(work.files[0], content=content),)), case.path)
    case.book.unlink()

    said = case.run("evaluate", "--json")

    assert (said.code, said.err) == (0, "")
    assert said.json["workbook"]["sha256"] == work.files[0].sha256


def test_a_protected_workbook_is_opened_with_the_password_of_a_file(case: Case, tmp_path: Path) -> None:
    encrypt_agile(case.book, "secret")
    word = tmp_path / "word.txt"
    word.write_text("secret\n", encoding="utf-8")

    refused = case.run("evaluate", "--json")
    said = case.run("evaluate", "--json", "--password-file", str(word))

    assert refused.code == 3
    assert said.code == 0
    assert "book.xlsx was changed" in said.err
    assert "no figure of a model differs" in said.err


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"PK", "not saved work"), (b'{"format": 7, "kind": "headroom work"}', "newer version")],
)
def test_a_file_that_is_no_saved_work_ends_with_3(case: Case, content: bytes, says: str) -> None:
    case.path.write_bytes(content)

    said = case.run("evaluate", "--json")

    assert said.code == 3
    assert says in said.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--scenario", "Nothing"), "“Baseline”, “Parts moved”, “Talks”"),
        (("--with", "other.xlsx"), "names its workbooks itself"),
        (("--rate", "s232_vehicle=25"), "no key"),
    ],
)
def test_wrong_options_end_with_2(case: Case, options: tuple[str, ...], says: str) -> None:
    said = case.run("evaluate", *options)

    assert (said.code, said.out) == (2, "")
    assert says in said.err


def test_a_workbook_has_no_scenarios(case: Case) -> None:
    case.path = case.book

    assert case.run("evaluate", "--scenario", "Talks").code == 2


def test_work_without_a_workbook_ends_with_3(case: Case) -> None:
    save_work(replace(load_work(case.path), files=(), layout=BookLayout()), case.path)

    said = case.run("evaluate")

    assert said.code == 3
    assert "without a workbook" in said.err


def test_resource_keeps_the_locks_of_the_scenario_unless_others_are_given(case: Case) -> None:
    locked = case.run("resource", "--json", "--scenario", "Talks")
    free = case.run("resource", "--json", "--scenario", "Talks", "--keep-part", "999")

    def moved(said: Said) -> list[str]:
        return [change["part_number"] for model in said.json["models"] for change in model["changes"]]

    assert (moved(locked), moved(free)) == ([], ["002"])


def test_inspect_looks_at_the_workbook_by_the_saved_layout(case: Case) -> None:
    said = case.run("inspect", "--json")

    assert (said.code, said.err) == (0, "")
    assert "Sourcing" in said.out


def test_shot_shows_all_scenarios_with_the_chosen_one_being_tried(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "picture.png"

    said = case.run("shot", "--out", str(out), "--scenario", "Talks", "--page", "scenarios")

    assert said.code == 0
    assert out.read_text(encoding="utf-8") == "book.xlsx Talks ['Parts moved', 'Talks'] scenarios"


def test_the_sample_can_be_saved_and_evaluated_again(case: Case, tmp_path: Path) -> None:
    sample = resources.sample()
    work = load_work(case.path)
    book = read_book(sample)
    case.path = tmp_path / "sample.headroom"
    file = SavedFile(f"/another/computer/{sample.name}", book.sha256)
    save_work(
        replace(work, files=(file,), layout=book.layout, baseline_results=(), results=((), ())), case.path
    )

    assert case.run("evaluate", "--json").code == 0


def moved_elsewhere(case: Case, tmp_path: Path) -> Path:
    """Return the workbook in a folder that the work names, and that is not below its own."""
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "here").mkdir()
    elsewhere.mkdir()
    book = case.book.rename(elsewhere / "book.xlsx")
    work = load_work(case.path)
    case.path = case.path.rename(tmp_path / "here" / "talks.headroom")
    save_work(replace(work, files=(replace(work.files[0], path=str(book)),)), case.path)
    return book


@pytest.mark.parametrize("command", ["evaluate", "inspect", "resource"])
def test_a_workbook_elsewhere_is_read_only_where_the_command_line_names_it(
    case: Case, tmp_path: Path, command: str
) -> None:
    book = moved_elsewhere(case, tmp_path)

    refused = case.run(command, "--json")
    assert refused.code == 3
    assert f"names the workbook {book}" in refused.err
    assert "--workbook" in refused.err
    assert refused.err.count("\n") == 1

    named = case.run(command, "--json", "--workbook", str(book))
    assert (named.code, named.err) == (0, "")


def test_a_workbook_that_is_named_is_compared_with_the_one_that_was_saved(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "other.xlsx", (*ROWS, ("Brio", "004", "US", 10, "current", "Acme")))

    said = case.run("evaluate", "--json", "--workbook", str(tmp_path / "other.xlsx"))

    assert said.code == 0
    assert "other.xlsx was changed since talks.headroom was saved" in said.err


@pytest.mark.parametrize("times", [2, 3])
def test_so_many_workbooks_are_named_as_the_work_has(case: Case, times: int) -> None:
    said = case.run("evaluate", *("--workbook", str(case.book)) * times)

    assert (said.code, said.out) == (2, "")
    assert "belongs to 1, in this order: book.xlsx" in said.err


def test_a_workbook_has_no_workbook(case: Case) -> None:
    case.path = case.book

    said = case.run("evaluate", "--workbook", str(case.book))

    assert said.code == 2
    assert "is a workbook itself" in said.err


def test_what_a_newer_program_saved_more_is_said_to_be_passed_over(case: Case) -> None:
    content = json.loads(case.path.read_bytes())
    content["revision"] = 99
    content["averaging"] = True
    case.path.write_text(json.dumps(content), encoding="utf-8")

    said = case.run("evaluate", "--json")

    assert said.code == 0
    assert "was saved by a newer version of Headroom (0.2.0)" in said.err
    assert said.err.count("\n") == 1
