"""The library of templates: all ``*.cypher`` files of this package, and of folders that a user adds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph.errors import QueryError, UsageError
from queries.head import read_template
from queries.template import Template
from queries.text import check_text


@dataclass(frozen=True)
class Library:
    """Templates by name, in the order of group and name."""

    templates: Mapping[str, Template]

    def get(self, name: str) -> Template:
        """Raises `UsageError` with the nearest names where there is no such template."""
        found = self.templates.get(name)
        if found is None:
            near = get_close_matches(name, self.templates, n=3, cutoff=0.4)
            hint = f"did you mean {' or '.join(near)}?" if near else "`xuncha query` lists them"
            raise UsageError(f"there is no query template {name!r}; {hint}")
        return found


def load_library(folders: Sequence[Path] = ()) -> Library:
    """The project's own templates and those of `folders`.

    Raises `QueryError` that names file and line where a template is wrong or two have one name.
    """
    own = packaged_templates()
    return Library(_by_name([*own, *(item for folder in folders for item in _of_folder(folder))]))


@cache
def packaged_templates() -> tuple[Template, ...]:
    """The templates of this package, each checked."""
    found = sorted(files("queries").iterdir(), key=lambda item: item.name)
    return tuple(
        _load(item.read_text(encoding="utf-8"), f"queries/{item.name}")
        for item in found
        if item.name.endswith(".cypher")
    )


def _of_folder(folder: Path) -> list[Template]:
    if not folder.is_dir():
        raise QueryError(f"{folder}: no such folder of query templates")
    return [_load(_read(path), str(path)) for path in sorted(folder.glob("*.cypher"))]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def _load(text: str, place: str) -> Template:
    template = read_template(text, place)
    if Path(place).stem != template.name:
        raise QueryError(f"{place}: name is {template.name!r}; call the file {template.name}.cypher")
    check_text(template)
    return template


def _by_name(templates: Iterable[Template]) -> dict[str, Template]:
    found: dict[str, Template] = {}
    for template in sorted(templates, key=lambda item: (item.group, item.name)):
        other = found.setdefault(template.name, template)
        if other is not template:
            raise QueryError(f"{template.place}: the name {template.name!r} is taken by {other.place}")
    return found
