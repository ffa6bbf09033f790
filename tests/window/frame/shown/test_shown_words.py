from headroom.analysis.model_filter import ModelFilter, ModelTrait
from headroom.window.frame.shown.shown_words import chip_words, shown_line


def test_a_filter_is_said_in_words() -> None:
    shown = ModelFilter(((ModelTrait.VEHICLE_CLASS, "Light truck"), (ModelTrait.VERDICT, "fails")))

    assert chip_words(shown) == ("Class: Light truck", "Verdict: fails")
    assert shown_line(5, 12, lists=True) == "5 of 12 models shown; figures of the fleet are of all 12."
    assert shown_line(0, 12, lists=True) == "None of 12 models passes all of these."
    assert shown_line(5, 12, lists=False) == "This page sums all 12 models, whatever is shown on others."
