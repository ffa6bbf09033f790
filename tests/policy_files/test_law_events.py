"""The words of the days of the law."""

from datetime import date
from pathlib import Path

import pytest

from headroom import resources
from headroom.policy_files.law_events import law_events
from headroom.policy_files.policy_file import law_in_force, load_presets
from headroom.user_error import UserError

LONGEST = 14
"""Letters that have room above a column."""


def test_every_day_that_has_words_changes_the_law_and_they_are_short() -> None:
    law = law_in_force(load_presets())
    assert law is not None
    start = law.policies[0].as_of
    days = {one.day for one in law.days(start, date(2040, 1, 1))}

    for day, words in law_events().items():
        assert day == start or day in days, day
        assert words.title
        assert max(len(words.title), len(words.note)) <= LONGEST, day


def test_every_day_that_changes_the_law_up_to_now_has_words() -> None:
    law = law_in_force(load_presets())
    assert law is not None
    start = law.policies[0].as_of

    assert {one.day for one in law.days(start, date(2027, 12, 31))} <= law_events().keys()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("format = 2\n", "format 1"),
        ("format = 1\nevents = 1\n", "events"),
        ('format = 1\n[[event]]\nday = 2020-07-01\ntitle = "A"\nnotes = "B"\n', "notes"),
        ('format = 1\n[[event]]\ntitle = "A"\n', "day"),
        (
            "format = 1\n" + 2 * '[[event]]\nday = 2020-07-01\ntitle = "A"\n',
            "line 5|line 6",
        ),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(
    text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "events.toml"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "law_events", lambda: file)

    with pytest.raises(UserError, match=reason):
        law_events.__wrapped__()
