"""The rooms of the house and who may know whom, read from the source: an import in a function counts too."""

from __future__ import annotations

import ast
import builtins
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from negotiation_kit import scales

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "negotiation_kit"
KIT = PACKAGE.name

# From the foundation to the roof: a room may import only from rooms that stand before it.
ROOMS = (
    "about",
    "progress",
    "wording",
    "errors",
    "scales",
    "model",
    "format",
    "analysis",
    "exchange",
    "classroom",
    "render",
    "tables",
    "charts",
    "webpage",
    "notebook",
    "cli",
)
DOORS = ("__init__", "__main__")
"""The package's own door and the command's: they lead to every room, and no room goes through them."""

ALONE: dict[str, set[str]] = {
    "about": set(),
    "wording": {"babel"},
    "errors": set(),
    "scales": set(),
    "model": set(),
}
"""The rooms that stand on Python alone, and what they use besides."""

NEVER = {
    "format": ("pandas", "numpy", "matplotlib", "ipywidgets", "IPython"),
    "classroom": ("matplotlib", "ipywidgets", "IPython"),
    "exchange": ("matplotlib", "ipywidgets", "IPython"),
    "analysis": ("scipy", "matplotlib", "ipywidgets", "IPython"),
    "render": ("pandas", "numpy", "matplotlib", "ipywidgets", "IPython"),
    "tables": ("pandas", "numpy", "matplotlib", "ipywidgets", "IPython"),
    "webpage": ("pandas", "numpy", "matplotlib", "ipywidgets", "IPython"),
    "charts": ("matplotlib.pyplot", "pylab", "pandas", "ipywidgets", "IPython"),
    "notebook": ("matplotlib", "pandas"),
    "cli": ("ipywidgets", "matplotlib"),
}
LONGEST = 400

SPEAKING = (
    "about.",
    "progress.",
    "wording.",
    "errors.",
    "scales.",
    "model.",
    "format.",
    "analysis.comparing.",
    "analysis.moving.",
    "analysis.linking.",
    "analysis.bargaining.",
    "analysis.coding.",
    "exchange.",
    "classroom.",
    "render.palette.",
    "tables.",
    "charts.",
    "cli.",
)
"""The rooms and their parts whose sentences all stand in the catalogues; the others follow."""
MARKUP = (
    "tables.html_writer",
    "tables.latex_writer",
    "tables.word_writer",
    "tables.briefs.latex",
    "tables.briefs.page",
    "tables.briefs.word",
)
"""Writers whose texts are partly code of their format: styles, commands, names of styles."""
HIDING: set[str] = set()
"""Folders in which a function still hides the module it stands in."""
KINDS_OF_SCALES = {
    thing.__name__
    for thing in vars(scales).values()
    if isinstance(thing, type) and issubclass(thing, scales.Scale | scales.Region)
} - {"Scale", "Region"}
"""What no other room may know: it asks the scale before it."""
UNREAD = ("re.compile", "re.search", "Path", "_Rule", "counted", "UnknownNameError")
"""Calls whose words no reader meets: patterns, places on a disk, and words that only ask for a phrase."""
PLAIN = {"Exception", "ValueError", "TypeError", "RuntimeError"} | {
    name for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, OSError)
}
"""Errors that say nothing of whose they are to mend."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_bundle" not in path.parts)


def name_of(path: Path) -> str:
    """Return a module's name without the package's: `views.card`, or `views` for its __init__."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "__init__"


def room_of(module: str) -> str:
    return module.partition(".")[0]


