from windows.product import WINDOW, WORKBOOKS
from windows.registry import CLASSES, OWN_KEYS, PROGRAM, WORK_ID, WORKBOOK_ID, values


def test_every_value_is_in_a_key_of_the_programs_own_or_is_taken_away_alone() -> None:
    for value in values():
        own = any(value.key == key or value.key.startswith(f"{key}\\") for key in OWN_KEYS)
        assert own != value.shared, value


def test_saved_work_is_opened_by_the_program_and_has_its_icon() -> None:
    told = {(value.key, value.name): value.text for value in values()}

    assert told[rf"{CLASSES}\.headroom", ""] == WORK_ID
    assert told[rf"{CLASSES}\{WORK_ID}\DefaultIcon", ""] == f"{PROGRAM},0"


def test_workbooks_are_offered_and_keep_the_program_that_opens_them() -> None:
    told = {(value.key, value.name) for value in values()}

    for ending in WORKBOOKS:
        assert (rf"{CLASSES}\{ending}\OpenWithProgids", WORKBOOK_ID) in told
        assert (rf"{CLASSES}\Applications\{WINDOW}\SupportedTypes", ending) in told
        assert (rf"{CLASSES}\{ending}", "") not in told


def test_in_every_command_program_and_file_stand_in_quotes() -> None:
    commands = [value.text for value in values() if value.key.endswith(r"\command")]

    assert len(commands) == 3
    assert set(commands) == {f'"{PROGRAM}" "%1"'}


def test_no_two_values_stand_in_one_place() -> None:
    places = [(value.key.lower(), value.name.lower()) for value in values()]

    assert len(places) == len(set(places))
