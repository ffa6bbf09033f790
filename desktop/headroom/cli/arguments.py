"""What a command line may hold: the commands, their arguments, and what is said of each."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import headroom
from headroom.cli.output import as_json, deliver
from headroom.cli.parser_texts import HelpFormatter, complaint
from headroom.cli.picture_request import DEFAULT_SIZE, TEXT_SIZES, THEMES
from headroom.cli.usage_error import UsageError
from headroom.language import localized, tr
from headroom.language.choice import OPTION, SYSTEM
from headroom.language.languages import LANGUAGES
from headroom.output.handover.handover import USUAL_PAGES, PageKey
from headroom.output.writers.report import LiveDepth, PaperSize, ReportKind
from headroom.policy_files.preset_names import DEFAULT_POLICY
from headroom.workbook.bytes.encodings import ENCODINGS, known_encoding
from headroom.workbook.process.confinement import Fence


class CommandParser(argparse.ArgumentParser):
    """A parser whose complaints are one line, in the language of the program."""

    def __init__(self, **told: Any) -> None:  # noqa: ANN401 - as argparse has it
        super().__init__(**{**told, "add_help": False, "formatter_class": HelpFormatter})
        self._positionals.title, self._optionals.title = tr("positional arguments"), tr("options")
        self.add_argument("-h", "--help", action="help", help=tr("show this help message and exit"))
        self.add_argument(OPTION, metavar="NAME", help=_of_language())  # taken out before this is asked

    def add_argument(self, *names: Any, **told: Any) -> argparse.Action:  # noqa: ANN401 - as argparse has them
        """Add an argument; a percent sign in its help is one."""
        if told.get("help"):
            told["help"] = told["help"].replace("%", "%%")
        return super().add_argument(*names, **told)

    def error(self, message: str) -> NoReturn:
        """End the program with the complaint and where to read on."""
        msg = tr("{complaint}. See {command} --help", complaint=complaint(message), command=self.prog)
        raise UsageError(msg)

    def _print_message(self, message: str, file: object = None) -> None:
        """Write a help where results go; argparse itself would be silent where that fails."""
        if message and file is sys.stdout:
            deliver(message, None)
        else:
            super()._print_message(message)


_ROWS, _MODELS, _MOST_ROWS = 100_000, 50, 1_000_000

_PURPOSE = tr("A what-if program for automotive rules of origin, duties and landed cost.")
_EPILOG = tr(
    "Without a command the window opens, on BOOK if given, several workbooks as one. Where a window is open "
    "it comes to the front and takes them; --new-window opens another. BOOK is a workbook or saved work "
    "(.headroom). "
    "Percent on the command line, fractions in JSON. Exit codes: 0 done, 2 wrong usage, 3 a file cannot be "
    "read or written, 4 no usable row."
)


def command_parser() -> CommandParser:
    """Return the parser of the whole command line."""
    parser = CommandParser(prog="headroom", description=_PURPOSE, epilog=_EPILOG, allow_abbrev=False)
    parser.add_argument(
        "--version",
        action="version",
        version=f"headroom {headroom.__version__}",
        help=tr("show program's version number and exit"),
    )
    parser.add_argument(
        "--fence",
        action="version",
        version=as_json(asdict(Fence.here())).rstrip(),
        help=tr("what the system here keeps the process that reads workbooks from, as JSON"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, purpose: str) -> CommandParser:
        shown = purpose.replace("%", "%%")  # argparse fills places in a help, and none in a description
        return commands.add_parser(name, help=shown, description=purpose, allow_abbrev=False)

    evaluate = command("evaluate", tr("who qualifies, and what each vehicle costs landed"))
    _add_question(evaluate)
    _add_result(evaluate)
    inspect = command("inspect", tr("sheets, tables and columns of a workbook, and how they would be read"))
    _add_book(inspect)
    inspect.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help=tr("what became of every row and dollar, to a file that ends in .html or .json"),
    )
    inspect.add_argument(
        "--hand-back",
        metavar="FILE.xlsx",
        type=Path,
        help=tr(
            "write a copy of the workbook with the cells to check in colour and the reasons beside them; "
            "with several workbooks a folder"
        ),
    )
    _add_result(inspect)
    resource = command("resource", tr("cheapest compliant sourcing, and comply or pay, for each model"))
    _add_question(resource)
    _add_locks(resource)
    _add_result(resource)
    report = command(
        "report", tr("figures for others: PowerPoint, Excel with formulas, PDF, web page, tables")
    )
    _add_question(report)
    _add_report(report)
    policies = command("policies", tr("the presets, with date, source, thresholds, rate keys"))
    _add_result(policies)
    template = command("template", tr("write an empty workbook to fill in"))
    template.add_argument("file", metavar="FILE.xlsx", type=Path)
    sample = command("sample", tr("write the sample workbook"))
    sample.add_argument("file", metavar="FILE.xlsx", type=Path)
    shot = command("shot", tr("the window as a picture, no screen needed"))
    _add_question(shot)
    shot.add_argument(
        "--out", metavar="FILE.png", type=Path, required=True, help=tr("where to write the picture")
    )
    shot.add_argument(
        "--size", metavar="WxH", default=DEFAULT_SIZE, help=tr("pixels, default {size}", size=DEFAULT_SIZE)
    )
    shot.add_argument("--theme", choices=THEMES, default=THEMES[0])
    shot.add_argument(
        "--text-size",
        choices=TEXT_SIZES,
        default=TEXT_SIZES[0],
        metavar="PCT",
        help=tr("100, 125, 150 or 200"),
    )
    shot.add_argument("--page", metavar="NAME", default="", help=tr("a page of the window"))
    bench = command("bench", tr("how fast the program is, each figure beside its reference in the same run"))
    bench.add_argument(
        "--rows",
        metavar="N",
        type=_rows,
        default=_ROWS,
        help=tr("of the workbook to import, default {rows}", rows=localized(f"{_ROWS:,}")),
    )
    _add_result(bench)
    return parser


def _of_language() -> str:
    """Return what the option of the language does."""
    return tr(
        "language of this run: {codes}, or {system} for that of the system; in the window it is set for good",
        codes=", ".join(LANGUAGES),
        system=SYSTEM,
    )


def _rows(text: str) -> int:
    """Return a number of rows."""
    if not text.isdecimal() or not _MODELS <= int(text) <= _MOST_ROWS:
        reason = tr(
            "give a number of rows from {least} to {most}, not {text}",
            least=_MODELS,
            most=_MOST_ROWS,
            text=text,
        )
        raise argparse.ArgumentTypeError(reason)
    return int(text)


def _encoding(text: str) -> str:
    """Return the name of an encoding."""
    known = known_encoding(text)
    if known is None:
        reason = tr("give one of {names}, not {text}", names=", ".join(ENCODINGS), text=text)
        raise argparse.ArgumentTypeError(reason)
    return known


def _add_book(command: CommandParser) -> None:
    """Let a command take a workbook and say how it is opened."""
    command.add_argument(
        "book",
        metavar="BOOK",
        type=Path,
        help=tr("sourcing workbook (xlsx, xlsm, xls, xlsb, ods, csv) or saved work (headroom)"),
    )
    command.add_argument(
        "--with",
        dest="others",
        metavar="BOOK",
        type=Path,
        action="append",
        default=[],
        help=tr("another workbook that is read together with it; may be repeated"),
    )
    command.add_argument(
        "--workbook",
        dest="workbooks",
        metavar="BOOK",
        type=Path,
        action="append",
        default=[],
        help=tr("of saved work: its workbook, where it is elsewhere; once for each that it has"),
    )
    command.add_argument(
        "--layout", metavar="FILE", type=Path, help=tr("what its columns mean, as exported from the window")
    )
    command.add_argument(
        "--password-file",
        metavar="FILE",
        type=Path,
        help=tr("its first line is the password of an encrypted workbook"),
    )
    command.add_argument(
        "--confirm",
        action="store_true",
        help=tr(
            "take what is proposed where it is not certain what the columns mean, and list it as an "
            "assumption"
        ),
    )
    command.add_argument(
        "--model", metavar="NAME", default="", help=tr("model of a bill of material that does not name it")
    )
    command.add_argument(
        "--join",
        dest="joins",
        metavar="SHEET",
        action="append",
        default=[],
        help=tr(
            "sheet, or file, whose prices, origins, codes or certificates are joined to the parts by part "
            "number; may be repeated"
        ),
    )
    command.add_argument(
        "--answer",
        metavar="KEY=WORD",
        action="append",
        default=[],
        help=tr("answer to a question about its tables, as headroom inspect lists them; may be repeated"),
    )
    command.add_argument(
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help=tr(
            "how text files are encoded, for example gbk, big5, shift_jis, euc-kr, cp1250; default as they "
            "seem to be"
        ),
    )


def _add_question(command: CommandParser) -> None:
    """Let a command take a workbook and what to assume of it."""
    _add_book(command)
    command.add_argument(
        "--policy",
        metavar="NAME|FILE.toml",
        help=tr(
            "default that of the saved scenario, else the one preset by your organisation, else {policy}; "
            "{name} is what was law on {option}",
            policy=DEFAULT_POLICY,
            name="in-force",
            option="--as-of",
        ),
    )
    command.add_argument(
        "--scenario",
        metavar="NAME",
        help=tr("of saved work: another scenario than the one being tried, or the baseline"),
    )
    command.add_argument(
        "--as-of",
        metavar="YYYY-MM-DD",
        help=tr(
            "date whose figures of the policy count, default its own; of saved work: its scenario on that "
            "date"
        ),
    )
    command.add_argument(
        "--rvc", metavar="PCT", help=tr("regional-content threshold of all vehicles, percent")
    )
    command.add_argument(
        "--us-content", metavar="PCT", help=tr("US-content threshold of all vehicles, percent")
    )
    command.add_argument(
        "--rate",
        metavar="KEY=PCT",
        action="append",
        default=[],
        help=tr("a rate, threshold or fee of the policy by its key, percent; may be repeated"),
    )
    command.add_argument(
        "--reading",
        metavar="KEY=WORD",
        action="append",
        default=[],
        help=tr("how a text is read of which the policy has more than one reading; may be repeated"),
    )
    command.add_argument(
        "--claim-cost",
        metavar="PCT",
        help=tr(
            "what claiming the preference costs a vehicle, percent of its customs value, default 0; "
            "published estimates are {low} to {high}",
            low=localized("1.4"),
            high=localized("2.5"),
        ),
    )
    command.add_argument(
        "--change",
        metavar="PART=…,TO=…",
        action="append",
        default=[],
        help=tr(
            "a change of parts by hand, e.g. {example}; part, model, supplier, from, hts, system and "
            "sources say which, to, price, new-supplier, share, regional, us, originating and anew "
            "what becomes of them, alternative=yes only offers them to resource; may be repeated",
            example="part=4711,from=CN,to=MX,price=+8%",
        ),
    )
    command.add_argument(
        "--fx",
        metavar="CUR=RATE",
        action="append",
        default=[],
        help=tr("US dollars per unit of a currency; may be repeated"),
    )


def _add_locks(command: CommandParser) -> None:
    """Let a command say what a re-sourcing leaves alone."""
    command.add_argument(
        "--keep-part",
        metavar="PART",
        action="append",
        default=[],
        help=tr("number of a part that stays with its source; may be repeated"),
    )
    command.add_argument(
        "--bar-country",
        metavar="COUNTRY",
        action="append",
        default=[],
        help=tr("no part may come from there; may be repeated"),
    )
    command.add_argument("--most-changes", metavar="N", help=tr("at most so many parts of a model move"))


def _add_report(command: CommandParser) -> None:
    """Let a command say what is handed over, and how."""
    endings = ", ".join(kind.value for kind in ReportKind)
    command.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        required=True,
        help=tr("the file; its ending is the format: {endings}", endings=endings),
    )
    command.add_argument(
        "--baseline",
        metavar="NAME|POLICY",
        help=tr(
            "what it is compared with: a policy, a policy file, or of saved work a scenario; default the "
            "baseline of saved work, else the policy as published"
        ),
    )
    command.add_argument(
        "--template", metavar="FILE.potx|.pptx", type=Path, help=tr("a company's presentation, for .pptx")
    )
    command.add_argument(
        "--pages",
        metavar="LIST",
        help=tr(
            "which pages, in which order, with commas, default {pages}; there are also {others}",
            pages=", ".join(USUAL_PAGES),
            others=", ".join(key for key in PageKey if key not in USUAL_PAGES),
        ),
    )
    command.add_argument(
        "--models",
        metavar="NAME,…",
        action="append",
        default=[],
        help=tr(
            "models that are listed, with commas; figures of the fleet stay those of all; may be repeated"
        ),
    )
    command.add_argument(
        "--dossier", action="store_true", help=tr("everything about each model behind the brief, for .pdf")
    )
    command.add_argument(
        "--live",
        choices=[depth.value for depth in LiveDepth],
        help=tr(
            "how far down an .xlsx calculates, default every part row up to {rows}, sums of rows above",
            rows=localized("20,000"),
        ),
    )
    command.add_argument(
        "--paper",
        choices=[paper.value for paper in PaperSize],
        help=tr("the sheet of a .pdf, default letter"),
    )


def _add_result(command: CommandParser) -> None:
    """Let a command say how and where its result is written."""
    command.add_argument("--json", action="store_true", help=tr("as JSON"))
    command.add_argument(
        "--out", metavar="FILE", type=Path, help=tr("to a file instead of the standard output")
    )
