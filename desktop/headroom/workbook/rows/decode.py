"""Reads workbooks into a ``SourcingBook``, in this process; see ``process.reading`` for a safer way."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from headroom.book.sourcing import SourceFile, SourcingBook
from headroom.language import tr, tr_count
from headroom.user_error import UserError
from headroom.workbook.bytes.encryption import PasswordNeededError, WrongPasswordError, decrypt, is_encrypted
from headroom.workbook.bytes.precheck import cannot_open, file_kind
from headroom.workbook.rows.tables_to_book import TableDecoding
from headroom.workbook.survey.questions import AskPassword, GivenUp, Questions
from headroom.workbook.tables.book_file import BookFile, ReadingProgress


def decode(
    paths: Path | Sequence[Path],
    progress: Callable[[ReadingProgress], None],
    questions: Questions | None = None,
    *,
    scratch: Path | None = None,
    slowly: bool = False,
) -> SourcingBook:
    """Return what is in one workbook, or in several that are opened together.

    Args:
        paths: The files.
        progress: Is told how far the reading is.
        questions: What to ask; None: nobody is there to be asked.
        scratch: Where encrypted workbooks are decrypted; None: beside other temporary files.
        slowly: Whether to use the reader that is slow and cannot abort.

    Raises:
        UserError: If they cannot be read.
        GivenUp: If a question was answered with None.
    """
    files = [paths] if isinstance(paths, Path) else list(paths)
    asked = questions or Questions()
    read_at = datetime.now().astimezone()
    _refuse_namesakes(files)
    before = [_state(path) for path in files]
    with ThreadPoolExecutor(max_workers=2) as second_core, ExitStack() as leaving:
        digests = [second_core.submit(_sha256, path) for path in files]
        progress(ReadingProgress(tr("Opening the workbook"), 0, 0))
        opened: list[BookFile] = []
        for path in files:
            plain = _decrypted(path, asked.ask_password, scratch)
            file = BookFile(plain, file_kind(plain), progress, second_core, slowly=slowly)
            leaving.enter_context(closing(file))
            opened.append(file)
        names = [path.name for path in files] if len(files) > 1 else [""]
        book = TableDecoding(
            _joint_name(files), dict(zip(names, opened, strict=True)), progress, asked
        ).read()
        sources = tuple(
            SourceFile(path.name, digest.result(), state[1])
            for path, digest, state in zip(files, digests, before, strict=True)
        )
        problems = tuple(problem for file in opened for problem in file.problems)
    for path, state in zip(files, before, strict=True):
        if _state(path) != state:
            msg = tr(
                "{file} was changed while it was read. Wait until it is saved and open it again.",
                file=path.name,
            )
            raise UserError(msg)
    digest = sources[0].sha256 if len(sources) == 1 else _joint_digest(sources)
    return replace(book, sha256=digest, files=sources, problems=(*problems, *book.problems), read_at=read_at)


def _decrypted(path: Path, ask: AskPassword, scratch: Path | None) -> Path:
    """Return a workbook, or a copy of it without its encryption.

    Raises:
        UserError: If it cannot be decrypted.
        GivenUp: If there is no password.
    """
    if not is_encrypted(path):
        return path
    password, was_wrong = "", False
    while True:
        try:
            return decrypt(path, password, scratch or Path(tempfile.gettempdir()))
        except WrongPasswordError:
            was_wrong = True
        except PasswordNeededError:
            was_wrong = False
        answer = ask(path.name, was_wrong)
        if not answer:
            raise GivenUp
        password = answer


def _refuse_namesakes(files: Sequence[Path]) -> None:
    """Refuse files of one name: their problems could not be told apart.

    Raises:
        UserError: If two have the same name.
    """
    names = [path.name for path in files]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        msg = tr(
            "Two of the workbooks are called {file}. Rename one of them and open them again.", file=twice[0]
        )
        raise UserError(msg)


def _joint_name(files: Sequence[Path]) -> str:
    """Return the name of several files: the first and how many more."""
    return (
        files[0].name
        if len(files) == 1
        else tr_count("{file} and {n} more", "{file} and {n} more", len(files) - 1, file=files[0].name)
    )


def _joint_digest(sources: Sequence[SourceFile]) -> str:
    """Return the digest of several digests."""
    return hashlib.sha256("".join(source.sha256 for source in sources).encode("ascii")).hexdigest()


def _state(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved again."""
    try:
        state = path.stat()
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
    return state.st_mtime_ns, state.st_size


def _sha256(path: Path) -> str:
    """Return the digest of a file, hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
