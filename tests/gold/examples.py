"""Make the reports in examples/ of annotated ones, in the forms in which reports are published.

python -m tests.gold.examples
"""

from collections.abc import Callable
from pathlib import Path

from tests.ingest.renderings import docx_file, html_page, pdf_file

DEV = Path(__file__).parent / "dev"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"

FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "county-agriculture.txt": ("g1-county-bureau", str.encode),
    "county-water.html": ("g2-county-water", lambda text: html_page(text, "portal", "gb18030")),
    "college.docx": ("g1-college", docx_file),
    "hospital.pdf": ("g1-hospital", pdf_file),
    "street.txt": ("g2-street-liuyin", lambda text: text.encode("gb18030")),
    "province-economy.txt": ("g1-province-department", str.encode),
}


def example_bytes(name: str) -> bytes:
    """The bytes of one example."""
    annotated, form = FORMS[name]
    return form((DEV / f"{annotated}.txt").read_text(encoding="utf-8"))


def main() -> None:
    """Write them all."""
    for name in FORMS:
        (EXAMPLES / name).write_bytes(example_bytes(name))


if __name__ == "__main__":
    main()
