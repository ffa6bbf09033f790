"""Damage of any kind gives a book or a sentence, never a fault of the program; in every format."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import decoding_worker
from damage import damaged
from headroom.book.sourcing import SourcingBook
from headroom.user_error import UserError
from headroom.workbook.process.reading import read_book
from property_examples import examples
from workbooks import MODELS, Rows, table, write_ods, write_xls, write_xlsb, write_xlsx

WRITERS: Mapping[str, Callable[[Path, Mapping[str, Rows]], Path]] = {
    ".xlsx": write_xlsx,
    ".xlsb": write_xlsb,
    ".xls": write_xls,
    ".ods": write_ods,
}
SUFFIXES = (*WRITERS, ".csv")
MOST_SECONDS = 20.0
SEEDS = st.integers(0, 2**32)


@dataclass(frozen=True, slots=True, repr=False)
class Workbooks:
    """Workbooks without damage.

    Attributes:
        content: By the ending of the name.
    """

    content: Mapping[str, bytes]


class Decoder:
    """Decodes damaged files in a process that may die of them, and starts another one then.

    Args:
        slowly: Whether to use the reader that is slow and cannot abort.

    Attributes:
        slowly: The same.
    """

    def __init__(self, *, slowly: bool) -> None:
        self.slowly = slowly
        self._command = [sys.executable, "-W", "ignore", decoding_worker.__file__, *["slowly"][: int(slowly)]]
        self._process = self._started()

    def ending(self, path: Path) -> tuple[str, str]:
        """Return how the decoding ends."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            self.close()
            self._process = self._started()
            return "died", ""
        kind, text = json.loads(line)
        return kind, text

    def memory_bytes(self) -> int:
        """Return the memory of the process."""
        return int(psutil.Process(self._process.pid).memory_info().rss)

    def close(self) -> None:
        """End the process."""
        with self._process:
            self._process.kill()

    def _started(self) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(  # noqa: S603
            self._command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
        )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Workbooks:
    """Return a workbook without damage in each format."""
    folder = tmp_path_factory.mktemp("whole")
    rows = table({}, {"Unit cost": "1,5"}, {"Unit cost": "#N/A", "Model": "Сьерра"})
    found = {
        suffix: write(folder / f"book{suffix}", {"Sourcing": rows, "Models": MODELS}).read_bytes()
        for suffix, write in WRITERS.items()
    }
    found[".csv"] = "\n".join(",".join(map(str, row)) for row in rows).encode()
    return Workbooks(found)


@pytest.fixture(scope="module", params=[False, True], ids=["fast", "slow"])
def decoder(request: pytest.FixtureRequest) -> Iterator[Decoder]:
    """Return a decoder with the fast readers, and one with the slow ones."""
    found = Decoder(slowly=request.param)
    yield found
    found.close()


def look(decoder: Decoder, path: Path) -> None:
    """Let a file be decoded; where the process dies of it, the reading says so in a sentence."""
    kind, text = decoder.ending(path)
    if kind == "died":
        with pytest.raises(UserError, match="cannot be read"):
            read_book(path)
    else:
        assert kind in {"book", "sentence"}, text
        assert kind == "book" or path.name in text
        assert decoder.memory_bytes() < decoding_worker.MOST_BYTES
    path.unlink()


def damage_once(
    decoder: Decoder, whole: Workbooks, folder: pytest.TempPathFactory, seed: int, suffix: str
) -> None:
    """Damage a workbook, and let it be decoded."""
    path = folder.getbasetemp() / f"book{suffix}"
    path.write_bytes(damaged(whole.content[suffix], seed))
    look(decoder, path)


@given(seed=SEEDS, suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=examples(80), deadline=MOST_SECONDS * 1000)
def test_damage_gives_a_book_or_a_sentence(
    decoder: Decoder,
    whole: Workbooks,
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    suffix: str,
) -> None:
    damage_once(decoder, whole, tmp_path_factory, seed, suffix)


@pytest.mark.slow
@given(seed=SEEDS, suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=3000, deadline=MOST_SECONDS * 1000)
def test_much_damage_gives_a_book_or_a_sentence(
    decoder: Decoder,
    whole: Workbooks,
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    suffix: str,
) -> None:
    damage_once(decoder, whole, tmp_path_factory, seed, suffix)


@given(seed=SEEDS, suffix=st.sampled_from(SUFFIXES), name=st.sampled_from(SUFFIXES))
@settings(max_examples=examples(30), deadline=MOST_SECONDS * 1000)
def test_damage_under_another_ending_gives_a_book_or_a_sentence(
    decoder: Decoder,
    whole: Workbooks,
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    suffix: str,
    name: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / f"book{name}"
    path.write_bytes(damaged(whole.content[suffix], seed))
    look(decoder, path)


@given(seed=SEEDS, suffix=st.sampled_from(SUFFIXES))
@settings(max_examples=examples(8))
def test_damage_gives_a_book_or_a_sentence_in_the_reading_process_too(
    whole: Workbooks, tmp_path_factory: pytest.TempPathFactory, seed: int, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("read") / f"book{suffix}"
    path.write_bytes(damaged(whole.content[suffix], seed))

    try:
        book = read_book(path)
    except UserError as refused:
        assert path.name in str(refused)  # noqa: PT017 - a book is as welcome
    else:
        assert isinstance(book, SourcingBook)


def test_the_workbooks_that_are_damaged_are_whole_before(
    whole: Workbooks, tmp_path: Path, decoder: Decoder
) -> None:
    suffixes = [".xlsx"] if decoder.slowly else SUFFIXES
    for suffix in suffixes:
        content = whole.content[suffix]
        path = tmp_path / f"book{suffix}"
        path.write_bytes(content)
        assert decoder.ending(path)[0] == "book", suffix
