"""The parser of command lines: its complaints are one line, and its help is written as any result is."""

import argparse
import sys
from typing import NoReturn

from headroom.cli.output import deliver
from headroom.cli.usage_error import UsageError


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
