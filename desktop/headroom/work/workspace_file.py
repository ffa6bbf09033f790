"""Saved work: one ``.headroom`` file with scenarios, policies, results and the workbook they belong to.

The file is JSON, one fact a line, nothing in it is ever executed. It is described in
``resources/saved_work/README.md``.
"""

from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path

import msgspec

from headroom.analysis.odds import Prospect
from headroom.book.layout import BookLayout
from headroom.disk.whole_file import write_whole
from headroom.user_error import UserError
from headroom.work.saved_result import ModelResult
from headroom.work.saved_scenario import SavedPolicies, SavedPolicy, SavedScenario
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace

ENDING = ".headroom"
"""How the names of saved work end."""

_FORMAT = 1
_KIND = "headroom work"
_MOST_BYTES = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class _Head:
    """What the file says of itself."""

    format: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Workbook:
    """The workbook the work is about."""

    files: tuple[SavedFile, ...] = ()
    layout: BookLayout = field(default_factory=BookLayout)


@dataclass(frozen=True, slots=True)
class _Results:
    """What the scenarios came to."""

    baseline: tuple[ModelResult, ...] = ()
    scenarios: tuple[tuple[ModelResult, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Content(_Head):
    """The whole file."""

    program: str
    saved_at: datetime
    workbook: _Workbook
    policies: tuple[SavedPolicy, ...]
    baseline: SavedScenario
    scenarios: tuple[SavedScenario, ...]
    current: int
    results: _Results
    prospects: tuple[Prospect, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept(_Content):
    """The whole file of work that was kept while it was done."""

    belongs_to: str = ""


def save_work(work: SavedWork, path: Path) -> None:
    """Write saved work to a file; what was there stays until it is whole.

    Args:
        work: What is saved. A scenario of a policy that is none of its policies as published is
            written with that policy as it is.
        path: Where to.

    Raises:
        UserError: If the file cannot be written.
    """
    policies = SavedPolicies(work.policies)
    baseline = policies.put(work.workspace.baseline)
    scenarios = tuple(policies.put(scenario) for scenario in work.workspace.scenarios)
    content = _Content(
        format=_FORMAT,
        kind=_KIND,
        program=work.program,
        saved_at=work.saved_at,
        workbook=_Workbook(work.files, work.layout),
        policies=policies.used,
        baseline=baseline,
        scenarios=scenarios,
        current=work.workspace.current,
        results=_Results(work.baseline_results, work.results),
        prospects=work.workspace.prospects,
    )
    if work.belongs_to:
        every = {one.name: getattr(content, one.name) for one in fields(content)}
        content = _Kept(**every, belongs_to=work.belongs_to)
    text = msgspec.json.encode(content, order="deterministic")
    write_whole(path, msgspec.json.format(text, indent=1) + b"\n")


def load_work(path: Path) -> SavedWork:
    """Return the saved work in a file.

    Raises:
        UserError: If it cannot be read, is something else, was saved by a newer program or is damaged.
    """
    content = _bytes(path)
    try:
        head = msgspec.json.decode(content, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError) as cause:
        msg = f"{path.name} is not saved work of Headroom, or it is damaged. Choose a {ENDING} file."
        raise UserError(msg) from cause
    if head.kind != _KIND:
        msg = f"{path.name} is not saved work of Headroom. Choose a {ENDING} file."
        raise UserError(msg)
    if head.format > _FORMAT:
        msg = f"{path.name} was saved by a newer version of Headroom. Update the program to open it."
        raise UserError(msg)
    try:
        return _work(msgspec.json.decode(content, type=_Kept))
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, KeyError, IndexError) as cause:
        msg = f"{path.name} is damaged: {cause}. Open an earlier copy of it."
        raise UserError(msg) from cause


def _work(content: _Kept) -> SavedWork:
    """Return what a file holds.

    Raises:
        ValueError: If a number is outside its range.
        KeyError: If a policy or one of its keys is missing.
        IndexError: If there is no scenario at the position of the one being tried.
    """
    policies = {saved.id: saved.policy() for saved in content.policies}
    baseline = content.baseline.scenario(policies)
    scenarios = tuple(saved.scenario(policies) for saved in content.scenarios)
    if not 0 <= content.current < len(scenarios):
        msg = f"there is no scenario number {content.current + 1}"
        raise IndexError(msg)
    workspace = Workspace(baseline, baseline).with_scenarios(scenarios, content.current)
    workspace = workspace.with_prospects(content.prospects)
    return SavedWork(
        workspace=workspace,
        files=content.workbook.files,
        layout=content.workbook.layout,
        baseline_results=content.results.baseline,
        results=content.results.scenarios,
        program=content.program,
        saved_at=content.saved_at,
        policies=tuple(policies.values()),
        belongs_to=content.belongs_to,
    )


def _bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        if not path.is_file() and path.exists():
            msg = f"{path.name} is not a file. Choose a {ENDING} file."
            raise UserError(msg)
        if path.stat().st_size > _MOST_BYTES:
            msg = f"{path.name} is too large to be saved work of Headroom."
            raise UserError(msg)
        return path.read_bytes()
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = f"{path} cannot be opened ({reason}). Check its name and folder."
        raise UserError(msg) from cause
