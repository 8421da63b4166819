"""Files of all kinds as text."""

import hashlib
import io
from pathlib import Path

import pytest

from graph.errors import SourceError
from ingest.source import Source, read_bytes, read_source
from tests.ingest import renderings

TEXT = """中共某县林业局党组关于巡察整改进展情况的通报

根据县委统一部署，2023年4月6日至6月30日，县委第一巡察组对中共某县林业局党组开展了巡察，现将整改情况予以公布。

1.针对学习不深入的问题，一是修订《学习制度》。二是组织学习《信访工作条例》。
"""
LONG = TEXT + "\n".join(
    f"{n}.针对第{n}类问题，" + "进一步健全机制、压实责任、强化监督，" * (n % 7) + "已完成整改。"
    for n in range(2, 30)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_decoded_and_nothing_else(encoding: str) -> None:
    text = TEXT.replace("\n", "\r\n")
    data = text.encode(encoding)
    source = read_bytes(data, "a/b.txt")
    assert source.text == text
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.name, source.media_type) == ("b.txt", "text/plain")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "b.txt").text == TEXT


def test_rare_letters_beyond_gbk_survive() -> None:
    text = TEXT.replace("林业", "㳇水")
    assert read_bytes(text.encode("gb18030"), "b.txt").text == text


def test_a_few_broken_bytes_do_not_hide_the_rest() -> None:
    data = (TEXT * 8).encode()
    source = read_bytes(data[:100] + b"\xff" + data[101:], "b.txt")
    assert "学习制度" in source.text
    assert "\ufffd" in source.text


PAGES = [
    (shape, encoding, declared)
    for shape in renderings.SHAPES
    for encoding, declared in (("utf-8", True), ("utf-8", False), ("gb18030", True), ("gb18030", False))
]


@pytest.mark.parametrize(("shape", "encoding", "declared"), PAGES)
def test_page(shape: str, encoding: str, declared: bool) -> None:
    source = read_bytes(renderings.html_page(LONG, shape, encoding, declared), "page.html")
    lines = source.text.split("\n")
    assert [line for line in renderings.paragraphs(LONG) if line not in lines] == []
    assert [text for text in renderings.FURNITURE if text in source.text] == []
    assert source.media_type == "text/html"


def test_page_that_declares_gb2312_and_is_utf_8() -> None:
    page = renderings.html_page(TEXT, "portal").replace(b"charset=utf-8", b"charset=gb2312")
    assert "修订《学习制度》" in read_bytes(page, "page.html").text


def test_page_without_html_suffix_is_seen_as_one() -> None:
    assert read_bytes(renderings.html_page(TEXT, "portal"), "page").media_type == "text/html"


def test_page_keeps_its_date_of_publication() -> None:
    page = renderings.html_page(LONG, "portal", date="2024-08-30")
    assert "发布时间：2024-08-30" in read_bytes(page, "page.html").text


def test_page_joins_lines_of_its_source_and_drops_hidden_text() -> None:
    page = (
        "<html><body><h1>某局党组关于巡察整改情况的通报</h1><p>根据县委统一部署，第一巡察组开展了\n   巡察，"
        "并反馈了意见。</p><p>一是修订<b>《学习</b><i>制度》</i>。<br>二是印发 ABC\ndef。</p>"
        '<p style="display:none">隐藏</p></body></html>'
    )
    lines = read_bytes(page.encode(), "page.html").text.split("\n")
    assert lines[1:] == [
        "根据县委统一部署，第一巡察组开展了巡察，并反馈了意见。",
        "一是修订《学习制度》。",
        "二是印发 ABC def。",
    ]


def test_word_file() -> None:
    source = read_bytes(renderings.docx_file(TEXT), "a.docx")
    assert source.text.split("\n") == renderings.paragraphs(TEXT)


def test_word_tables_and_numbers() -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("巡察整改情况")
    document.add_paragraph("加强学习", style="List Number")
    document.add_paragraph("完善制度", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "问题", "措施"
    document.add_paragraph("特此通报")
    buffer = io.BytesIO()
    document.save(buffer)
    text = read_bytes(buffer.getvalue(), "a.docx").text
    assert text.split("\n") == ["巡察整改情况", "1.加强学习", "2.完善制度", "问题\t措施", "特此通报"]


def test_pdf_joins_its_lines_and_drops_running_heads() -> None:
    lines = read_bytes(renderings.pdf_file(LONG), "a.pdf").text.split("\n")
    assert lines == renderings.paragraphs(LONG)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
REFUSED = [
    (b"", "a.txt", "empty"),
    (b"\xef\xbb\xbf", "a.txt", "no text"),
    ("　\r\n ".encode(), "a.txt", "no text"),
    (bytes(range(256)) * 40, "a.txt", "binary"),
    (b"\x7fELF" + bytes(2000) + b"\x01\x02\x03", "a.txt", "binary"),
    (OLE, "a.doc", "save it as .docx"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
    (b"{\\rtf1 text}", "a.rtf", "save it as .docx"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.txt", "OCR"),
    (b"PK\x03\x04 broken", "a.docx", "damaged"),
    (b"%PDF-1.4 broken", "a.pdf", "PDF"),
    (b"<html><body></body></html>", "a.html", "no inspection report"),
    (
        "<html><body><p>县图书馆周末开放时间调整。</p></body></html>".encode(),
        "a.html",
        "no inspection report",
    ),
]


@pytest.mark.parametrize(("data", "name", "words"), REFUSED)
def test_what_cannot_be_read_says_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as error:
        read_bytes(data, name)
    assert str(error.value).startswith(f"{name}: ")
    assert ";" in str(error.value)


def test_scanned_and_encrypted_pdf() -> None:
    with pytest.raises(SourceError, match="OCR"):
        read_bytes(renderings.scanned_pdf(), "a.pdf")
    with pytest.raises(SourceError, match="encrypted"):
        read_bytes(renderings.encrypted_pdf(TEXT), "a.pdf")


def test_read_source_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    assert read_source(path) == Source(
        TEXT, "通报.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "text/plain"
    )


def test_read_source_of_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path / "none.txt")


def test_read_source_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert read_source(Path("-")).text == TEXT
