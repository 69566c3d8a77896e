"""Tables of spreadsheets are read by line, refused in words, and written so that nothing acts."""

import pandas as pd
import pytest

from centricity.grading.lms.roster import read_roster
from centricity.grading.lms.tables import harmless, printable, read_export, write_table


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_trailing_comma_moves_no_column(tmp_path):
    text = "id,first_name,last_name\nmb2041,Anna,Ivanova,\nmb2042,Bo,Larsen,\n"
    assert read_roster(table(tmp_path, text))["id"].tolist() == ["mb2041", "mb2042"]


def test_empty_rows_are_passed_over_and_lines_keep_their_numbers(tmp_path):
    text = 'id,email\n,,\nanna,"a\nb"\n\n,\nbo,b@x\n'
    assert read_export(table(tmp_path, text)).index.tolist() == [3, 7]
    with pytest.raises(ValueError, match="line 6: the id 'ANNA' is there twice"):
        read_roster(table(tmp_path, "id\n\nanna\n\n\nANNA\n"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id;name\na;b\n", "utf-8-sig"),
        ("id\tname\na\tb\n", "utf-16"),
        ("sep=;\nid;name\na;b\n", "utf-8"),
        ("id, name\r\na, b\r\n", "utf-8"),
        ('id, name\na, "b"\n', "utf-8"),
    ],
)
def test_what_spreadsheets_write_is_read(tmp_path, text, encoding):
    found = read_export(table(tmp_path, text, encoding))
    assert found.to_dict("records") == [{"id": "a", "name": "b"}]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,name\na,b,c\n", "line 2: 3 cells are filled in, and there are 2 headings"),
        ('id,name\na,"b\n', "line 2: the table can't be read from here on"),
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("id,id\na,b\n", "has two columns 'id'"),
        ("name\na\n", "no column 'id'; it has: name"),
        ("id\na\0b\n", "zero bytes"),
        ("PK\x03\x04", "is a workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path, text, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_export(table(tmp_path, text), ["id"])


@pytest.mark.parametrize(
    "text", ["id\n1.23457E+11\n", "id\n12345.0\n", "id,lms_user_id\na,1E+05\n"]
)
def test_numbers_that_a_spreadsheet_has_rewritten_are_questioned(tmp_path, text):
    with pytest.raises(ValueError, match=r"line 2: is .* really the .*, or has a spreadsheet"):
        read_roster(table(tmp_path, text))


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-1+2", "@SUM(1)", "\t=1", "  =1"])
def test_formulas_are_written_as_text(tmp_path, text):
    write_table(pd.DataFrame({text: [text]}), tmp_path / "out.csv", index=False)
    assert pd.read_csv(tmp_path / "out.csv").columns[0].startswith("'")
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-", "--", "-2.5", "+7", "-1,5", "1e-5", "-3 %", "a=b", "", "Ада"]
)
def test_ordinary_cells_stay(text):
    assert harmless(text) == text


def test_a_terminal_shows_signs_that_would_move_it():
    assert printable("a\x1b[31mb\u202ec") == "a\\x1b[31mb\\u202ec"
