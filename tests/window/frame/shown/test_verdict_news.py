from headroom.rules.verdict import Verdict
from headroom.window.frame.shown.verdict_news import verdict_news

F, U, Q = Verdict.FAILS, Verdict.UNDETERMINED, Verdict.QUALIFIES
MODELS = ("Tacoma", "CR-V", "Taos", "Sentra", "Model 3")


def test_nothing_is_said_where_every_verdict_is_as_before() -> None:
    assert verdict_news(MODELS, (F, U, Q, Q, Q), (F, U, Q, Q, Q)) == ""


def test_a_few_models_are_named_with_their_verdict() -> None:
    assert (
        verdict_news(MODELS, (Q, U, Q, Q, Q), (F, Q, Q, Q, Q))
        == "Now Tacoma fails, CR-V qualifies. 4 of 5 models qualify."
    )


def test_many_are_counted() -> None:
    assert (
        verdict_news(MODELS, (Q, Q, Q, Q, U), (F, F, F, F, U))
        == "4 models have another verdict now. 0 of 5 models qualify."
    )
