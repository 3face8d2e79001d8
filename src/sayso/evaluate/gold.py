"""Finds and reads what is scored against: corpus files or desk bundles, and predictions of the same shapes."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..errors import EvaluationError
from .corpus import Document, Said, join
from .desk import Row
from .matching import passages_of

Shape = Literal["corpus", "desk"]
GOLD_FILE = "gold.yaml"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One story: its folder, what `gold.yaml` says, and the text of each report as it is on disk, by identifier."""

    name: str
    folder: Path
    gold: Row
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything to score against, all of one shape.

    `fingerprint` is the sha256 over the sorted gold files (names within their bundle, and contents; of a corpus the
    uncompressed contents alone), so that a figure can be tied to the very data that it was measured on.
    """

    shape: Shape
    fingerprint: str
    documents: tuple[Document, ...] = ()
    bundles: tuple[Bundle, ...] = ()


def load(paths: Sequence[Path]) -> Gold:
    """The gold at these paths: corpus files (.jsonl, .jsonl.gz), bundles, or folders of bundles.

    Raises `EvaluationError` where there is none, where shapes are mixed, or where a file is not as it should be.
    """
    files = [path for path in paths if path.is_file() and path.name != GOLD_FILE]
    folders = [path.parent if path.name == GOLD_FILE else path for path in paths if path not in files]
    if files and folders:
        raise EvaluationError("corpus files and desk bundles are scored by different measures: give one kind at a time")
    if files:
        documents = [document for path in sorted(files) for document in _documents(path)]
        _no_duplicates((document.id for document in documents), "document")
        return Gold("corpus", _digest(("", _bytes(path)) for path in files), documents=tuple(documents))
    bundles = sorted({bundle for folder in folders for bundle in _bundles_in(folder)}, key=lambda b: (b.name, str(b)))
    if not bundles:
        raise EvaluationError("no gold was given: name .jsonl files, or folders that hold gold.yaml and reports/")
    _no_duplicates((bundle.name for bundle in bundles), "bundle")
    read = tuple(map(_bundle, bundles))
    return Gold("desk", _digest(_bundle_files(bundles)), bundles=read)


def _bundles_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: there is no such file or folder")
    if (folder / GOLD_FILE).is_file():
        return [folder.resolve()]
    found = [path.parent.resolve() for path in folder.glob(f"*/{GOLD_FILE}")]
    if not found:
        raise EvaluationError(f"{folder}: neither it nor a folder in it holds {GOLD_FILE}")
    return found


def _no_duplicates(names: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise EvaluationError(f"{what} {name!r} is there twice")
        seen.add(name)


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for line in sorted(f"{hashlib.sha256(content).hexdigest()} {name}\n" for name, content in files):
        digest.update(line.encode())
    return digest.hexdigest()


def _bundle_files(bundles: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in bundles:
        for path in (folder / GOLD_FILE, *(folder / "reports").glob("*.txt")):
            yield f"{folder.name}/{path.relative_to(folder).as_posix()}", _bytes(path)


def _bytes(path: Path) -> bytes:
    """The contents of a file, uncompressed."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError) as error:
        raise EvaluationError(f"{path}: cannot be read: {error}") from error


def _lines(path: Path) -> Iterator[tuple[str, Any]]:
    """(where, value) of each line of a JSON Lines file that is not blank."""
    for number, line in enumerate(_bytes(path).split(b"\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                value = json.loads(line)
            except ValueError as error:
                raise EvaluationError(f"{where}: not a line of JSON: {error}") from error
            if not isinstance(value, dict) or not {"id", "attributions"} <= value.keys():
                raise EvaluationError(f'{where}: expected an object with "id" and "attributions"')
            yield where, value


def _documents(path: Path) -> Iterator[Document]:
    for where, value in _lines(path):
        if not isinstance(value.get("text"), str):
            raise EvaluationError(f'{where}: the gold document has no "text"')
        yield Document(str(value["id"]), value["text"], tuple(_said(value["attributions"], where)))


def _said(rows: Iterable[Any], where: str) -> Iterator[Said]:
    try:
        for row in rows:
            probability = row.get("probability")
            yield Said(
                passages_of(row.get("source")),
                passages_of(row.get("cue")),
                passages_of(row.get("content")),
                None if probability is None else float(probability),
            )
    except (AttributeError, TypeError, ValueError) as error:
        raise EvaluationError(f"{where}: not attributions with source, cue and content: {error}") from error


def corpus_predictions(path: Path, gold: Gold) -> dict[str, tuple[Said, ...]]:
    """Ready-made predictions by document, those with the same cue put together.

    Raises `EvaluationError` where a document is there twice, or where a passage lies outside its text.
    """
    out: dict[str, tuple[Said, ...]] = {}
    sizes = {document.id: len(document.text) for document in gold.documents}
    for where, value in _lines(path):
        name = str(value["id"])
        if name in out:
            raise EvaluationError(f"{where}: document {name!r} is there twice")
        said = join(list(_said(value["attributions"], where)))
        end = max((p.end for one in said for p in (*one.source, *one.cue, *one.content)), default=0)
        if name in sizes and end > sizes[name]:
            raise EvaluationError(f"{where}: a passage ends at {end}, outside the text of {sizes[name]} code points")
        out[name] = said
    if not out.keys() & sizes.keys():
        raise EvaluationError(f"{path}: holds none of the gold's documents (they are matched by their id)")
    return out


def ledgers(path: Path, gold: Gold) -> dict[str, Row]:
    """Ready-made ledgers by bundle: one file for one bundle, or a folder with `<bundle>.json` for each."""
    if path.is_dir():
        files = {bundle.name: path / f"{bundle.name}.json" for bundle in gold.bundles}
    elif len(gold.bundles) == 1:
        files = {gold.bundles[0].name: path}
    else:
        raise EvaluationError(f"{path}: for {len(gold.bundles)} bundles give a folder with <bundle>.json for each")
    out: dict[str, Row] = {}
    for name, file in files.items():
        try:
            ledger = json.loads(_bytes(file))
        except ValueError as error:
            raise EvaluationError(f"{file}: not JSON: {error}") from error
        if not isinstance(ledger, dict) or not isinstance(ledger.get("reports"), list):
            raise EvaluationError(f'{file}: not a ledger: expected an object with a list "reports"')
        out[name] = ledger
    return out


def _bundle(folder: Path) -> Bundle:
    gold = _yaml(folder / GOLD_FILE)
    texts = {}
    for report in gold["reports"]:
        if not isinstance(report, dict) or not {"id", "attributions"} <= report.keys():
            raise EvaluationError(f"{folder / GOLD_FILE}: a report has id and attributions, not {report!r:.80}")
        path = folder / "reports" / f"{report['id']}.txt"
        try:
            texts[report["id"]] = _bytes(path).decode()
        except UnicodeDecodeError as error:
            raise EvaluationError(f"{path}: not UTF-8: {error}") from error
    return Bundle(folder.name, folder, gold, texts)


def _yaml(path: Path) -> Row:
    try:
        import yaml
    except ImportError as error:
        raise EvaluationError("desk bundles need PyYAML, which is not installed: pip install 'sayso[eval]'") from error
    try:
        value = yaml.load(_bytes(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        raise EvaluationError(f"{path}: not YAML: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("reports"), list):
        raise EvaluationError(f'{path}: expected a mapping with a list "reports"')
    return {"claims": [], "events": [], **value}
