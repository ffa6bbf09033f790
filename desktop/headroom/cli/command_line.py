"""The command line: what may be asked for, and which exit code answers.

0: done. 1: the program cannot start here. 2: wrong usage. 3: a file cannot be read or written.
4: the workbook was read, but holds no usable row.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import headroom
from headroom.cli.bench_figures import Report, as_values
from headroom.cli.bench_table import as_text
from headroom.cli.command_parser import CommandParser
from headroom.cli.evaluate import NoUsableRowError, evaluate_book
from headroom.cli.inspect import Besides, inspect_book
from headroom.cli.lock_options import LockOptions
from headroom.cli.opening import Opening
from headroom.cli.output import NobodyReadsError, as_json, complain, deliver, flush_output
from headroom.cli.picture_request import DEFAULT_SIZE, THEMES, Painter, frame
from headroom.cli.policies import list_policies
from headroom.cli.resource import resource_book
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.shot import take_picture
from headroom.cli.usage_error import UsageError
from headroom.opening.assuming import DEFAULT_POLICY
from headroom.opening.wrong_use import WrongUseError
from headroom.user_error import UserError
from headroom.workbook.process.confinement import Fence
from headroom.workbook.written.sample import write_sample
from headroom.workbook.written.template import write_template

DONE, WRONG_USAGE, UNREADABLE, NO_USABLE_ROW, INTERRUPTED = 0, 2, 3, 4, 130

_OPTIONS = {"others": "with", "workbooks": "workbook"}
"""Options that are not called as the arguments of a script are."""

_ROWS, _MODELS, _MOST_ROWS = 100_000, 50, 1_000_000

_EPILOG = (
    "Without a command the window opens, on BOOK if given. BOOK is a workbook or saved work (.headroom). "
    "Percent on the command line, fractions in JSON. Exit codes: 0 done, 2 wrong usage, 3 a file cannot be "
    "read or written, 4 no usable row."
)


@dataclass(frozen=True, slots=True)
class Hands:
    """What commands need of the window; the command line itself does not know it.

    Attributes:
        paint: Paints the window as a picture.
        measure: Measures the program, given the rows of the workbook to import.
    """

    paint: Painter
    measure: Callable[[int], Report]


def main(arguments: Sequence[str], hands: Hands) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Without the name of the program.
        hands: What commands need of the window.
    """
    _make_output_safe()
    try:
        return _answered(arguments, hands)
    except (UsageError, WrongUseError) as wrong:
        return _complain(_wrong(wrong), WRONG_USAGE)
    except UserError as unreadable:
        return _complain(str(unreadable), UNREADABLE)
    except NoUsableRowError as nothing:
        return _complain(str(nothing), NO_USABLE_ROW)
    except NobodyReadsError:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _answered(arguments: Sequence[str], hands: Hands) -> int:
    """Run one command and return its exit code, when all that it has to say is written.

    Raises:
        SystemExit: If a help was asked for.
    """
    try:
        return _run(_parser().parse_args(arguments), hands)
    finally:
        flush_output()


