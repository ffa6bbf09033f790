"""In which encoding a text file is read that does not say it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.problem import Severity
from headroom.workbook.bytes.encodings import ENCODINGS, known_encoding
from headroom.workbook.rows.decode import decode
from headroom.workbook.tables.text_book import text_coding
from workbooks import problems_of, silent

SIMPLIFIED = "车型,零件号,名称,原产国,单价,数量\nAlder,P-1,制动,中国,12.50,2\nAlder,P-2,螺母,美国,1.25,4\n"
TRADITIONAL = "車型,零件號,名稱,原產國,單價,數量\nAlder,P-1,煞車,中國,12.50,2\nAlder,P-2,螺帽,美國,1.25,4\n"
JAPANESE = (
    "車種,部品番号,品名,原産国,単価,数量\nAlder,P-1,ブレーキ,中国,12.50,2\nAlder,P-2,ナット,米国,1.25,4\n"
)
KOREAN = "차종,부품번호,품명,원산지,단가,수량\nAlder,P-1,브레이크,중국,12.50,2\nAlder,P-2,너트,미국,1.25,4\n"

LONG = {
    "gb18030": "说明,数值\n转向机总成,1\n前保险杠总成,2\n左前门内饰板,3\n",
    "cp950": "說明,數值\n轉向機總成,1\n前保險桿總成,2\n左前門內飾板,3\n",
    "cp932": "説明,値\nステアリングギア組立品,1\nフロントバンパー,2\n",
    "euc_jp": "説明,値\nステアリングギア組立品,1\nフロントバンパー,2\n",
    "cp949": "내용,값\n조향 기어 조립체와 앞 범퍼,1\n왼쪽 앞문 안쪽 장식판과 손잡이,2\n",
    "cp1251": "Описание,Число\nРулевой механизм,1\nПЕРЕДНИЙ БАМПЕР,2\n",  # noqa: RUF001 - Russian
    "cp1250": "Popis,Počet\nPřední nárazník,1\nŘídicí ústrojí,2\nDržák levých dveří,3\n",
    "cp1252": "Désignation,Quantité\nÉcrou de fixation,1\nPièce à tête fraisée,2\n",
}


def written(folder: Path, text: str, encoding: str) -> Path:
    """Write a text file."""
    path = folder / "parts.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding", "origins"),
    [
        (SIMPLIFIED, "utf-8-sig", ("CN", "US")),
        (SIMPLIFIED, "gbk", ("CN", "US")),
        (SIMPLIFIED, "gb18030", ("CN", "US")),
        (SIMPLIFIED, "utf-16", ("CN", "US")),
        (TRADITIONAL, "big5", ("CN", "US")),
        (TRADITIONAL, "utf-8", ("CN", "US")),
        (JAPANESE, "shift_jis", ("CN", "US")),
        (JAPANESE, "euc_jp", ("CN", "US")),
        (KOREAN, "euc_kr", ("CN", "US")),
        (KOREAN, "cp949", ("CN", "US")),
    ],
)
def test_east_asian_tables_are_read_in_the_encodings_of_their_programs(
    tmp_path: Path, text: str, encoding: str, origins: tuple[str, ...]
) -> None:
    book = decode(written(tmp_path, text, encoding), silent)

    assert book.rows.models == ("Alder",)
    assert book.rows.origins == origins
    assert float((book.rows.unit_cost * book.rows.quantity).sum()) == 30.0
    assert not [one for one in problems_of(book, Severity.ASSUMPTION) if "encoded" in one.message]


@pytest.mark.parametrize("encoding", LONG)
def test_the_letters_of_a_language_tell_its_encoding(tmp_path: Path, encoding: str) -> None:
    coding = text_coding(written(tmp_path, LONG[encoding], encoding))

    assert (coding.name, coding.certain) == (encoding, True)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Model,Note\nA,L\u2019huile\n", "cp1252"),
        ("Modelo,Número de pieza\nA,Piñón\n", "cp1252"),
        ("Model,Name\nA,Kåpa främre\nB,Fästeör\n", "cp1252"),
        ("Modelo,Peça\nA,Pára-choques, fixação\n", "cp1252"),
        ("m,n\n1,90° bracket\n2,Ø 12 mm\n", "cp1252"),
        ("Model,Część\nA,Śruba łącząca\n", "cp1250"),
        ("Model,Name\nA,Гайка\nB,БОЛТ\n", "cp1251"),
    ],
)
def test_a_few_letters_tell_it_too(tmp_path: Path, text: str, encoding: str) -> None:
    coding = text_coding(written(tmp_path, text, encoding))

    assert (text.encode(encoding).decode(coding.name), coding.certain) == (text, True)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("a,b\n1,零件\n", "gb18030"), ("a,b\n1,부품\n", "cp949"), ("a,b\n1,pièce\n", "cp1252")],
)
def test_what_too_few_letters_do_not_tell_is_not_certain_and_may_be_chosen(
    tmp_path: Path, text: str, encoding: str
) -> None:
    coding = text_coding(written(tmp_path, text, encoding))

    assert not coding.certain
    assert encoding in (coding.name, *coding.others)


def test_an_encoding_that_is_not_certain_is_an_assumption_that_names_it(tmp_path: Path) -> None:
    text = "Model,Part,COO,Cost,Description\nA,P-1,US,5,부품\n"
    book = decode(written(tmp_path, text, "cp949"), silent)

    [said] = [one for one in problems_of(book, Severity.ASSUMPTION) if "encoded" in one.message]
    assert ENCODINGS[text_coding(tmp_path / "parts.csv").name] in said.message


def test_a_few_broken_bytes_do_not_make_unicode_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_bytes((SIMPLIFIED * 5).encode() + "零".encode()[:2] + b"\n")
    coding = text_coding(path)

    assert (coding.name, coding.certain) == ("utf-8", False)


def test_bytes_that_are_text_nowhere_are_read_with_a_warning_word(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_bytes(b"Model,Part,COO,Cost\nA\x81\xff\xff\x8d\x98\x90,P-1,US,5\n")

    assert not text_coding(path).certain


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("GBK", "gb18030"),
        ("gb2312", "gb18030"),
        ("Big5", "cp950"),
        ("Shift-JIS", "cp932"),
        ("EUC-KR", "cp949"),
        ("windows-1250", "cp1250"),
        ("latin1", "iso8859-1"),
        ("UTF8", "utf-8"),
        ("utf_8_sig", "utf-8"),
    ],
)
def test_encodings_are_known_however_they_are_spelt(spelt: str, name: str) -> None:
    assert known_encoding(spelt) == name


@pytest.mark.parametrize(
    "name", ["", "klingon", "idna", "rot13", "zlib", "unicode_escape", "utf-7", "\0", "ü" * 9]
)
def test_what_is_no_encoding_of_text_is_none(name: str) -> None:
    assert known_encoding(name) is None


@given(content=st.binary(min_size=1, max_size=400))
def test_any_bytes_are_read_in_some_encoding(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "parts.csv"
    path.write_bytes(content)

    assert known_encoding(text_coding(path).name) is not None
