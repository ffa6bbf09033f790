import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fleets import POLICY, fleet, outcome
from headroom import resources
from headroom.analysis.prospects import Prospect, Spread
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.policy_files.policy_file import law_in_force, load_presets
from headroom.rules.part_changes import Becomes, PartChange, Selection, Sources
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario, SourceMove
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import DamagedFileError, UserError
from headroom.work.saved_result import results_of
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work

PRESETS = load_presets()
OWN = replace(
    POLICY,
    name="own",
    code_lists={"mine": CodeList("mine", "My parts", frozenset({"8708", "840734"}), "my file")},
)
TALKS = (
    Prospect("as it is", 0.7, {"mfn_parts": None}),
    Prospect("85/50", 0.3, {"rvc": 0.85}, (Spread("mfn_car", 0.025, 0.25, 0.1),)),
)


CHANGES = (
    PartChange(
        "Nearshore «Kabel»",
        Selection("Aster", ("0047", "12"), "Acme, Inc.", ("CN", ""), tariff_prefix="8544", system="Elektrik"),
        Becomes("MX", None, "", 0.08, "Arneses", 0.4, 0.72, "blank", "blank", anew=True),
    ),
    PartChange("", Selection(sources=Sources.EVERY), Becomes(unit_cost=12.5, currency="USD"), on=False),
    PartChange("Offer", Selection(outside_region=True), Becomes(""), as_alternative=True),
)


def scenarios() -> tuple[Scenario, ...]:
    talks = Scenario(PRESETS[3], "82/50 «Gespräche»", note="Monday\nand Tuesday")
    return (
        talks.with_value("rvc", 0.82).with_value("mfn_car", 0.1),
        Scenario(PRESETS[0].with_value("mfn_parts", 0.05), "Parts at 5 %", {"EUR": 1.07}, 1.25),
        Scenario(PRESETS[0], "Moved", moves=(SourceMove("A", "0047", "US", "Acme", 12.5, on=False),)),
        Scenario(OWN, "Own", locks=Locks(frozenset({"0047", "12"}), frozenset({"CN"}), 3)),
        Scenario(replace(OWN, title="Another of the same name"), "Own, again"),
        Scenario(PRESETS[0], "By hand", part_changes=CHANGES),
    )


def work(*, content: bytes | None = None, policies: tuple[Policy, ...] = PRESETS) -> SavedWork:
    came_to = results_of(outcome(sourcing=fleet()))
    column = ColumnLayout(2, "Preis", "unit_cost", per=100.0)
    layout = BookLayout((TableLayout("Daten", TableKind.SOURCING, 3, 4, (column,)),), "SAP")
    return SavedWork(
        workspace=Workspace(Scenario(PRESETS[0]), Scenario(PRESETS[0]))
        .with_scenarios(scenarios(), 1)
        .with_prospects(TALKS),
        files=(SavedFile("/home/ana/fleet 日.xlsx", "ab" * 32, content),),
        layout=layout,
        baseline_results=came_to,
        results=(came_to,) * len(scenarios()),
        program="0.2.0",
        saved_at=datetime(2026, 11, 24, 13, 30, tzinfo=UTC),
        policies=policies,
    )


@pytest.mark.parametrize("published", [(), PRESETS])
@pytest.mark.parametrize("content", [None, b"PK\x03\x04\x00"])
def test_saved_work_is_loaded_as_it_was(
    tmp_path: Path, published: tuple[Policy, ...], content: bytes | None
) -> None:
    path = tmp_path / "fleet.headroom"

    save_work(work(content=content, policies=published), path)

    assert replace(load_work(path), policies=()) == work(content=content, policies=())


def test_the_policies_that_scenarios_start_from_come_back_as_published(tmp_path: Path) -> None:
    path = tmp_path / "fleet.headroom"

    save_work(work(), path)

    loaded = load_work(path).policies
    assert [policy.name for policy in loaded] == ["nafta", "usmca", "own", "own"]
    assert loaded[:3] == (PRESETS[0], PRESETS[3], OWN)


