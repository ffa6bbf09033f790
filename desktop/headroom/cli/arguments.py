"""What a command line may hold: the commands, their arguments, and what is said of each."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import headroom
from headroom.cli.output import as_json, deliver
from headroom.cli.picture_request import DEFAULT_SIZE, TEXT_SIZES, THEMES
from headroom.cli.usage_error import UsageError
from headroom.opening.assuming import DEFAULT_POLICY
from headroom.output.handover.handover import USUAL_PAGES, PageKey
from headroom.output.writers.report import LiveDepth, PaperSize, ReportKind
from headroom.workbook.bytes.encodings import ENCODINGS, known_encoding
from headroom.workbook.process.confinement import Fence


class CommandParser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """End the program with the complaint and where to read on."""
        msg = f"{message}. See {self.prog} --help"
        raise UsageError(msg)

    def _print_message(self, message: str, file: object = None) -> None:
        """Write a help where results go; argparse itself would be silent where that fails."""
        if message and file is sys.stdout:
            deliver(message, None)
        else:
            super()._print_message(message)


_ROWS, _MODELS, _MOST_ROWS = 100_000, 50, 1_000_000

_PURPOSE = "A what-if program for automotive rules of origin, duties and landed cost."
_EPILOG = (
    "Without a command the window opens, on BOOK if given. BOOK is a workbook or saved work (.headroom). "
    "Percent on the command line, fractions in JSON. Exit codes: 0 done, 2 wrong usage, 3 a file cannot be "
    "read or written, 4 no usable row."
)


def command_parser() -> CommandParser:
    """Return the parser of the whole command line."""
    parser = CommandParser(prog="headroom", description=_PURPOSE, epilog=_EPILOG, allow_abbrev=False)
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
    report = command("report", "figures for others: PowerPoint, Excel with formulas, PDF, web page, tables")
    _add_question(report)
    _add_report(report)
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
    shot.add_argument(
        "--text-size", choices=TEXT_SIZES, default=TEXT_SIZES[0], metavar="PCT", help="100, 125, 150 or 200"
    )
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


def _encoding(text: str) -> str:
    """Return the name of an encoding."""
    known = known_encoding(text)
    if known is None:
        reason = f"give one of {', '.join(ENCODINGS)}, not {text}"
        raise argparse.ArgumentTypeError(reason)
    return known


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
    command.add_argument(
        "--join",
        dest="joins",
        metavar="SHEET",
        action="append",
        default=[],
        help="sheet, or file, whose prices, origins, codes or certificates are joined to the parts by part "
        "number; may be repeated",
    )
    command.add_argument(
        "--answer",
        metavar="KEY=WORD",
        action="append",
        default=[],
        help="answer to a question about its tables, as headroom inspect lists them; may be repeated",
    )
    command.add_argument(
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help="how text files are encoded, for example gbk, big5, shift_jis, euc-kr, cp1250; default as they "
        "seem to be",
    )


def _add_question(command: argparse.ArgumentParser) -> None:
    """Let a command take a workbook and what to assume of it."""
    _add_book(command)
    command.add_argument(
        "--policy",
        metavar="NAME|FILE.toml",
        help=f"default {DEFAULT_POLICY}, or that of the saved scenario; in-force is what was law on --as-of",
    )
    command.add_argument(
        "--scenario",
        metavar="NAME",
        help="of saved work: another scenario than the one being tried, or the baseline",
    )
    command.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="date whose figures of the policy count, default its own; of saved work: its scenario on that "
        "date",
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
        "--reading",
        metavar="KEY=WORD",
        action="append",
        default=[],
        help="how a text is read of which the policy has more than one reading; may be repeated",
    )
    command.add_argument(
        "--claim-cost",
        metavar="PCT",
        help="what claiming the preference costs a vehicle, percent of its customs value, default 0; "
        "published estimates are 1.4 to 2.5",
    )
    command.add_argument(
        "--change",
        metavar="PART=…,TO=…",
        action="append",
        default=[],
        help="a change of parts by hand, e.g. part=4711,from=CN,to=MX,price=+8%%; part, model, supplier, "
        "from, hts, system and sources say which, to, price, new-supplier, share, regional, us, originating "
        "and anew what becomes of them, alternative=yes only offers them to resource; may be repeated",
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


def _add_report(command: argparse.ArgumentParser) -> None:
    """Let a command say what is handed over, and how."""
    endings = ", ".join(kind.value for kind in ReportKind)
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help=f"the file; its ending is the format: {endings}",
    )
    command.add_argument(
        "--baseline",
        metavar="NAME|POLICY",
        help="what it is compared with: a policy, a policy file, or of saved work a scenario; default the "
        "baseline of saved work, else the policy as published",
    )
    command.add_argument(
        "--template", metavar="FILE.potx|.pptx", type=Path, help="a company's presentation, for .pptx"
    )
    command.add_argument(
        "--pages",
        metavar="LIST",
        help=f"which pages, in which order, with commas, default {', '.join(USUAL_PAGES)}; there are also "
        f"{', '.join(key for key in PageKey if key not in USUAL_PAGES)}",
    )
    command.add_argument(
        "--models",
        metavar="NAME,…",
        action="append",
        default=[],
        help="models that are listed, with commas; figures of the fleet stay those of all; may be repeated",
    )
    command.add_argument(
        "--dossier", action="store_true", help="everything about each model behind the brief, for .pdf"
    )
    command.add_argument(
        "--live",
        choices=[depth.value for depth in LiveDepth],
        help="how far down an .xlsx calculates, default every part row up to 20,000, sums of rows above",
    )
    command.add_argument(
        "--paper", choices=[paper.value for paper in PaperSize], help="the sheet of a .pdf, default letter"
    )


def _add_result(command: argparse.ArgumentParser) -> None:
    """Let a command say how and where its result is written."""
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument("--out", metavar="FILE", type=Path, help="to a file instead of the standard output")
