"""Makes the golden files of the release in use: one folder, made once, that every later release must open.

    .venv/bin/python tests/golden/make_golden.py            # before a release
    .venv/bin/python tests/golden/make_golden.py counted    # after a change of the law that is meant

It writes ``tests/golden/VERSION/``: saved work of many kinds, layouts, settings and a recovery folder as the
program itself writes them, the small workbooks they need, and ``figures.json`` with all they came to. A
folder that is there is left alone: what a release has written stays as it was.

With ``counted`` it writes beside the files of each release what they come to by the calculation of today,
``counted_by_VERSION.json``: where the law was counted wrongly, the figures of old files change. That of an
earlier version stays; that of the version in the making is made again.
"""

import hashlib
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from golden_books import PASSWORD, write_books  # noqa: E402 - found by the path above
from golden_opened import RELEASES, counted_now  # noqa: E402 - likewise
from golden_told import Told, told_layout, told_work  # noqa: E402 - likewise
from msgspec import json as msgspec_json  # noqa: E402 - likewise
from msoffcrypto.method.ecma376_agile import ECMA376Agile  # noqa: E402 - likewise
from PySide6.QtCore import Qt  # noqa: E402 - likewise
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter  # noqa: E402 - likewise

from headroom import __version__  # noqa: E402 - likewise
from headroom.analysis.prospects import Prospect, Spread  # noqa: E402 - likewise
from headroom.book.layout import BookLayout  # noqa: E402 - likewise
from headroom.book.plausibility import with_doubts  # noqa: E402 - likewise
from headroom.book.sourcing import SourcingBook  # noqa: E402 - likewise
from headroom.book.survey import BookSurvey  # noqa: E402 - likewise
from headroom.policy_files.policy_file import load_policy, load_presets  # noqa: E402 - likewise
from headroom.policy_files.tariff_tables import load_reference  # noqa: E402 - likewise
from headroom.rules.exposure import Exposure  # noqa: E402 - likewise
from headroom.rules.policy import Policy  # noqa: E402 - likewise
from headroom.rules.scenario import Locks, Scenario, SourceMove  # noqa: E402 - likewise
from headroom.window.files.work_saving import SaveWork  # noqa: E402 - likewise
from headroom.window.session.settings import Settings  # noqa: E402 - likewise
from headroom.work.recovery_files import RecoveryFiles  # noqa: E402 - likewise
from headroom.work.saved_work import SavedFile, SavedWork  # noqa: E402 - likewise
from headroom.work.workspace import Workspace  # noqa: E402 - likewise
from headroom.workbook.layouts.layout_draft import LayoutDraft  # noqa: E402 - likewise
from headroom.workbook.layouts.layout_store import LayoutStore  # noqa: E402 - likewise
from headroom.workbook.process.reading import read_book  # noqa: E402 - likewise

_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
_TALKS = (
    Prospect("As it is", 0.5, {}),
    Prospect("82/50, «as reported»", 0.3, {"rvc": 0.82}, (Spread("mfn", 0.025, 0.25, 0.1),)),
    Prospect("No deal", 0.2, {"freight": 1.1, "fx.MXN": 0.047}, (Spread("us_content", 0.1, 0.5),)),
)


def make(folder: Path) -> None:
    """Write the golden files into a new folder."""
    folder.mkdir()
    write_books(folder)
    encrypted = folder / "secret.xlsx"
    encrypted.write_bytes(_encrypted((folder / "fleet.xlsx").read_bytes()))
    told: Told = {"release": __version__, "work": {}, "layouts": {}, "recovery": {}}
    for name, (work, exposure, inside) in _works(folder).items():
        path = folder / f"{name}.headroom"
        done = SaveWork(path, work, exposure, inside)(lambda _: None, lambda: False)
        told["work"][name] = {**told_work(done.work, exposure), "files": _files(path)}
    told["layouts"] = _write_layouts(folder)
    told["recovery"] = _write_recovery(folder)
    _write_settings(folder / "settings.ini")
    _check_free_of_this_computer(folder)
    (folder / "figures.json").write_text(_one_model_a_line(told), encoding="utf-8")


def _encrypted(content: bytes) -> bytes:
    """Return a workbook as Excel protects it with a password, with fewer rounds."""
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a") as packed:
        packed.comment = bytes(4096)  # the library does not encrypt small files in the way it reads them
    encrypted: bytes = ECMA376Agile.encrypt(PASSWORD, io.BytesIO(kept.getvalue()), spin_count=1000)
    return encrypted