@pytest.mark.parametrize("published", [(), PRESETS])
def test_a_policy_on_another_date_is_saved_as_the_published_one_with_its_date(
    tmp_path: Path, published: tuple[Policy, ...]
) -> None:
    today = next(policy for policy in PRESETS if policy.name == "usmca-232")
    by_hand = today.with_value("s232_parts", 0.4).with_value("rvc", 0.77).with_reading("core_roll_up", "no")
    scenarios = tuple(
        Scenario(by_hand.at(day), f"On {day}") for day in (date(2021, 1, 1), date(2027, 7, 1), today.as_of)
    )
    space = Workspace(Scenario(today), Scenario(today)).with_scenarios(scenarios, 0)

    save_work(replace(work(policies=published), workspace=space, results=((),) * 3), tmp_path / "dates")

    loaded = load_work(tmp_path / "dates")
    assert loaded.workspace.scenarios == scenarios
    assert loaded.workspace.scenario.policy.waiting == (("s232_parts", 0.4),)
    assert loaded.workspace.scenario.policy.at(today.as_of) == by_hand
    assert loaded.policies == (today,)
    written = json.loads((tmp_path / "dates").read_text(encoding="utf-8"))["scenarios"]
    assert [one["as_of"] for one in written] == ["2021-01-01", "2027-07-01", None]
    assert [one["readings"] for one in written] == [{"core_roll_up": "no"}] * 3
    assert written[0]["changes"] == {"rvc": 0.77}


