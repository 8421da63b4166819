"""PDF files with a text layer: lines joined to paragraphs, running heads and page numbers dropped."""

import io
from typing import Any

from graph.errors import SourceError
from ingest.page_lines import Line, join_lines

# what the library lets through for damaged files
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_SMALLEST_TEXT = 20  # letters; fewer in a whole file are stamps on a scan


def read_pdf(data: bytes, name: str) -> str:
    """The text, one line for each paragraph. Raises `SourceError` for scans, encrypted and damaged files."""
    text = join_lines(_pages(data, name))
    if len("".join(text.split())) < _SMALLEST_TEXT:
        raise SourceError(f"{name}: the PDF has no text layer (a scan); recognise its text first (OCR)")
    return text


def _pages(data: bytes, name: str) -> list[list[Line]]:
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    try:
        return _lines_by_page(data)
    except PDFPasswordIncorrect as error:
        raise SourceError(f"{name}: the PDF is encrypted; save it without its password") from error
    except (PDFException, PSException, *_DAMAGE) as error:
        raise SourceError(f"{name}: a damaged or encrypted PDF; open it and print it to a new PDF") from error


def _lines_by_page(data: bytes) -> list[list[Line]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    layout = LAParams(boxes_flow=None, all_texts=True)
    return [_lines(page) for page in extract_pages(io.BytesIO(data), laparams=layout)]


def _lines(page: Any) -> list[Line]:
    from pdfminer.layout import LTContainer, LTTextLine

    lines: list[Line] = []
    waiting = [page]
    while waiting:
        element = waiting.pop()
        if isinstance(element, LTTextLine):
            if text := element.get_text().strip("\n"):
                lines.append(_line(element, text, page.height))
        elif isinstance(element, LTContainer):
            waiting.extend(element)
    return sorted(lines, key=lambda line: (round(line.top), line.left))


def _line(element: Any, text: str, height: float) -> Line:
    bare = text.strip()
    size = element.height
    indent = len(text) - len(text.lstrip())
    return Line(bare, element.x0 + indent * size, element.x1, height - element.y1, size)