def _read(path: Path, named: str = "") -> tuple[SourcingBook, Exposure]:
    """Return a workbook read by what is proposed, as a person confirms it."""

    def choose(survey: BookSurvey) -> BookLayout:
        draft = LayoutDraft.of(survey)
        for code in draft.without_rate():
            draft = draft.with_rate(code, 1.1)
        return draft.layout(named)

    book = with_doubts(read_book(path, choose=choose, ask_password=lambda *_: PASSWORD))
    lists = load_policy(HERE / "own_policy.toml").code_lists.values()
    return book, Exposure.of(book, load_reference(), lists)


def _works(folder: Path) -> dict[str, tuple[SavedWork, Exposure | None, bool]]:
    """Return the work, by the name of its file, with its open workbook and whether its data go inside."""
    presets = load_presets()
    own = load_policy(HERE / "own_policy.toml")
    paths = {path.stem: path for path in folder.glob("*.xlsx")}
    books = {
        name: _read(path, "SAP, Werk 1200" if name == "sap_export" else "") for name, path in paths.items()
    }

    def work(on: str, baseline: Scenario, scenarios: tuple[Scenario, ...], current: int) -> SavedWork:
        space = Workspace(baseline, baseline).with_scenarios(scenarios, current)
        files: tuple[SavedFile, ...] = ()
        layout = BookLayout()
        if on:
            book, _ = books[on]
            files, layout = (SavedFile(str(paths[on]), book.files[0].sha256),), book.layout
        published = (*presets, own)
        return SavedWork(space, files, layout, (), ((),) * len(scenarios), __version__, _NOON, published)

    def opened(name: str) -> Exposure:
        return books[name][1]

    nafta = Scenario(presets[0])
    everything = _changed_scenarios(presets, own)
    usmca = next(policy for policy in presets if policy.name == "usmca")
    simple = (Scenario(presets[0], "As it is"), Scenario(usmca, "USMCA", note="On labels"))
    with_talks = work("fleet", nafta, everything, 2)
    with_talks = replace(with_talks, workspace=with_talks.workspace.with_prospects(_TALKS))
    own_rules = work("fleet", Scenario(own), tuple(replace(one, policy=own) for one in everything[:3]), 0)
    return {
        "six_presets": (
            work("fleet", nafta, tuple(Scenario(one, f"On {one.title}") for one in presets), 3),
            opened("fleet"),
            False,
        ),
        "everything": (with_talks, opened("fleet"), False),
        "own_policy": (own_rules, opened("fleet"), False),
        "data_inside": (work("fleet", nafta, everything[1:3], 1), opened("fleet"), True),
        "secret_inside": (work("secret", nafta, simple, 1), opened("secret"), True),
        "foreign_book": (
            work("sap_export", Scenario(usmca), everything[1:2], 0),
            opened("sap_export"),
            False,
        ),
        "matrix": (work("matrix", nafta, simple, 0), opened("matrix"), False),
        "labels": (work("labels", nafta, simple, 1), opened("labels"), False),
        "without_book": (work("", nafta, everything[:2], 0), None, False),
    }


def _changed_scenarios(presets: tuple[Policy, ...], own: Policy) -> tuple[Scenario, ...]:
    """Return scenarios with every kind of change."""
    by_name = {policy.name: policy for policy in presets}
    talks = Scenario(by_name["us-proposal-2026"], "82/50 «Gespräche» 日本", note='Monday\nand "Tuesday"')
    moved = (
        SourceMove("Alto", "002", "MX", "Sol", 905.0),
        SourceMove("Corso", "006", "US", "Acme", 4150.0),
        SourceMove("Delta", "008", "US", "Volt", 10900.0, on=False),
    )
    half_changed = Scenario(by_name["usmca"].with_value("rvc", 0.815), "Moved", moves=moved)
    return (
        talks.with_value("rvc", 0.785).with_value("us_content", 1 / 3),
        replace(half_changed, locks=Locks(frozenset({"003", "009"}), frozenset({"CN", "KR"}), 3)),
        Scenario(by_name["nafta"], "Peso and freight", {"MXN": 0.0475, "EUR": 1.17}, 1.35),
        Scenario(own.with_value("rvc", 0.6).with_value("mfn_parts", 0.04), "Our own"),
        Scenario(replace(own, title="Another of the same name"), "Our own, again"),
        Scenario(by_name["usmca-232"].with_value("rvc", 0.7), "232", locks=Locks(most_changes=0)),
    )


