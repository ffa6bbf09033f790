"""Tries a finished program: does it read, calculate, open its window and paint it as the source does?

    python packaging/smoke_frozen.py FOLDER

FOLDER is what PyInstaller made. It runs in the environment in which the program is installed from
source, whose numbers are the measure. No screen is needed.
"""

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msoffcrypto.method.ecma376_agile import ECMA376Agile

from connections import leading_away, opened, watched, why_unseen
from headroom.knapsack.compiled_search import library_path
from weights import table, weights

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "samples" / "headroom_sample.xlsx"
HARMLESS = ("This plugin does not support propagateSizeHints",)
PATIENCE_S = 120.0
ROUNDS = 1000  # of a password; Excel takes a hundred times as many
PNG = b"\x89PNG\r\n"
REPORTS = {
    ".pptx": b"PK",
    ".xlsx": b"PK",
    ".pdf": b"%PDF",
    ".html": b"<!doctype html>",
    ".csv": b"\xef\xbb\xbfmodel",
    ".parquet": b"PAR1",
}
"""How a file of each format begins."""


class Failed(Exception):  # noqa: N818 - it is no error of this script
    """The finished program does not do what it should; the text says what."""


def main(arguments: Sequence[str]) -> int:
    """Try the program and return 0 if it passed."""
    parser = argparse.ArgumentParser(description="Tries a finished program.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    program = folder / ("headroom.exe" if os.name == "nt" else "headroom")
    try:
        for name, attempt in (
            ("its numbers are those of the source", try_numbers),
            ("it decides as the source does, with the compiled search", try_search),
            ("it hands decks over as the source does, also in a template, and a brief", try_hand_over),
            ("its window opens on the sample and closes", try_window),
            ("it paints a picture of the window", try_picture),
            ("it has its languages, and what Qt says in them", try_languages),
            ("it hands figures over in every format", try_reports),
            ("it opens workbooks with a password", try_password),
            ("it opens no connection", try_connections),
            ("it carries nothing that only the benchmark needs", try_benchmark),
        ):
            begin = time.monotonic()
            attempt(program)
            print(f"passed: {name} ({time.monotonic() - begin:.1f} s)", flush=True)
    except Failed as reason:
        print(f"FAILED: {reason}", flush=True)
        return 1
    print(table(weights(folder)))
    return 0


def try_numbers(program: Path) -> None:
    """Evaluate the sample with the finished program and from source, and compare."""
    question = ("evaluate", str(SAMPLE), "--policy", "usmca-232", "--json")
    finished = json.loads(output_of([str(program), *question]))
    source = json.loads(output_of([sys.executable, "-m", "headroom", *question]))
    if not source["models"]:
        reason = "the sample has no models"
        raise Failed(reason)
    if finished != source:
        different = [key for key in source if finished.get(key) != source[key]]
        reason = f"its numbers differ from those of the source in {', '.join(different)}"
        raise Failed(reason)


def try_search(program: Path) -> None:
    """Re-source the sample with the finished program and from source, and look for the compiled search."""
    question = ("resource", str(SAMPLE), "--policy", "us-proposal-2026", "--json")
    finished = output_of([str(program), *question])
    source = output_of([sys.executable, "-m", "headroom", *question])
    if finished != source:
        reason = "it re-sources the sample otherwise than the source does"
        raise Failed(reason)
    library = library_path()
    if library.is_file() and not any(program.parent.rglob(f"compiled/{library.name}")):
        reason = f"it does not carry the compiled search, {library.name}"
        raise Failed(reason)


def try_hand_over(program: Path) -> None:
    """Hand the sample over with the finished program: a deck, a deck that fills the first, and a brief."""
    with tempfile.TemporaryDirectory() as folder:
        deck, filled, brief, source = (
            Path(folder, name) for name in ("deck.pptx", "filled.pptx", "brief.pdf", "source.pptx")
        )
        question = ("report", str(SAMPLE), "--policy", "usmca-232", "--pages", "who-qualifies,landed-cost")
        output_of([sys.executable, "-m", "headroom", *question, "--out", str(source)])
        output_of([str(program), *question, "--out", str(deck)])
        output_of([str(program), *question, "--template", str(deck), "--out", str(filled)])
        output_of([str(program), *question, "--out", str(brief)])
        if deck.read_bytes() != source.read_bytes():
            reason = "its deck is another than that of the source"
            raise Failed(reason)
        if not filled.read_bytes().startswith(b"PK") or not brief.read_bytes().startswith(b"%PDF"):
            reason = "it fills no template, or sets no brief"
            raise Failed(reason)


def try_window(program: Path) -> None:
    """Open the window on the sample; it closes itself when the workbook is shown."""
    begin = time.time()
    report = json.loads(output_of([str(program), str(SAMPLE), "--report-start"]))
    if SAMPLE.name not in report["title"]:
        reason = f"the window does not show the sample but “{report['title']}”"
        raise Failed(reason)
    painted_s, shown_s = report["painted_at"] - begin, report["shown_at"] - begin
    print(f"        first painted after {painted_s:.2f} s, sample shown after {shown_s:.2f} s")


def try_picture(program: Path) -> None:
    """Paint the window into a file, and once more with a chart that pyqtgraph draws."""
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "picture.png")
        for page in ("fleet", "map"):
            shot = ("shot", str(SAMPLE), "--out", str(picture), "--size", "1280x800", "--page", page)
            output_of([str(program), *shot])
            if not picture.read_bytes().startswith(PNG):
                reason = f"the picture of the page {page} is no PNG file"
                raise Failed(reason)
            picture.unlink()


