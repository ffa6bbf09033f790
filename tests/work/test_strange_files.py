"""Files of the program's own kinds that are not as they were written: one sentence, nothing in the way."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.policy_files.policy_file import load_policy
from headroom.user_error import DamagedFileError, NewerFileError, UserError
from headroom.work.chosen_places import ChosenPlaces
from headroom.work.recovery_files import RecoveryFiles
from headroom.work.workspace_file import load_work, save_work
from headroom.workbook.layouts.layout_file import load_layout
from headroom.workbook.layouts.layout_store import LayoutStore

GOLDEN = Path(__file__).parents[1] / "golden"
DEEP = 1_500
LONGEST = 600
NESTED = [
    pytest.param(b"[" * DEEP, id="lists"),
    pytest.param(b'{"a":' * DEEP, id="objects"),
    pytest.param(b"[" * DEEP + b"]" * DEEP, id="closed"),
    pytest.param(b'{"format": 2, "kind": "KIND", "x": ' + b"[" * DEEP + b"]" * DEEP + b"}", id="inside"),
    pytest.param(b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b', "format": 2, "kind": "KIND"}', id="first"),
]
STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 10**400, -(2**63), 2**64, 1e308, -1e308, 0.5, "", "x", "日", "a\u0000b"),
    *(
        [],
        {},
        [[]],
        {"a": None},
        "fx.",
        "freight",
        "rvc",
        "US",
        "9" * 30,
        "0001-01-01T00:00:00Z",
        "2026-13-99",
    ),
)


def places_in(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - JSON
    """Yield where something stands in JSON."""
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        yield (*place, key)
        yield from places_in(child, (*place, key))


def changed(value: Any, draw: random.Random) -> Any:  # noqa: ANN401 - JSON
    """Return JSON with something strange in up to four places."""
    new = copy.deepcopy(value)
    for _ in range(draw.randint(1, 4)):
        place = draw.choice(list(places_in(new)) or [()])
        if not place:
            return draw.choice(STRANGE)
        parent = new
        for key in place[:-1]:
            parent = parent[key]
        what = draw.randrange(5)
        if what == 0:
            del parent[place[-1]]
        elif what == 1 and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[place[-1]]))
        elif what == 2 and isinstance(parent, dict):
            parent[f"{place[-1]}x"] = parent.pop(place[-1])
        else:
            parent[place[-1]] = copy.deepcopy(draw.choice(STRANGE))
    return new


def anew(folder: Path) -> list[tuple[Path, Any]]:
    """Return the golden work of 0.1.0 and the same in the format in use."""
    found = []
    for path in sorted((GOLDEN / "0.1.0").glob("*.headroom")):
        save_work(load_work(path), folder / path.name)
        found += [(one, json.loads(one.read_bytes())) for one in (path, folder / path.name)]
    return found


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Any]]:
    return anew(tmp_path_factory.mktemp("samples"))


@given(seed=st.integers(0, 2**32))
def test_work_that_anybody_changed_is_read_or_refused_with_a_sentence(
    samples: list[tuple[Path, Any]], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path_factory.getbasetemp() / "changed.headroom"
    for _, content in draw.sample(samples, 3):
        path.write_text(json.dumps(changed(content, draw)), encoding="utf-8")
        try:
            work = load_work(path)
        except UserError as refusal:
            said = str(refusal)
        else:
            said = ""
            save_work(work, path)
            load_work(path)
        assert len(said) < LONGEST
        assert "\n" not in said


@given(seed=st.integers(0, 2**32))
def test_bytes_that_anybody_changed_are_read_or_refused_with_a_sentence(
    samples: list[tuple[Path, Any]], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path_factory.getbasetemp() / "changed_bytes.headroom"
    content = bytearray(draw.choice(samples)[0].read_bytes())
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(content))
        if draw.random() < 0.3:
            del content[at : at + draw.randint(1, 500)]
        content[at : at + 1] = draw.randbytes(draw.randint(0, 3))
    path.write_bytes(content)
    try:
        load_work(path)
    except UserError:
        return


@given(seed=st.integers(0, 2**32))
def test_a_layout_that_anybody_changed_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path_factory.getbasetemp() / "changed.layout.json"
    old = json.loads((GOLDEN / "0.1.0" / "for_a_colleague.layout.json").read_bytes())
    path.write_text(json.dumps(changed(old, draw)), encoding="utf-8")
    try:
        load_layout(path)
    except UserError:
        return


@pytest.mark.parametrize("content", NESTED)
@pytest.mark.parametrize(
    ("load", "kind"), [(load_work, "headroom work"), (load_layout, "headroom layout")], ids=["work", "layout"]
)
def test_what_is_nested_too_deeply_is_refused_with_one_sentence(
    tmp_path: Path, content: bytes, load: Callable[[Path], object], kind: str
) -> None:
    path = tmp_path / "deep.headroom"
    path.write_bytes(content.replace(b"KIND", kind.encode()))

    with pytest.raises(DamagedFileError, match=r"^.{20,300}\.$"):
        load(path)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"null", *NESTED])
def test_work_in_progress_that_is_damaged_is_set_aside_once_and_the_rest_is_offered(
    tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "recovery"
    crashed = RecoveryFiles(folder)
    crashed.keep(load_work(GOLDEN / "0.1.0" / "without_book.headroom"))
    crashed.close()
    (folder / "bad.headroom").write_bytes(content)

    files = RecoveryFiles(folder)
    assert len(files.left()) == 1
    assert [path.name for path in files.damaged] == ["bad.headroom.bad"]
    assert files.damaged[0].read_bytes() == content
    files.close()

    later = RecoveryFiles(folder)
    assert len(later.left()) == 1
    assert later.damaged == ()
    later.close()


@pytest.mark.parametrize("content", NESTED)
def test_a_remembered_layout_that_is_damaged_is_set_aside_once_and_hides_no_other(
    tmp_path: Path, content: bytes
) -> None:
    store = LayoutStore(tmp_path)
    column = ColumnLayout(0, "Part", "part_number")
    kept = BookLayout((TableLayout("Daten", TableKind.SOURCING, 1, 1, (column,)),), "SAP")
    store.keep(kept)
    (tmp_path / "bad-12345678.layout.json").write_bytes(content)

    assert store.all() == (kept,)
    assert [path.name for path in store.damaged] == ["bad-12345678.layout.json.bad"]
    assert LayoutStore(tmp_path).all() == (kept,)


@pytest.mark.parametrize("content", [b"", *NESTED])
def test_a_list_of_places_that_is_damaged_is_set_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "places.json").write_bytes(content)
    places = ChosenPlaces(tmp_path / "places.json")

    places.remember("ab", tmp_path / "book.xlsx")

    assert places.of("ab") == (tmp_path / "book.xlsx",)
    assert (tmp_path / "places.json.bad").read_bytes() == content


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * DEEP,
        "x = " + "{a=" * DEEP,
        ".".join("a" * DEEP) + " = 1",
        f"[{'.'.join('a' * DEEP)}]",
        "x = 1" * 5000,
    ],
    ids=["lists", "tables", "dotted key", "dotted table", "number"],
)
def test_a_policy_that_is_nested_too_deeply_is_refused_with_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(UserError, match=r"^deep\.toml"):
        load_policy(path)


@pytest.mark.parametrize("name", ["six_presets.headroom"])
def test_what_a_newer_revision_has_more_is_passed_over_and_known(tmp_path: Path, name: str) -> None:
    save_work(load_work(GOLDEN / "0.1.0" / name), tmp_path / name)
    content = json.loads((tmp_path / name).read_bytes())
    assert not load_work(tmp_path / name).partly_known

    content["revision"] = 7
    content["averaging"] = {"over": "model line"}
    content["scenarios"][0]["quota"] = 3
    (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    assert load_work(tmp_path / name).partly_known

    content["policies"][0]["thresholds"][0]["test"] = "averaged_content"
    (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(NewerFileError, match="newer version"):
        load_work(tmp_path / name)
    content["revision"] = 0
    (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DamagedFileError, match="averaged_content"):
        load_work(tmp_path / name)
