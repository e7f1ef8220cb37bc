"""The architecture: imports point down, one module does one thing, functions fit on a screen."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

BUILDER = Path(__file__).resolve().parent.parent / "builder"
MODULES = sorted((BUILDER / "dossier").rglob("*.py"))

LAYERS = (
    {"collector", "location", "packing", "saving", "store", "texts", "tree", "workers"},
    {"findings", "model", "progress", "revisions", "text"},
    {"checked", "yaml_nodes", "seeds", "anchor", "status", "report", "markdown"},
    {"records", "settings"},
    {"link"},
    {"checks", "views", "diff", "export", "desk", "articles"},
    {"pipeline", "render"},
    {"cli", "mkdocs_plugin"},
    {"handbook"},
    {"__main__"},
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
PACKAGE_ITSELF = -1  # `import dossier` loads nothing else

NOT_FOR_THE_MODEL = {"html", "jinja2", "markdown_it", "mkdocs", "nh3", "os", "pathlib", "yaml"}


def top(path: Path) -> str:
    """Return the top-level module that a file belongs to; empty for the package's own file."""
    first = path.relative_to(BUILDER / "dossier").parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def layer(name: str) -> int:
    """Return the layer of a top-level module."""
    return LAYER.get(name, PACKAGE_ITSELF)


def where(path: Path, line: int) -> str:
    """Return a place as an editor opens it."""
    return f"{path.relative_to(BUILDER.parent)}:{line}"


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{package}.{name.name}") for name in node.names)


def functions(path: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Yield the functions of a file with their number of lines, decorators apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_layers__every_top_level_module_has_one() -> None:
    """Every module stands in the table of layers, and the table names no module that is gone."""
    found = {top(path) for path in MODULES} - {""}
    assert set(LAYER) == found, (
        "give new modules their layer in LAYERS and in CONTRIBUTING.md, and take out those that "
        f"are gone: {sorted(found ^ set(LAYER))}"
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_layers__imports_point_down(path: Path) -> None:
    """A module imports from lower layers, and from its own top-level module."""
    upward = [
        f"{where(path, line)}: {top(path)} imports {name.split('.')[1]}"
        for line, name in imports(path)
        if name.startswith("dossier.")
        and top(path) != name.split(".")[1]
        and layer(top(path)) <= layer(name.split(".")[1])
    ]
    assert [] == upward, (
        "move what both need into a lower layer, or hand it in as an argument:\n"
        + "\n".join(upward)
    )


def test_layers__imports_name_their_module_in_full() -> None:
    """Imports of our own modules read `from dossier.x import y`."""
    short = [
        where(path, line)
        for path in MODULES
        for line, name in imports(path)
        if name.startswith(".") or name == "dossier"
    ]
    assert [] == short, f"write `from dossier.x import y` at {', '.join(short)}"


def test_layers__only_the_plugin_knows_mkdocs() -> None:
    """MkDocs may be replaced; one module is then written anew."""
    strays = [
        where(path, line)
        for path in MODULES
        for line, name in imports(path)
        if name.split(".")[0] in {"mkdocs", "material"} and top(path) != "mkdocs_plugin"
    ]
    assert [] == strays, f"let mkdocs_plugin hand in what is needed at {', '.join(strays)}"


def test_layers__the_model_knows_no_files_and_no_formats() -> None:
    """Records are values; how they are read and shown is decided above them."""
    strays = [
        f"{where(path, line)}: {name}"
        for path in MODULES
        for line, name in imports(path)
        if top(path) == "model" and name.split(".")[0] in NOT_FOR_THE_MODEL
    ]
    assert [] == strays, "read in `records`, show in `render`:\n" + "\n".join(strays)


def test_sizes__modules() -> None:
    """No module is over 400 lines, and the median is under 150."""
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
        if path.name != "__init__.py"
    }
    long = [f"{where(path, 1)} has {count}" for path, count in lines.items() if count > 400]
    assert [] == long, "split along an idea:\n" + "\n".join(long)
    assert median(lines.values()) < 150, "modules have grown; split some along their ideas"


def test_sizes__functions() -> None:
    """No function is over 60 lines, and nine of ten are under 25."""
    sizes = [
        (where(path, node.lineno), lines) for path in MODULES for node, lines in functions(path)
    ]
    long = [f"{place} has {lines}" for place, lines in sizes if lines > 60]
    assert [] == long, "name the function's steps and make them functions:\n" + "\n".join(long)
    usual = sum(lines < 25 for _, lines in sizes)
    assert usual / len(sizes) >= 0.9, "functions have grown; nine of ten should be under 25 lines"
