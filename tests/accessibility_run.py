"""Uses the program as a screen reader on Linux does: over AT-SPI, from another process.

    xvfb-run -a dbus-run-session -- /usr/bin/python3 tests/accessibility_run.py .venv/bin/python

It needs at-spi2-core, dbus, gir1.2-atspi-2.0, python3-gi and xvfb, and a Python that has ``gi``, which is
that of the system. The program is started on the sample in a home of its own; every page is turned to by
pressing its button, its tree is walked, and what can be used and has no name is counted. Sliders are moved,
a button is pressed, and what the window then says is read. Exit code 1: something was not as it should be.
"""

import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import gi

warnings.simplefilter("ignore", DeprecationWarning)  # the interfaces of older systems are asked
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is asked for first

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "headroom_sample.xlsx"
PATIENCE_S = 60.0
heard: list[str] = []
"""What the program has let screen readers read out."""

MOST_CHILDREN = 80
"""Of one thing that are walked: a table of two thousand rows is told by its first."""

SEES_NAME = {"table cell", "filler", "panel", "tool bar", "layered pane"}
"""What may have the focus and no name: a cell that holds nothing, and what holds others."""


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def walk(root: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401 - GObject has no types
    """Yield everything that is shown in a tree."""
    if depth and not is_seen(root):
        return
    yield root
    for at in range(min(root.get_child_count(), MOST_CHILDREN)):
        child = root.get_child_at_index(at)
        if child is not None:
            yield from walk(child, depth + 1)


def is_seen(one: Any) -> bool:  # noqa: ANN401 - likewise
    """Return whether a thing is shown."""
    states = one.get_state_set()
    return bool(states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE))


def seen(root: Any, role: str = "", name: str = "") -> list[Any]:  # noqa: ANN401 - likewise
    """Return what is shown, of a role and with a name where they are given."""
    found = []
    for one in walk(root):
        if role and one.get_role_name() != role:
            continue
        if name not in (one.get_name() or ""):
            continue
        found.append(one)
    return found


