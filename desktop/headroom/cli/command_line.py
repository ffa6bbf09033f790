"""The command line: what may be asked for, and which exit code answers.

0: done. 1: the program cannot start here. 2: wrong usage. 3: a file cannot be read or written.
4: the workbook was read, but holds no usable row.
"""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headroom.cli.arguments import command_parser
from headroom.cli.bench_figures import Report, as_text, as_values
from headroom.cli.evaluate import NoUsableRowError, evaluate_book
from headroom.cli.inspect import Besides, inspect_book
from headroom.cli.lock_options import LockOptions
from headroom.cli.opening import Opening
from headroom.cli.output import NobodyReadsError, as_json, deliver, flush_output
from headroom.cli.own_files import refuse_own_files
from headroom.cli.picture_request import Painter, frame
from headroom.cli.policies import list_policies
from headroom.cli.report import report_book
from headroom.cli.resource import resource_book
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.shot import take_picture
from headroom.cli.standard_files import complain
from headroom.cli.usage_error import UsageError
from headroom.language import tr
from headroom.opening.handing_over import ReportWish
from headroom.opening.wrong_use import WrongUseError
from headroom.user_error import UserError
from headroom.workbook.written.sample import write_sample
from headroom.workbook.written.template import write_template
from headroom.workstation.organisation_presets import presets

DONE, WRONG_USAGE, UNREADABLE, NO_USABLE_ROW, INTERRUPTED = 0, 2, 3, 4, 130

_ASSUMING = ("evaluate", "resource", "report", "shot")
"""Commands for which something may be preset."""

_OPTIONS = {"others": "with", "workbooks": "workbook"}
"""Options that are not called as the arguments of a script are."""


@dataclass(frozen=True, slots=True)
class WindowTools:
    """What commands need of the window; the command line itself does not know it.

    Attributes:
        paint: Paints the window as a picture.
        measure: Measures the program, given the rows of the workbook to import.
    """

    paint: Painter
    measure: Callable[[int], Report]


def main(arguments: Sequence[str], tools: WindowTools) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Without the name of the program.
        tools: What commands need of the window.
    """
    _make_output_safe()
    try:
        return _answered(arguments, tools)
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


def _answered(arguments: Sequence[str], tools: WindowTools) -> int:
    """Run one command and return its exit code, when all that it has to say is written.

    Raises:
        SystemExit: If a help was asked for.
    """
    try:
        return _run(command_parser().parse_args(arguments), tools)
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


def _run(asked: argparse.Namespace, tools: WindowTools) -> int:
    """Run the command that was parsed."""
    refuse_own_files(asked)
    _tell_presets(asked.command)
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
        case "report":
            report_book(asked.book, _options(asked), _opening(asked), _report(asked))
        case "policies":
            list_policies(asked.out, json=asked.json)
        case "template":
            write_template(asked.file)
        case "sample":
            write_sample(asked.file)
        case "shot":
            how = frame(asked.size, asked.theme, asked.page, asked.text_size)
            take_picture(asked.book, _options(asked), _opening(asked), asked.out, how, tools.paint)
        case "bench":
            report = tools.measure(asked.rows)
            deliver(as_json(as_values(report)) if asked.json else as_text(report), asked.out)
    return DONE


def _tell_presets(command: str) -> None:
    """Say what is faulty of what the organisation presets, where it would count."""
    for fault in presets().faults if command in _ASSUMING else ():
        complain(fault)


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
        tuple(asked.reading),
        asked.claim_cost,
        tuple(asked.change),
    )


def _opening(asked: argparse.Namespace) -> Opening:
    """Return how a command line wants workbooks opened."""
    return Opening(
        tuple(asked.others),
        asked.layout,
        asked.password_file,
        asked.confirm,
        asked.model,
        _answers(tuple(asked.answer)),
        tuple(asked.workbooks),
        encoding=asked.encoding or "",
        joins=tuple(asked.joins),
    )


def _answers(texts: tuple[str, ...]) -> dict[str, str]:
    """Return the words that a command line answers to questions, by their keys.

    Raises:
        UsageError: If a text is no key and word.
    """
    pairs = [text.partition("=") for text in texts]
    for text, (key, _, word) in zip(texts, pairs, strict=True):
        if not key.strip() or not word.strip():
            msg = tr("{option}: give KEY=WORD, as headroom inspect lists them", option=f"--answer {text}")
            raise UsageError(msg)
    return {key.strip(): word.strip() for key, _, word in pairs}


def _report(asked: argparse.Namespace) -> ReportWish:
    """Return what a command line hands over."""
    return ReportWish(
        asked.out,
        asked.baseline,
        asked.template,
        asked.pages,
        asked.live,
        asked.paper,
        asked.dossier,
        tuple(asked.models),
    )


def _locks(asked: argparse.Namespace) -> LockOptions:
    """Return what a command line leaves alone."""
    return LockOptions(tuple(asked.keep_part), tuple(asked.bar_country), asked.most_changes)