def try_languages(program: Path) -> None:
    """Ask for help in each language, and look for what Qt says in it."""
    for code, word in (("es", "libro"), ("fr", "classeur")):
        if word not in output_of([str(program), "--language", code, "--help"]):
            reason = f"it does not speak the language {code}"
            raise Failed(reason)
        if not any(program.parent.rglob(f"qtbase_{code}.qm")):
            reason = f"buttons and keys of Qt are not in the language {code}: qtbase_{code}.qm is missing"
            raise Failed(reason)


def try_reports(program: Path) -> None:
    """Hand the sample over in every format, and look at how each file begins."""
    with tempfile.TemporaryDirectory() as folder:
        for ending, begins in REPORTS.items():
            out = Path(folder) / f"report{ending}"
            output_of([str(program), "report", str(SAMPLE), "--policy", "usmca-232", "--out", str(out)])
            if not out.read_bytes().startswith(begins):
                reason = f"what it hands over as {ending} begins with {out.read_bytes()[:8]!r}"
                raise Failed(reason)


def try_password(program: Path) -> None:
    """Evaluate the sample with a password, and compare with what it says without."""
    with tempfile.TemporaryDirectory() as folder:
        locked, plain, word = (Path(folder, name) for name in ("locked", "plain", "password"))
        for place in (locked, plain):
            place.mkdir()
        book = Path(shutil.copyfile(SAMPLE, plain / "book.xlsx"))
        content = io.BytesIO(book.read_bytes())
        (locked / book.name).write_bytes(ECMA376Agile.encrypt("secret", content, spin_count=ROUNDS))
        word.write_text("secret\n", encoding="utf-8")
        question = ("--policy", "usmca-232", "--json")
        opens = ("evaluate", str(locked / book.name), *question, "--password-file", str(word))
        without = json.loads(output_of([str(program), "evaluate", str(book), *question]))
        if json.loads(output_of([str(program), *opens]))["models"] != without["models"]:
            reason = "a workbook with a password has other figures than without"
            raise Failed(reason)


def try_connections(program: Path) -> None:
    """Start the window, evaluate and hand over in every format, and look at which sockets are opened."""
    unseen = why_unseen()
    if unseen:
        print(f"        skipped: {unseen}")
        return
    book = str(SAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        out, trace = Path(folder), Path(folder, "trace")
        reports = [("report", book, "--out", str(out / f"report{ending}")) for ending in REPORTS]
        seen: Counter[str] = Counter()
        for asked in ((book, "--report-start"), ("evaluate", book, "--json"), *reports):
            output_of(watched([str(program), *asked], trace))
            written = trace.read_text(encoding="utf-8", errors="replace")
            away = leading_away(written)
            if away:
                reason = f"“headroom {asked[0]}” opens connections: {away}"
                raise Failed(reason)
            seen += opened(written)
    local = ", ".join(f"{count} of the family {family}" for family, count in seen.items()) or "none at all"
    print(f"        sockets in {2 + len(REPORTS)} runs: {local}")


def try_benchmark(program: Path) -> None:
    """Ask for the benchmark: it has to say that what it compares with is not there."""
    done = subprocess.run([str(program), "bench"], capture_output=True, encoding="utf-8", check=False)
    if "pandas cannot be found" not in done.stderr:
        reason = f"exit code {done.returncode} of its benchmark\n{done.stderr}"
        raise Failed(reason)


def output_of(command: Sequence[str]) -> str:
    """Return what a program writes to its standard output; it must end well and complain of nothing."""
    with tempfile.TemporaryDirectory() as home:
        own = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "LOCALAPPDATA": home}
        try:
            done = subprocess.run(
                command,
                env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            reason = f"no end after {PATIENCE_S:g} s: {' '.join(command)}"
            raise Failed(reason) from late
    unexpected = [line for line in done.stderr.splitlines() if line and not line.startswith(HARMLESS)]
    if done.returncode or unexpected:
        reason = f"exit code {done.returncode} of {' '.join(command)}\n" + "\n".join(unexpected)
        raise Failed(reason)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
