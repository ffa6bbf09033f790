from document_types import WORK, WORKBOOKS
from windows import product


def test_every_system_opens_the_same_files() -> None:
    assert [f".{ending}" for ending in WORK.endings] == [product.WORK]
    assert [f".{ending}" for kind in WORKBOOKS for ending in kind.endings] == list(product.WORKBOOKS)