@cache
def imports(path: Path) -> frozenset[str]:
    """Return the full names of all modules a file imports, wherever in the file it does so."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: an import relative to its place"
            yield from (_target(str(node.module), alias.name) for alias in node.names)


def _target(module: str, name: str) -> str:
    """Return the module that `from module import name` reads: `name` itself where it is one."""
    as_path = ROOT.joinpath(*module.split("."), name)
    return f"{module}.{name}" if as_path.with_suffix(".py").exists() or as_path.is_dir() else module


def kit_imports(path: Path) -> set[str]:
    """Return which of the kit's own modules a file imports, without the package's name."""
    own = (name for name in imports(path) if room_of(name) == KIT)
    return {name.partition(".")[2] or "__init__" for name in own}


inner = pytest.mark.parametrize("path", modules(), ids=name_of)


@inner
def test_every_module_stands_in_the_table(path: Path) -> None:
    assert room_of(name_of(path)) in (*ROOMS, *DOORS)


def test_every_room_of_the_table_is_built() -> None:
    assert {room_of(name_of(path)) for path in modules()} == {*ROOMS, *DOORS}


@inner
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    room = room_of(name_of(path))
    if room in DOORS:
        return
    allowed = {*ROOMS[: ROOMS.index(room)], room}
    assert {room_of(name) for name in kit_imports(path)} <= allowed


@inner
def test_nobody_imports_the_command_line(path: Path) -> None:
    if room_of(name_of(path)) not in ("cli", "__main__"):
        assert "cli" not in {room_of(name) for name in kit_imports(path)}


@inner
def test_a_room_stays_away_from_what_is_not_its_business(path: Path) -> None:
    room = room_of(name_of(path))
    found = {name for name in imports(path) if room_of(name) != KIT}
    assert not {
        name for name in found for banned in NEVER.get(room, ()) if f"{name}.".startswith(f"{banned}.")
    }
    if room in ALONE:
        assert {room_of(name) for name in found} - sys.stdlib_module_names <= ALONE[room]


def test_no_writer_of_tables_knows_another() -> None:
    writers = {name_of(path): path for path in modules() if path.stem.endswith("_writer")}
    assert len(writers) == 6
    for name, path in writers.items():
        assert kit_imports(path) & (writers.keys() - {name}) == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {name_of(path): path for path in modules()}
    graph = {name: {other for other in kit_imports(path) if other in known} for name, path in known.items()}
    # What a room's own modules import from their __init__ would be a circle; the door of the package is none.
    graph["__init__"] = set()
    while ready := {name for name, needs in graph.items() if not needs}:
        graph = {name: needs - ready for name, needs in graph.items() if name not in ready}
    assert not graph, f"in or behind a circle: {sorted(graph)}"


@pytest.mark.parametrize("path", [path for path in modules() if path.stem == "__init__"], ids=name_of)
def test_no_module_is_hidden_by_a_name_of_its_folder(path: Path) -> None:
    """`from folder import thing` must not read a function where a module of that name stands."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    shown = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    beside = {other.stem for other in path.parent.glob("*.py")} | {
        other.parent.name for other in path.parent.glob("*/__init__.py")
    }
    assert (name_of(path) in HIDING) == bool(shown & beside)


@inner
def test_an_error_says_whose_it_is_to_mend(path: Path) -> None:
    """What a person can mend is a ToldError; what only we can is left to Python to raise."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    assert [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in PLAIN] == []


@pytest.mark.parametrize(
    "path", [path for path in modules() if room_of(name_of(path)) != "scales"], ids=name_of
)
def test_nobody_but_scales_asks_what_kind_of_scale_it_has(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    names = {alias.name for node in found for alias in node.names if f"{KIT}.scales" in str(node.module)}
    assert names & KINDS_OF_SCALES == set()
    assert list(_switches(tree)) == []


@pytest.mark.parametrize(
    "switch",
    [
        "issue.scale.level == 'set'",
        "'set' != scale.level",
        "scale.level in NAMED",
        "match scale.level:\n    case 'set':\n        pass",
        "WORDS[scale.level]",
        "WORDS.get(issue.scale.level)",
        "getattr(issue.scale, 'values', ())",
        "hasattr(scale, 'unit')",
        "type(issue.scale).__name__",
    ],
)
def test_a_switch_on_scales_is_seen(switch: str) -> None:
    assert list(_switches(ast.parse(switch))) == [switch.partition(":")[0].removesuffix(".__name__")]


@pytest.mark.parametrize(
    "question",
    ["scale.has_order", "isinstance(scale, Scale)", "getattr(party, name)", "say(f'level.{scale.level}')"],
)
def test_a_question_to_a_scale_is_no_switch(question: str) -> None:
    assert list(_switches(ast.parse(question))) == []


def _switches(tree: ast.AST) -> Iterator[str]:
    """Yield where a scale's level decides, or a scale is looked at instead of asked."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name("getattr" | "hasattr" | "type"), args=[thing, *_]):
                found = ast.unparse(thing).rpartition(".")[2] == "scale"
            case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]):
                found = _is_level(key)
            case ast.Compare() | ast.Match() | ast.Subscript():
                found = any(map(_is_level, ast.iter_child_nodes(node)))
            case _:
                found = False
        if found:
            yield ast.unparse(node).partition(":")[0]