def _make_output_safe() -> None:
    """Let a terminal that lacks a character show a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _wrong(use: UsageError | WrongUseError) -> str:
    """Return what is wrong with an option, called as it is on the command line."""
    if isinstance(use, UsageError):
        return str(use)
    option = _OPTIONS.get(use.argument, use.argument.replace("_", "-"))
    return f"--{option}{use.text}"


def _complain(reason: str, code: int) -> int:
    """Say in one line why it did not work."""
    complain(reason)
    return code


def _run(asked: argparse.Namespace, hands: Hands) -> int:
    """Run the command that was parsed."""
    match asked.command:
        case "evaluate":
            evaluate_book(asked.book, _options(asked), _opening(asked), asked.out, json=asked.json)
        case "inspect":
            besides = Besides(asked.report, asked.hand_back)
            inspect_book(asked.book, _opening(asked), asked.out, json=asked.json, besides=besides)
        case "resource":
            resource_book(
                asked.book, _options(asked), _opening(asked), _locks(asked), asked.out, json=asked.json
            )
        case "policies":
            list_policies(asked.out, json=asked.json)
        case "template":
            write_template(asked.file)
        case "sample":
            write_sample(asked.file)
        case "shot":
            how = frame(asked.size, asked.theme, asked.page)
            take_picture(asked.book, _options(asked), _opening(asked), asked.out, how, hands.paint)
        case "bench":
            report = hands.measure(asked.rows)
            deliver(as_json(as_values(report)) if asked.json else as_text(report), asked.out)
    return DONE


def _options(asked: argparse.Namespace) -> ScenarioOptions:
    """Return the assumptions of a command line."""
    return ScenarioOptions(
        asked.policy,
        asked.rvc,
        asked.us_content,
        tuple(asked.rate),
        tuple(asked.fx),
        asked.scenario,
        asked.as_of,
    )


def _opening(asked: argparse.Namespace) -> Opening:
    """Return how a command line wants workbooks opened."""
    return Opening(
        tuple(asked.others),
        asked.layout,
        asked.password_file,
        asked.confirm,
        asked.model,
        tuple(asked.workbooks),
    )


def _locks(asked: argparse.Namespace) -> LockOptions:
    """Return what a command line leaves alone."""
    return LockOptions(tuple(asked.keep_part), tuple(asked.bar_country), asked.most_changes)


def _parser() -> CommandParser:
    """Return the parser of the whole command line."""
    parser = CommandParser(prog="headroom", description=headroom.__doc__, epilog=_EPILOG, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"headroom {headroom.__version__}")
    parser.add_argument(
        "--fence",
        action="version",
        version=as_json(asdict(Fence.here())).rstrip(),
        help="what the system here keeps the process that reads workbooks from, as JSON",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)

    evaluate = command("evaluate", "who qualifies, and what each vehicle costs landed")
    _add_question(evaluate)
    _add_result(evaluate)
    inspect = command("inspect", "sheets, tables and columns of a workbook, and how they would be read")
    _add_book(inspect)
    inspect.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="what became of every row and dollar, to a file that ends in .html or .json",
    )
    inspect.add_argument(
        "--hand-back",
        metavar="FILE.xlsx",
        type=Path,
        help="write a copy of the workbook with the cells to check in colour and the reasons beside them; "
        "with several workbooks a folder",
    )
    _add_result(inspect)
    resource = command("resource", "cheapest compliant sourcing, and comply or pay, for each model")
    _add_question(resource)
    _add_locks(resource)
    _add_result(resource)
    policies = command("policies", "the presets, with date, source, thresholds, rate keys")
    _add_result(policies)
    template = command("template", "write an empty workbook to fill in")
    template.add_argument("file", metavar="FILE.xlsx", type=Path)
    sample = command("sample", "write the sample workbook")
    sample.add_argument("file", metavar="FILE.xlsx", type=Path)
    shot = command("shot", "the window as a picture, no screen needed")
    _add_question(shot)
    shot.add_argument(
        "--out", metavar="FILE.png", type=Path, required=True, help="where to write the picture"
    )
    shot.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE, help=f"pixels, default {DEFAULT_SIZE}")
    shot.add_argument("--theme", choices=THEMES, default=THEMES[0])
    shot.add_argument("--page", metavar="NAME", default="", help="a page of the window")
    bench = command("bench", "how fast the program is, each figure beside its reference in the same run")
    bench.add_argument(
        "--rows", metavar="N", type=_rows, default=_ROWS, help=f"of the workbook to import, default {_ROWS:,}"
    )
    _add_result(bench)
    return parser


def _rows(text: str) -> int:
    """Return a number of rows."""
    if not text.isdecimal() or not _MODELS <= int(text) <= _MOST_ROWS:
        reason = f"give a number of rows from {_MODELS} to {_MOST_ROWS}, not {text}"
        raise argparse.ArgumentTypeError(reason)
    return int(text)


def _add_book(command: argparse.ArgumentParser) -> None:
    """Let a command take a workbook and say how it is opened."""
    command.add_argument(
        "book",
        metavar="BOOK",
        type=Path,
        help="sourcing workbook (xlsx, xlsm, xls, xlsb, ods, csv) or saved work (headroom)",
    )
    command.add_argument(
        "--with",
        dest="others",
        metavar="BOOK",
        type=Path,
        action="append",
        default=[],
        help="another workbook that is read together with it; may be repeated",
    )
    command.add_argument(
        "--workbook",
        dest="workbooks",
        metavar="BOOK",
        type=Path,
        action="append",
        default=[],
        help="of saved work: its workbook, where it is elsewhere; once for each that it has",
    )
    command.add_argument(
        "--layout", metavar="FILE", type=Path, help="what its columns mean, as exported from the window"
    )
    command.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help="its first line is the password of an encrypted workbook",
    )
    command.add_argument(
        "--confirm",
        action="store_true",
        help="take what is proposed where it is not certain what the columns mean, and list it as an "
        "assumption",
    )
    command.add_argument(
        "--model", metavar="NAME", default="", help="model of a bill of material that does not name it"
    )


def _add_question(command: argparse.ArgumentParser) -> None:
    """Let a command take a workbook and what to assume of it."""
    _add_book(command)
    command.add_argument(
        "--policy", metavar="NAME|FILE.toml", help=f"default {DEFAULT_POLICY}, or that of the saved scenario"
    )
    command.add_argument(
        "--scenario",
        metavar="NAME",
        help="of saved work: another scenario than the one being tried, or the baseline",
    )
    command.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="date whose figures of the policy count, default its own",
    )
    command.add_argument("--rvc", metavar="PCT", help="regional-content threshold of all vehicles, percent")
    command.add_argument("--us-content", metavar="PCT", help="US-content threshold of all vehicles, percent")
    command.add_argument(
        "--rate",
        metavar="KEY=PCT",
        action="append",
        default=[],
        help="a rate, threshold or fee of the policy by its key, percent; may be repeated",
    )
    command.add_argument(
        "--fx",
        metavar="CUR=RATE",
        action="append",
        default=[],
        help="US dollars per unit of a currency; may be repeated",
    )


def _add_locks(command: argparse.ArgumentParser) -> None:
    """Let a command say what a re-sourcing leaves alone."""
    command.add_argument(
        "--keep-part",
        metavar="PART",
        action="append",
        default=[],
        help="number of a part that stays with its source; may be repeated",
    )
    command.add_argument(
        "--bar-country",
        metavar="COUNTRY",
        action="append",
        default=[],
        help="no part may come from there; may be repeated",
    )
    command.add_argument("--most-changes", metavar="N", help="at most so many parts of a model move")


def _add_result(command: argparse.ArgumentParser) -> None:
    """Let a command say how and where its result is written."""
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--out", metavar="FILE", type=Path, help="to a file instead of the standard output")
