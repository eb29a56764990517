"""CSV files as Excel and others write them: bytes written here by hand, as those programs would."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import negotiation_kit as nk

HEAD = "Party;Issue;Value"
WESTERN = "Windows-1252 (Western Europe), separator semicolon"


def told(path: Path, data: bytes, encoding: str | None = None) -> tuple[list[list[object]], str]:
    path.write_bytes(data)
    table = nk.read_table(path, encoding=encoding)
    return table.frame.to_numpy().tolist(), table.told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (f"{HEAD}\r\nTürkiye;Hours;2,5\r\n".encode("cp1252"), WESTERN),
        (f"{HEAD}\r\nTürkiye;Hours;2,5\r\n".encode("utf-8-sig"), "UTF-8, separator semicolon"),
        (f"{HEAD}\nTürkiye;Hours;2,5".encode(), "UTF-8, separator semicolon"),
        ("party,issue,value\r\nTürkiye,Hours,2.5\r\n".encode(), "UTF-8, separator comma"),
        ('"party","issue","value"\r\n"Türkiye","Hours","2,5"\r\n'.encode(), "UTF-8, separator comma"),
        (codecs.BOM_UTF16_LE + "Party\tIssue\tValue\r\nTürkiye\tHours\t2,5\r\n".encode("utf-16-le"),
         "UTF-16, separator tab"),
        (f"sep=;\r\n{HEAD}\r\nTürkiye;Hours;2,5\r\n".encode("cp1252"), WESTERN),
        ("party|issue|value\nTürkiye|Hours|2.5\n".encode(), "UTF-8, separator bar"),
    ],
)  # fmt: skip
def test_a_file_is_read_whatever_wrote_it(path: Path, data: bytes, how: str) -> None:
    assert told(path, data) == ([["Türkiye", "Hours", "2.5"]], how)


@pytest.mark.parametrize("text", ["Україна;Строк;12", "Россия;Срок перемирия;5"])
def test_cyrillic_of_windows_is_told_from_western_letters(path: Path, text: str) -> None:
    rows, how = told(path, f"{HEAD}\r\n{text}\r\n".encode("cp1251"))
    assert rows == [text.split(";")]
    assert how == "Windows-1251 (Cyrillic), separator semicolon"


def test_the_encoding_can_be_said(path: Path) -> None:
    data = f"{HEAD}\r\nŁódź;Hours;1\r\n".encode("cp1250")
    assert told(path, data, "cp1250")[0][0][0] == "Łódź"


def test_rows_are_called_as_the_spreadsheet_numbers_them(path: Path) -> None:
    path.write_bytes(b'Party;Issue;Value\r\n;;\r\n\r\nA;"two\r\nlines";1\r\nB;X;2\r\n')
    frame = nk.read_table(path).frame
    assert list(frame.index) == [4, 5]
    assert frame["issue"].tolist() == ["two\r\nlines", "X"]


def test_columns_without_a_name_are_passed_over(path: Path) -> None:
    path.write_bytes(b"Party;;Issue;Value;;\r\nA;;X;1;;\r\n")
    assert list(nk.read_table(path).frame.columns) == ["party", "issue", "value"]


@pytest.mark.parametrize(
    ("cell", "separator", "read"),
    [
        ("2,5", ";", "2.5"),
        ("-2,25", ";", "-2.25"),
        ("2.5", ";", "2.5"),
        ("0.125", ";", "0.125"),
        ("1.500", ",", "1.500"),
        ("2,3456", ";", "2.3456"),
        ("a,b", ";", "a,b"),
        ("1, 2", ";", "1, 2"),
    ],
)
def test_a_decimal_comma_is_a_decimal_point(path: Path, cell: str, separator: str, read: str) -> None:
    head = HEAD.replace(";", separator)
    path.write_text(f"{head}\nA{separator}X{separator}{cell}\n", "utf-8")
    assert nk.read_table(path).frame["value"].tolist() == [read]


@pytest.mark.parametrize("cell", ["1.500", "1,500", "12.345.678", "1,500.25", "1.500,25"])
def test_a_number_that_can_be_read_two_ways_is_refused(path: Path, cell: str) -> None:
    path.write_text(f"{HEAD}\nA;X;7\nB;X;{cell}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"row 3: '{cell}'.*without a separator of thousands"):
        nk.read_table(path)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"\r\n \r\n", "is empty"),
        (b"Party;Issue;Value\r\nA;X;1;too much\r\n", "row 2: it has more cells than the head"),
        (b'Party;Issue;Value\r\nA;"X;1\r\n', "line 2: .*; a text with quotes"),
        (b"Party;Issue;Value\r\nA;X\x00;1\r\n", "bytes that are no text"),
        (b"Party;Issue;Value\r\n\x81;X;1\r\n", "line 2: this is not Windows-1252"),
    ],
)
def test_what_cannot_be_read_is_said(path: Path, data: bytes, sentence: str) -> None:
    path.write_bytes(data)
    with pytest.raises(ValueError, match=sentence):
        nk.read_table(path)


def test_an_encoding_that_is_none_is_said(path: Path) -> None:
    path.write_text(HEAD, "utf-8")
    with pytest.raises(ValueError, match="there is no encoding 'latin-999'"):
        nk.read_table(path, encoding="latin-999")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("t.xls", "Excel's old format"),
        ("t.ods", "LibreOffice"),
        ("t.pdf", "no table file"),
        ("t", "no table file"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ValueError, match=sentence):
        nk.read_table(tmp_path / name)


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no file"):
        nk.read_table(tmp_path / "t.csv")
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(ValueError, match="is a folder"):
        nk.read_table(tmp_path / "t.csv")


def test_a_path_may_stand_in_quotes_as_windows_copies_it(path: Path) -> None:
    path.write_text(f"{HEAD}\nA;X;1\n", "utf-8")
    assert len(nk.read_table(f' "{path}" ').frame) == 1


def test_a_title_above_the_head_does_not_hide_the_separator(path: Path) -> None:
    rows, how = told(path, b"Positions, as of 2 June, in hours, of all\n\nparty;issue;value\nA;Hours;2,5\n")
    assert (rows, how) == ([["A", "Hours", "2.5"]], "UTF-8, separator semicolon, head in row 3")


def test_a_text_beyond_all_measure_is_told_with_its_line(path: Path) -> None:
    with pytest.raises(ValueError, match=r"table\.csv, line 2: a text is longer than 131,072 letters"):
        told(path, b"party,issue,value\nA,Hours," + b"x" * 200_000)


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is a folder; name the table file in it"):
        nk.read_table(tmp_path)