def wait_for(what: str, found: Callable[[], Any]) -> Any:  # noqa: ANN401 - likewise
    """Return what is found in the end."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            one = found()
        except GLib.Error:
            one = None  # it was replaced while it was looked at
        if one:
            return one
        GLib.MainContext.default().iteration(False)
        time.sleep(0.2)
    say(f"never seen: {what}")
    sys.exit(1)


def program() -> Any:  # noqa: ANN401 - likewise
    """Return the program among those that can be read; None while it is not there."""
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(at)
        if one is not None and "headroom" in (one.get_name() or "").lower():
            return one
    return None


def press(one: Any) -> None:  # noqa: ANN401 - likewise
    """Press a button, or choose one of several."""
    actions = one.get_action_iface()
    names = [actions.get_action_name(at) for at in range(actions.get_n_actions())]
    actions.do_action(next((at for at, name in enumerate(names) if name in {"Press", "Toggle"}), 0))


def value_of(one: Any) -> float | None:  # noqa: ANN401 - likewise
    """Return the number of a thing; None where it has none."""
    numbers = one.get_value_iface()
    return None if numbers is None else float(numbers.get_current_value())


def look_over(window: Any, page: str) -> list[str]:  # noqa: ANN401 - likewise
    """Walk what is seen of a page; return what has the focus and no name."""
    roles: Counter[str] = Counter()
    faults = []
    for one in walk(window):
        role = one.get_role_name()
        roles[role] += 1
        focusable = one.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        if focusable and not (one.get_name() or "").strip() and role not in SEES_NAME:
            faults.append(f"{page}: {role} without a name")
    told = ", ".join(f"{count} {role}" for role, count in roles.most_common(7))
    say(f"{page}: {sum(roles.values())} things: {told}")
    return faults


def told(window: Any) -> str:  # noqa: ANN401 - likewise
    """Return what the four figures above the page say."""
    buttons = [one.get_name() or "" for one in seen(window, "push button") + seen(window, "button")]
    return "; ".join(name for name in buttons if "baseline" in name and name[:1] in "0123456789$")


def move(window: Any, name: str, put: float) -> list[str]:  # noqa: ANN401 - likewise
    """Move a slider, read what the window says, and take it back by a press of Undo."""
    slider = wait_for(name, lambda: seen(window, "slider", name))[0]
    before, number = told(window), value_of(slider)
    say(f"{slider.get_name()}: {number}, {slider.get_description()}; {before}")
    slider.get_value_iface().set_current_value(put)
    after = wait_for("other figures", lambda: told(window) != before and told(window))
    now = value_of(slider)
    say(f"  moved to {now}: {after}")
    if "Threshold" in name:
        say(f"  read out: {wait_for('an announcement', lambda: heard and heard[-1])}")
    press(wait_for("Undo", lambda: seen(window, "push button", "Undo") or seen(window, "button", "Undo"))[0])
    wait_for("the figures of before", lambda: told(window) == before)
    say(f"  Undo pressed: {value_of(slider)}")
    return [] if (now, value_of(slider)) == (put, number) else [f"{name} is not where it was put"]


def use(window: Any) -> list[str]:  # noqa: ANN401 - likewise
    """Turn to every page, move a slider, press a button; return what is not as it should be."""
    faults = look_over(window, "first page")
    bars = [one for one in seen(window, "radio button") if one.get_description()]
    groups = [one.get_name() for one in bars if "(Ctrl+" in one.get_description()]
    for group in groups:
        press(seen(window, "radio button", group)[0])
        time.sleep(1.0)
        buttons = [one for one in seen(window, "radio button") if one.get_description()]
        names = [one.get_name() for one in buttons]
        pages = [name for name in names if name not in groups and ":" not in name]
        for page in pages:
            found = seen(window, "radio button", page)
            if found:
                press(found[0])
                time.sleep(2.0)
                faults += look_over(window, f"{group} > {page}")
    press(seen(window, "radio button", groups[0])[0])
    press(wait_for("Fleet", lambda: seen(window, "radio button", "Fleet"))[0])
    for name, put in (
        ("Threshold: Regional content, cars", 90.0),
        ("MFN duty on passenger cars, slider", 20.0),
    ):
        faults += move(window, name, put)
    chart = wait_for("the chart", lambda: seen(window, "chart"))[0]
    bar = chart.get_child_at_index(0)
    say(f"first bar of {chart.get_name()!r}: {bar.get_name()}: {bar.get_description()}")
    handles = [one for one in seen(chart, "slider") if one.get_name().startswith("Threshold")]
    say(f"threshold {handles[0].get_name()!r}: {value_of(handles[0])}, {handles[0].get_description()}")
    if not handles or not 0 <= (value_of(handles[0]) or -1) <= 100:
        faults.append("a threshold is no percentage")
    return faults


def hear(event: Any) -> None:  # noqa: ANN401 - likewise
    """Take note of what is to be read out."""
    heard.append(str(event.any_data))


def main() -> int:
    """Start the program, use it, and end it."""
    listener = Atspi.EventListener.new(hear)
    listener.register("object:announcement")
    python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    with tempfile.TemporaryDirectory() as home:
        more = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home}
        more |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT / "desktop")}
        running = subprocess.Popen(  # noqa: S603 - the program that is tried
            [python, "-X", "faulthandler", "-m", "headroom", str(SAMPLE)], env={**os.environ, **more}
        )
        try:
            found = wait_for("the program", program)
            window = wait_for("its window", lambda: found.get_child_at_index(0))
            wait_for("the sample", lambda: told(window))
            faults = use(window)
            if running.poll() is not None:
                faults.append("the program has ended")
        finally:
            running.terminate()
            running.wait(20)
    for fault, count in Counter(faults).items():
        say(f"{count} times {fault}")
    say("as it should be" if not faults else f"{len(faults)} faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
