"""The README's session, run for real: every `$ xuncha …` line of a console block, with what it prints.

python -m tests.readme        # writes the output into the READMEs
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
WIDTH = "110"
# A console block: ```console\n$ xuncha …\n```
_BLOCK = re.compile(r"```console\n(.*?)```\n", re.S)


def with_session(page: str) -> str:
    """The page with the output of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return _BLOCK.sub(lambda block: "```console\n" + "".join(_run(block[1], folder)) + "```\n", page)


def _run(block: str, folder: str) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ xuncha "):
            yield f"{line}\n{_output(line.removeprefix('$ xuncha '), folder)}"


def _output(arguments: str, folder: str) -> str:
    command = [sys.executable, "-m", "xuncha", *shlex.split(arguments)]
    environment = {**os.environ, "COLUMNS": WIDTH, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    environment.pop("XUNCHA_GRAPH", None)
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "".join(f"{line}\n" for line in lines if line)


def main() -> None:
    """Write the output into the READMEs."""
    for page in PAGES:
        page.write_text(with_session(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
