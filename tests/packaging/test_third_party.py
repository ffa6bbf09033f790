from importlib.metadata import packages_distributions

from third_party import packages, strangers


def test_what_is_installed_for_tests_alone_is_a_stranger() -> None:
    modules = {
        "numpy": ["numpy"],
        "yaml": ["PyYAML"],
        "_cffi_backend": ["cffi"],
        "shared": ["PyYAML", "numpy"],
        "headroom": ["headroom"],
    }

    assert strangers(modules, {"numpy", "cffi"}) == ("yaml",)


def test_nothing_that_the_program_imports_is_a_stranger_here() -> None:
    found = set(strangers(packages_distributions(), packages()))

    assert "pytest" in found
    assert not found & {
        "PySide6",
        "shiboken6",
        "numpy",
        "duckdb",
        "_duckdb",
        "lxml",
        "PIL",
        "typst",
        "headroom",
    }
