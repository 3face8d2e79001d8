"""Every regular expression of the package takes time in proportion to the text, or is only shown a short one.

FAULTS 26: on texts made from the expression itself (`pumping`).
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import sayso
from pumping import grows, slowest

PACKAGE = Path(sayso.__file__).parent
RECORD = """
import importlib, json, pkgutil, re, sys
found, compiled = {}, re.compile
def note(pattern, flags=0):
    made, frame, place = compiled(pattern, flags), sys._getframe(1), None
    while frame and "/sayso/" in frame.f_code.co_filename:  # the statement of a module, where a function compiles
        place, frame = (frame.f_code.co_filename, frame.f_lineno), frame.f_back
    if place:
        of_bytes = isinstance(made.pattern, bytes)
        said = made.pattern.decode("latin-1") if of_bytes else made.pattern
        found[said, made.flags, of_bytes] = place
    return made
re.compile = note
import sayso
for module in pkgutil.walk_packages(sayso.__path__, "sayso."):
    if not module.name.endswith(("__main__", "read.child")):
        importlib.import_module(module.name)
sayso.read("LISBON, 3 March (Meridian) - “The doors were shut,” said Ana Reis, the harbour master, on Tuesday.")
print(json.dumps([[*key, *value] for key, value in found.items()]))
"""
SHORT = {
    "bodies/table.py DATES": (200, "names of our own table"),
    "dates/tokens.py _NUMBER_SHAPES": (0, "asked of whole words, by `fullmatch`"),
    "places/acting.py _WORDS_BEFORE": (60, "the 48 characters before a place"),
    "read/dateline_parts.py _OWN_CAPITALS": (80, "an agency's tag, of three words of 24 letters"),
    "read/endings.py _SIGN_OFF": (80, "the end of a paragraph"),
    "read/furniture.py _WHOLE": (400, "paragraphs of up to 400 characters"),
    "read/html.py _SNIFFED": (0, "asked once, of the first 10,000 characters, by `match`"),
    "read/http_message.py _CHARSET": (500, "the first 500 characters of a header"),
    "read/markup.py _ATTRIBUTE": (0, "asked within a tag, 64 times at most"),
    "read/markup.py _SIMPLE_TAG": (0, "asked before the last `>` only"),
    "read/markup.py _TAG": (0, "asked before the last `>` only, and no more where it once ran to the end"),
    "read/relays.py in_byline": (60, "the 60 characters before a name"),
    "read/top.py _BREAK": (160, "the first 160 characters of a line"),
    "resolve/side_stage.py _CAPITALS": (80, "the 80 characters before an acronym"),
}
"""What takes more than linear time when it searches a text, and what it is shown: so many characters, or (0) what
it cannot take long with for another reason."""
SEARCHING = ("search", "finditer", "findall", "sub", "subn", "split")


class Expression(NamedTuple):
    """A regular expression, the name that it has in its module ("" for none), and the methods that it is asked by."""

    file: str
    name: str
    ways: tuple[str, ...]
    pattern: str
    flags: int
    of_bytes: bool = False

    @property
    def place(self) -> str:
        """Where it stands, and its name."""
        return f"{self.file} {self.name}"


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((PACKAGE / file).read_text("utf-8"))


def name_at(file: str, line: int) -> str:
    """The name that the statement of a module assigns to, or the name of the function or class at a line."""
    for node in tree(file).body:
        if node.lineno <= line <= (node.end_lineno or 0):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                return node.targets[0].id
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                return node.target.id
            return getattr(node, "name", "")
    return ""


@cache
def asked() -> dict[tuple[str, str], set[str]]:
    """The methods that are called on each name, by file."""
    out: dict[tuple[str, str], set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        file = str(path.relative_to(PACKAGE))
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Attribute) and node.attr in {"match", "fullmatch", *SEARCHING}:
                held = node.value
                name = held.id if isinstance(held, ast.Name) else held.attr if isinstance(held, ast.Attribute) else ""
                out.setdefault((file, name), set()).add("search" if node.attr in SEARCHING else node.attr)
    return out


def ways(file: str, name: str) -> tuple[str, ...]:
    """The methods by which an expression of this name is asked; by searching, where that does not show."""
    if name.startswith("_"):
        found = asked().get((file, name), set())
    else:
        found = set().union(*(how for (_, one), how in asked().items() if one == name))
    return tuple(sorted(found)) or ("search",)


@cache
def expressions() -> list[Expression]:
    """All of the package: what importing it and reading a report compiles, and what functions of `re` are given."""
    done = subprocess.run([sys.executable, "-c", RECORD], capture_output=True, text=True, check=True)
    out = []
    for pattern, flags, of_bytes, place, line in json.loads(done.stdout):
        file = str(Path(place).relative_to(PACKAGE))
        name = name_at(file, line)
        out.append(Expression(file, name, ways(file, name), pattern, flags, of_bytes))
    for path in sorted(PACKAGE.rglob("*.py")):
        file = str(path.relative_to(PACKAGE))
        for node in ast.walk(tree(file)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in {"match", "fullmatch", *SEARCHING}
                and isinstance(node.args[0], ast.Constant)
            ):
                said, of_bytes = node.args[0].value, isinstance(node.args[0].value, bytes)
                way = "search" if node.func.attr in SEARCHING else node.func.attr
                pattern = said.decode("latin-1") if of_bytes else said
                out.append(
                    Expression(file, name_at(file, node.lineno), (way,), pattern, re.compile(said).flags, of_bytes)
                )
    return out


def test_the_expressions_are_found() -> None:
    found = expressions()
    assert len(found) > 400
    parts = {one.file.partition("/")[0] for one in found}
    assert parts >= {"text.py", "read", "dates", "resolve", "query", "link", "ingest", "exports", "places"}
    assert sum(one.ways != ("search",) for one in found) > 100


def test_what_takes_more_than_linear_time_is_found() -> None:
    """That the test below can fail: expressions of the square, the cube and worse, each of another kind."""
    slow = (r"x*x*y", r"\s+$", r"(a|a)*b", r"(?:\w+\s?)+:", r"[^()]+\)", r"\(([A-Z][a-z]+[A-Za-z]*)\)", r"a.*b.*c")
    for pattern in slow:
        assert grows(pattern, re.compile("").flags, "search"), pattern
    for pattern in (r"x+y?", r"\s+", r"(?:ab)+c{0,3}", r"[^()]{1,40}\)", r"\A\s+$"):
        assert not grows(pattern, re.compile("").flags, "search"), pattern


def test_time_is_linear() -> None:
    wrong = {}
    for one in expressions():
        for way in one.ways if one.place not in SHORT else ():
            # What is slow is slow each time; what another program of the machine held up is not.
            told = [grows(one.pattern, one.flags, way, of_bytes=one.of_bytes)]
            while told[-1] and len(told) < 4:
                told.append(grows(one.pattern, one.flags, way, of_bytes=one.of_bytes))
            if told[-1]:
                wrong[one.place, way] = told
    assert wrong == {}


def test_what_is_not_linear_is_quick_with_the_little_that_it_is_shown() -> None:
    assert {one.place for one in expressions()} >= set(SHORT)
    for one in expressions():
        length, _ = SHORT.get(one.place, (0, ""))
        if length:
            for way in one.ways:
                times = (slowest(one.pattern, one.flags, way, length, of_bytes=one.of_bytes) for _ in range(4))
                assert any(time < 0.05 for time in times), one.place