def _is_level(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "level"


@pytest.mark.parametrize(
    "path", [path for path in modules() if f"{name_of(path)}.".startswith(SPEAKING)], ids=name_of
)
def test_sentences_stand_in_the_catalogues_alone(path: Path) -> None:
    texts = _texts(ast.parse(path.read_text("utf-8")))
    found = [text for text in texts if _is_sentence(text)]
    assert [text for text in found if name_of(path) not in MARKUP or not _is_markup(text)] == []


def _texts(tree: ast.AST) -> Iterator[str]:
    """Yield the texts of a module as a reader could meet them: no docstring, no pattern, a gap as `{}`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and ast.unparse(node.func) in UNREAD:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield from (
                text for part in node.values if isinstance(part, ast.FormattedValue) for text in _texts(part)
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        else:
            yield from _texts(node)


def _is_sentence(text: str) -> bool:
    """Return whether a text is words, and not a sign, a name or a code: two, one of them of letters."""
    words = text.split()
    return len(words) > 1 and any(re.fullmatch(r"[\W]*[^\W\d_]{3,}[\W]*", word) for word in words)


def _is_markup(text: str) -> bool:
    return bool(re.search(r"[\\;<#]|px|:\S|--", text)) or all(word.istitle() for word in text.split())


@pytest.mark.parametrize("folder", ["negotiation_kit", "tests", "benchmarks"])
def test_every_file_can_be_read_in_one_sitting(folder: str) -> None:
    paths = (ROOT / folder).rglob("*.py")
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name for name, length in lengths.items() if length > LONGEST} == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_tests(room: str) -> None:
    tests = ROOT / "tests"
    assert (tests / f"test_{room}.py").exists() or any((tests / room).rglob("test_*.py"))


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import negotiation_kit", "pandas numpy matplotlib ipywidgets IPython yaml babel"),
        ("import negotiation_kit.wording, negotiation_kit.errors", "babel yaml"),
        ("import negotiation_kit.charts", "matplotlib pandas ipywidgets"),
        ("from negotiation_kit import charts; charts.heat_map", "matplotlib.pyplot pandas ipywidgets"),
        ("import negotiation_kit.notebook", "matplotlib pandas"),
        ("import negotiation_kit.render", "pandas numpy matplotlib ipywidgets"),
        ("import negotiation_kit.tables", "pandas numpy matplotlib ipywidgets docx openpyxl"),
        ("import negotiation_kit.webpage", "pandas numpy matplotlib ipywidgets"),
        (
            "import negotiation_kit.format.load, negotiation_kit.analysis.comparing",
            "pandas numpy matplotlib ipywidgets",
        ),
        ("import negotiation_kit as nk; nk.load_case", "pandas numpy matplotlib ipywidgets"),
    ],
)
def test_importing_costs_no_more_than_it_needs(code: str, absent: str) -> None:
    script = f"{code}; import sys; print(*sorted(set({absent.split()!r}) & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