@pytest.mark.parametrize("published", [(), PRESETS])
def test_what_waits_for_another_policy_is_not_kept_and_the_work_opens(
    tmp_path: Path, published: tuple[Policy, ...]
) -> None:
    law = law_in_force(PRESETS)
    assert law is not None
    changed = law.policies[1].with_value("s232_vehicle", 0.1).with_value("rvc", 0.8)
    away = law.moved(changed, date(2018, 1, 1))
    space = Workspace(Scenario(law.policies[0]), Scenario(away))

    save_work(replace(work(policies=published), workspace=space, results=((),)), tmp_path / "away")

    assert dict(away.waiting) == {"s232_vehicle": 0.1}
    assert load_work(tmp_path / "away").workspace.scenario.policy == replace(away, waiting=())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"waiting": {"nothing": 0.1}}, "no “nothing” on any date"),
        ({"readings": {"nothing": "yes"}}, "has no reading “nothing”"),
        ({"readings": {"core_roll_up": "maybe"}}, "one of yes, no, not maybe"),
    ],
)
def test_a_scenario_that_names_what_its_policy_lacks_is_refused(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    save_work(work(), tmp_path / "one")
    written = json.loads((tmp_path / "one").read_text(encoding="utf-8"))
    number = next(i for i, one in enumerate(written["scenarios"]) if one["policy"] == "usmca")
    written["scenarios"][number] |= change
    (tmp_path / "one").write_text(json.dumps(written), encoding="utf-8")

    with pytest.raises(DamagedFileError, match=said):
        load_work(tmp_path / "one")


def test_work_that_is_saved_again_makes_the_same_file(tmp_path: Path) -> None:
    save_work(work(), tmp_path / "one")

    save_work(load_work(tmp_path / "one"), tmp_path / "two")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_only_work_that_is_kept_while_it_is_done_says_where_it_belongs(tmp_path: Path) -> None:
    for name, one in (("saved", work()), ("kept", replace(work(), belongs_to="/home/ana/talks.headroom"))):
        save_work(one, tmp_path / name)

    assert "belongs_to" not in (tmp_path / "saved").read_text(encoding="utf-8")
    assert load_work(tmp_path / "kept").belongs_to == "/home/ana/talks.headroom"


def test_the_same_work_makes_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_work(work(), tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_one_changed_figure_is_one_changed_line(tmp_path: Path) -> None:
    before = work()
    talks = before.workspace.scenarios[0].with_value("rvc", 0.83)
    after = replace(
        before, workspace=before.workspace.with_scenarios((talks, *before.workspace.scenarios[1:]), 1)
    )
    for name, one in (("before", before), ("after", after)):
        save_work(one, tmp_path / name)

    old, new = ((tmp_path / name).read_text(encoding="utf-8").splitlines() for name in ("before", "after"))
    assert len(old) == len(new)
    assert [line.strip() for line, other in zip(new, old, strict=True) if line != other] == ['"rvc": 0.83']


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('"format": 2', '"format": 3', "newer version"),
        ('"kind": "headroom work"', '"kind": "headroom layout"', "not saved work"),
        ('"kind": "headroom work"', '"kind": 5', "not saved work"),
        ('"current": 1', '"current": 9', "no scenario number 10"),
        ('"rvc": 0.82', '"rvc": 1.5', "0 % to 100 %"),
        ('"rvc": 0.82', '"rvcc": 0.82', "rvcc"),
        ('"policy": "usmca"', '"policy": "usmcb"', "usmcb"),
        ('"saved_at": "2026-11-24T13:30:00Z"', '"saved_at": "yesterday"', "saved_at"),
        ('"freight_factor": 1.25', '"freight_factor": -1', "freight factor"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_refused_with_a_sentence(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    path = tmp_path / "fleet.headroom"
    save_work(work(), path)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(UserError, match=says):
        load_work(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xff\xfe", b"null", b"{}", b"[" * 100_000])
def test_a_foreign_file_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.headroom"
    path.write_bytes(content)

    with pytest.raises(UserError, match="not saved work"):
        load_work(path)


def test_a_file_cut_anywhere_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "fleet.headroom"
    save_work(work(), path)
    whole = path.read_bytes()

    for length in range(0, len(whole) - 2, max(1, len(whole) // 50)):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError, match=r"damaged|not saved work"):
            load_work(path)


def test_where_the_file_cannot_be_written_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fleet.headroom"
    save_work(work(), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match="No space left"):
        save_work(replace(work(), program="0.3.0"), path)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a file"):
        load_work(tmp_path)


def test_the_description_for_users_names_every_key_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "fleet.headroom"
    save_work(replace(work(content=b"PK"), belongs_to="talks.headroom", belongs_to_sha256="ab"), path)
    described = (resources.folder() / "saved_work" / "README.md").read_text(encoding="utf-8")

    written = json.loads(path.read_text(encoding="utf-8"))
    keys = {*written, *written["baseline"], *written["policies"][0], *written["workbook"]["files"][0]}

    assert {key for key in keys - {"workbook"} if f"`{key}`" not in described} == set()
    assert all(f"`workbook.{key}`" in described for key in written["workbook"])


def test_work_without_changes_of_parts_is_written_as_before_there_were_any(tmp_path: Path) -> None:
    path, plain = tmp_path / "fleet.headroom", work()
    spaces = plain.workspace.scenarios[:-1]

    save_work(
        replace(plain, workspace=plain.workspace.with_scenarios(spaces, 1), results=plain.results[:-1]), path
    )
    content = json.loads(path.read_bytes())
    save_work(plain, path)
    with_some = json.loads(path.read_bytes())

    assert content["revision"] == 1
    assert not any("part_changes" in one for one in (content["baseline"], *content["scenarios"]))
    assert with_some["revision"] == 2
    assert ["part_changes" in one for one in with_some["scenarios"]] == [False] * 5 + [True]


@pytest.mark.parametrize(
    ("where", "wrong"),
    [("becomes", {"share": 2.0}), ("becomes", {"origin": "Mexico"}), ("selection", {"sources": "some"})],
)
def test_a_change_of_parts_that_cannot_be_is_refused(
    tmp_path: Path, where: str, wrong: dict[str, object]
) -> None:
    path = tmp_path / "fleet.headroom"
    save_work(work(), path)
    content = json.loads(path.read_bytes())
    content["scenarios"][-1]["part_changes"][0][where].update(wrong)
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(DamagedFileError):
        load_work(path)
