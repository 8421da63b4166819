"""What pyproject.toml cannot say: with XUNCHA_COMPILE=1 the parser is compiled (`make compiled`).

It then takes two thirds of its time (docs/performance.md). mypyc makes C of the annotated modules as they
are, which takes minutes and wants a C compiler; without the variable nothing is compiled, and everything
works the same.
"""

import os
from pathlib import Path

from setuptools import Extension, setup

READERS = {
    "decoding",
    "docx_numbering",
    "docx_reader",
    "folders",
    "formats",
    "html_reader",
    "manifest",
    "page_head",
    "page_lines",
    "page_tables",
    "pdf_reader",
    "source",
}
"""Left as they are: their time is that of the libraries that they call."""


def extensions() -> list[Extension]:
    """The modules between text and parsed report, as one library."""
    if os.environ.get("XUNCHA_COMPILE") != "1":
        return []
    from mypyc.build import mypycify

    modules = sorted(Path("ingest").glob("*.py"))
    parser = [str(path) for path in modules if path.stem not in {*READERS, "__init__"}]
    # -O1 builds in half the time of -O3 and runs as fast, for it is Python's own objects that take the time.
    options = ["--ignore-missing-imports", "--follow-imports=silent"]
    return mypycify([*options, *parser], opt_level="1", debug_level="0")


setup(ext_modules=extensions())
