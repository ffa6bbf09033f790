import subprocess
import sys
from pathlib import Path

import pytest

from connections import leading_away, opened, watched, why_unseen

TRACE = """\
12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5
12 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 6
13 <... socket resumed>) = 7
13 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 8
"""


def test_what_stays_on_this_machine_is_told_from_what_leads_away() -> None:
    assert opened(TRACE) == {"UNIX": 1, "INET6": 1, "NETLINK": 1}
    assert leading_away(TRACE) == {"INET6": 1, "NETLINK": 1}
    assert leading_away("") == {}


def test_a_process_of_the_program_that_opens_a_connection_is_seen(tmp_path: Path) -> None:
    if why_unseen():
        pytest.skip(why_unseen())
    inner = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    trace = tmp_path / "trace"

    subprocess.run(watched([sys.executable, "-c", outer], trace), check=True)  # noqa: S603 - this Python

    assert leading_away(trace.read_text(encoding="utf-8")) == {"INET": 1}