def _files(path: Path) -> list[list[object]]:
    """Return the files that saved work names, as it names them."""
    content = msgspec_json.decode(path.read_bytes())
    return [[one["path"], one["sha256"], one["content"] is not None] for one in content["workbook"]["files"]]


def _write_layouts(folder: Path) -> Told:
    """Write remembered layouts, and one that was exported for a colleague."""
    told: Told = {"remembered": {}, "exported": {}}
    store = LayoutStore(folder / "layouts")
    for stem, name in (("sap_export", "SAP, Werk 1200"), ("matrix", "Matrix «EU»"), ("labels", "Labels")):
        layout = _read(folder / f"{stem}.xlsx", name)[0].layout
        store.keep(layout)
        told["remembered"][name] = told_layout(layout)
    store.export("SAP, Werk 1200", folder / "for_a_colleague.layout.json")
    told["exported"] = told["remembered"]["SAP, Werk 1200"]
    return told


def _write_recovery(folder: Path) -> Told:
    """Write what a program leaves that is killed, of work that was saved before and of new work."""
    presets = load_presets()
    _, exposure = _read(folder / "fleet.xlsx")
    told: Told = {}
    digest = hashlib.sha256((folder / "fleet.xlsx").read_bytes()).hexdigest()
    books = (SavedFile("/home/ana/talks/fleet.xlsx", digest),)
    for belongs_to in ("/home/ana/talks/everything.headroom", ""):
        files = RecoveryFiles(folder / "recovery")
        space = Workspace(Scenario(presets[0]), Scenario(presets[3].with_value("rvc", 0.77), "Not saved yet"))
        work = SavedWork(space, books, exposure.book.layout, (), ((),), __version__, _NOON, presets)
        work = replace(work.with_results(exposure), belongs_to=belongs_to)
        files.keep(work)
        files.close()
        told[belongs_to] = told_work(work, exposure)
    return told


def _write_settings(path: Path) -> None:
    """Write settings as a program that was used leaves them, with the shapes of a real window."""
    application = QApplication.instance() or QApplication([])
    window = QMainWindow()
    window.setGeometry(40, 60, 1280, 800)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    for width in (320, 900):
        label = QLabel()
        label.setMinimumWidth(width)
        splitter.addWidget(label)
    window.setCentralWidget(splitter)
    window.show()
    settings = Settings.in_file(path)
    for name in ("older.xlsx", "Jänner 日.xlsx", "talks.headroom"):
        settings.remember_book(Path("/home/ana/talks") / name)
    settings.is_first_start()
    settings.put_text("theme", "dark")
    settings.put_texts("pins", ("rvc", "us_content", "fx.MXN"))
    settings.put_shape("window", window.saveGeometry())
    for name in ("across", "down"):
        settings.put_shape(name, splitter.saveState())
    settings.store.sync()
    window.close()
    application.processEvents()


def _one_model_a_line(told: Told) -> str:
    """Return what is told as JSON with a line for each of its longer lists and objects."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.replace('},"', '},\n"').replace("},{", "},\n{") + "\n"


def count_anew() -> list[Path]:
    """Write what the files of each release come to by the calculation of today, and return where."""
    reference, version = load_reference(), __version__.partition(".dev")[0]
    written = []
    for release in RELEASES:
        told: Told = {}
        for path in sorted(release.glob("*.headroom")):
            with TemporaryDirectory() as scratch:
                told[path.stem] = counted_now(path, reference, Path(scratch))
        written.append(release / f"counted_by_{version}.json")
        written[-1].write_text(_one_model_a_line(told), encoding="utf-8")
    return written


def _check_free_of_this_computer(folder: Path) -> None:
    """Refuse to make files that tell where they were made.

    Raises:
        RuntimeError: If one does.
    """
    for path in folder.rglob("*"):
        if path.is_file() and str(folder.resolve()).encode() in path.read_bytes():
            msg = f"{path.name} names the folder it was made in"
            raise RuntimeError(msg)


def main(arguments: list[str], say: Callable[[str], object] = print) -> None:
    """Make the folder of this release, unless it is there; or count the files of all releases anew."""
    if arguments == ["counted"]:
        for path in count_anew():
            say(f"{path} is made.")
        return
    folder = HERE / __version__
    if folder.exists():
        say(f"{folder} is there and stays as it is.")
        return
    make(folder)
    say(f"{folder} is made.")


if __name__ == "__main__":
    main(sys.argv[1:])
