"""Says where the JSON of an evaluation departs from its documented layout."""

from collections.abc import Callable, Iterator, Mapping

Check = Callable[[object], bool]


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _number_or_null(value: object) -> bool:
    return value is None or _number(value)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _one_of(*words: str) -> Check:
    return lambda value: value in words


_WORKBOOK: Mapping[str, Check] = {"name": _text, "sha256": _text, "rows_read": _count, "rows_used": _count}
_POLICY: Mapping[str, Check] = {
    "name": _text,
    "as_of": _text,
    "hypothetical": _flag,
    "vnm_rule": _one_of("as_sourced", "traced", "roll_up"),
}
_MODEL: Mapping[str, Check] = {
    "model": _text,
    "vehicle_class": _one_of("passenger car", "light truck", "heavy truck"),
    "assembly_country": lambda value: isinstance(value, str) and len(value) == 2,
    "annual_volume": _number,
    **dict.fromkeys(("net_cost_usd", "vnm_low_usd", "vnm_high_usd", "rvc_low", "rvc_high"), _number),
    **dict.fromkeys(("us_content_low", "us_content_high", "parts_usd", "conversion_usd"), _number),
    **dict.fromkeys(("inbound_freight_usd", "parts_duty_usd", "outbound_freight_usd"), _number),
    **dict.fromkeys(("insurance_usd", "vehicle_duty_usd", "fees_usd", "landed_cost_usd"), _number),
    "verdict": _one_of("qualifies", "fails", "undetermined"),
    "headroom": _number_or_null,
    "tests": lambda value: isinstance(value, list),
    "duties": lambda value: isinstance(value, list),
}
_TEST: Mapping[str, Check] = {
    "test": _text,
    "low": _number_or_null,
    "high": _number_or_null,
    "threshold": _number_or_null,
    "result": _one_of("passes", "fails", "undetermined", "not assessed"),
}
_DUTY: Mapping[str, Check] = {"measure": _text, "base_usd": _number, "rate": _number, "duty_usd": _number}
_FLEET: Mapping[str, Check] = {
    **dict.fromkeys(("models", "qualifying"), _count),
    **dict.fromkeys(("volume", "qualifying_volume", "duty_usd", "landed_cost_usd"), _number),
}
_PROBLEM: Mapping[str, Check] = {
    "severity": _one_of("error", "warning", "assumption"),
    **dict.fromkeys(("sheet", "cell", "message", "remedy"), _text),
}


def departures(result: object) -> list[str]:
    """Return what is missing or of the wrong kind, each with its place; empty where all is right."""
    return list(_evaluation(result))


def _evaluation(result: object) -> Iterator[str]:
    if not isinstance(result, dict):
        yield "the result is not an object"
        return
    if result.get("format") != 1:
        yield "format is not 1"
    yield from _object("workbook", result.get("workbook"), _WORKBOOK)
    yield from _object("policy", result.get("policy"), _POLICY)
    yield from _object("fleet", result.get("fleet"), _FLEET)
    for place, model in _each("models", result):
        yield from _object(place, model, _MODEL)
        for inner, test in _each("tests", model):
            yield from _object(f"{place}.{inner}", test, _TEST)
        for inner, duty in _each("duties", model):
            yield from _object(f"{place}.{inner}", duty, _DUTY)
    for place, problem in _each("problems", result):
        yield from _object(place, problem, _PROBLEM)


def _each(key: str, holder: object) -> Iterator[tuple[str, object]]:
    found = holder.get(key) if isinstance(holder, dict) else None
    if not isinstance(found, list):
        yield key, None
        return
    yield from ((f"{key}[{at}]", entry) for at, entry in enumerate(found))


def _object(place: str, value: object, checks: Mapping[str, Check]) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place} is not an object"
        return
    for key, check in checks.items():
        if key not in value:
            yield f"{place}.{key} is missing"
        elif not check(value[key]):
            yield f"{place}.{key} is {value[key]!r}"
