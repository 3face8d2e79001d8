"""The command line: parse, one call, show.

Everything that costs time to import is imported in the command that needs it, so that `sayso --help` answers at once.
"""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from . import asking, deciding, exporting, gathering, keeping
from .errors import InputError, OptionError, SaysoError
from .settings import Settings

if TYPE_CHECKING:
    from .model import Ledger

UNREAD, USAGE, FAILED, INTERRUPTED = 1, 2, 3, 130
"""Exit codes beside 0: some input could not be read (the rest is printed); the call makes no sense; sayso could not do
its work (a back end does not load, a file cannot be written); interrupted."""

_DEFAULT = Settings()

_PARTS = ("lines", "copies", "claims")
"""As in `terminal.PARTS`, which is not imported for a call that makes no sense."""

_LONG = 100_000
"""Code points of input from which progress is shown: a second of work or more at a few thousand words a second."""

COLLECTED = 10_000
"""New objects after which Python looks for cycles, by default 700. What sayso makes has none, and is let go without; to
look so often takes a tenth of the time in which reports are linked."""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


def main() -> None:
    """Run the command line; leaves by `SystemExit`."""
    gc.set_threshold(COLLECTED)
    app(prog_name="sayso")


def _version(asked: bool) -> None:
    if asked:
        from . import __version__

        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def sayso(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news reports and writes down who says what, each line tied to the exact characters that say it.

    \b
    sayso read report.txt                    the ledger of one report
    sayso read inbox/ page.html wire.jsonl   files and folders, read together
    curl -s URL | sayso read -               from standard input
    sayso read inbox/ --json > ledger.json   for programs
    sayso read inbox/ --html ledger.html     a page to look at
    sayso eval gold.jsonl                    how good it is, on your own gold
    sayso ingest inbox/ --store news.db      keep and link what is read
    sayso watch news.db URL inbox/           keep what is new, for ever
    sayso search news.db dam                 ask a store
    sayso check news.db                      whether a store is whole
    sayso export news.db --to parquet -o out  for others, in their formats

    \b
    Each command has its own help: sayso read --help
    Exit codes: 0 all read; 1 some input could not be read, the rest is
    printed; 2 the call makes no sense; 3 the work could not be done;
    130 interrupted. SAYSO_DEBUG=1 shows where an error came from.
    """


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Text, HTML, JSON Lines, ninjs, NewsML or WARC files, folders of these, or - for standard input.",
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the ledger as JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write the ledger as one self-contained page.")
    ] = None,
    backend: Annotated[
        str, typer.Option(metavar="NAME", help="What points at attributions: onnx, rules, ...")
    ] = _DEFAULT.backend,
    min_probability: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Lines less probable than this are kept apart as doubtful.")
    ] = _DEFAULT.min_probability,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OURS=THEIRS,...", help="Fields of JSON Lines by their names in the file, as text=body,id=guid."
        ),
    ] = None,
    show: Annotated[
        str,
        typer.Option(metavar="PARTS", help="What to print: lines, copies, claims, or several, with commas between."),
    ] = "lines,copies,claims",
    width: Annotated[int | None, typer.Option(min=40, metavar="COLUMNS", help="Columns to print in.")] = None,
    color: Annotated[
        bool | None, typer.Option("--color/--no-color", help="Colour, or none, whatever the output is.")
    ] = None,
    progress: Annotated[
        bool, typer.Option("--progress/--no-progress", help="Progress of long input, where stderr is a terminal.")
    ] = True,
) -> None:
    """Read reports together and print the ledger: who says what, where, and how sure that is.

    \b
    sayso read report.txt
    sayso read inbox/ --min-probability 0.8
    sayso read inbox/ --show claims
    sayso read wire.jsonl --fields text=body,date=day --json

    Each line gives the place (line:column), the source, the cue, what is said, the probability that the line is right,
    and what is known beside. Damage, asides and problems follow. Of several reports it then shows the stories: which
    reports are copies and what they changed, and the claims that more than one source stands behind or somebody
    denies. Under a claim, + is a saying that counts as an independent source, - one that denies it, . one that is
    left out, with the reason. Nothing leaves the machine, unless the back end is an endpoint elsewhere.
    """
    with _reported():
        settings = Settings(backend=_known(backend), min_probability=min_probability, fields=_pairs(fields or []))
        parts = _parts(show)
        with _progress(progress) as report_progress:
            from . import pipeline

            ledger = pipeline.read(paths, settings, progress=report_progress)
        if html:
            from .page import to_html

            _write(html, to_html(ledger))
        if as_json:
            from .ledger import dumps

            _write(None, dumps(ledger))
        elif not html:
            _print(ledger, width, color, parts)
        _leave(ledger, shown=not as_json and not html and sys.stdout.isatty())


@app.command("eval")
def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...", help="Corpus files (.jsonl, .jsonl.gz), desk bundles, or folders of bundles."
        ),
    ],
    *,
    backend: Annotated[str, typer.Option(metavar="NAME", help="The back end to score.")] = _DEFAULT.backend,
    scheme: Annotated[
        Literal["auto", "desk", "polnear"], typer.Option(help="The convention that the back end follows.")
    ] = "auto",
    predictions: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Score these predictions instead of a back end.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="NAME|PATH", help="Compare with another back end or with predictions.")
    ] = None,
    min_probability: Annotated[
        float | None,
        typer.Option(metavar="P", min=0, max=1, help="Less probable lines do not count. [default: .5; a corpus: .25]"),
    ] = None,
    resamples: Annotated[int, typer.Option(min=0, help="Resamples of the bootstrap; 0 gives no intervals.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score a back end, or predictions made before, against gold.

    \b
    sayso eval gold.jsonl
    sayso eval bundles/ --backend rules --json
    sayso eval gold.jsonl --against rules
    """
    with _reported():
        from . import evaluate as evaluation

        found = evaluation.run(
            gold,
            backend=backend if predictions else _known(backend),
            scheme=scheme,
            predictions=predictions,
            against=against,
            min_probability=min_probability,
            resamples=resamples,
        )
        _write(None, (found.to_json() if as_json else found.text()) + "\n")


def _face(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose errors are told as those of all commands are."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        with _reported():
            command(*args, **options)

    return run


for _command in (
    gathering.ingest, gathering.watch, asking.search, asking.show, asking.saved, asking.feed, deciding.decide,
    deciding.undo, deciding.decisions, keeping.check, keeping.backup, keeping.restore, exporting.export,
):  # fmt: skip
    app.command()(_face(_command))
app.command("import")(_face(exporting.bring))


@contextmanager
def _reported() -> Iterator[None]:
    """Errors as one line that names a way out, each with its exit code."""
    try:
        yield
        sys.stdout.flush()
    except (typer.Exit, KeyboardInterrupt):
        raise
    except BrokenPipeError:
        # The reader (head, less) has seen enough: no error. What is still buffered must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        if os.environ.get("SAYSO_DEBUG") == "1":
            traceback.print_exc()
        raise typer.Exit(_say(error)) from None


def _say(error: Exception) -> int:
    from .unseen import visible

    known = isinstance(error, SaysoError | OSError)
    message = str(error) if known else f"internal error, {type(error).__name__}: {error} (SAYSO_DEBUG=1 shows where)"
    typer.echo(f"sayso: {visible(' '.join(message.split()))}", err=True)
    return UNREAD if isinstance(error, InputError) else USAGE if isinstance(error, OptionError) else FAILED


def _leave(ledger: Ledger, *, shown: bool) -> None:
    """Leave with 1 where an input could not be read, and say so on stderr unless it was just shown."""
    from .unseen import visible

    problems = [*ledger.problems, *(problem for report in ledger.reports for problem in report.problems)]
    fatal = [problem for problem in problems if problem.fatal]
    for problem in fatal if not shown else ():
        typer.echo(f"sayso: {visible(problem.message)}", err=True)
    if fatal:
        sys.stdout.flush()
        raise typer.Exit(UNREAD)


def _known(backend: str) -> str:
    from .backends import names

    if backend not in names():
        raise OptionError(f"there is no back end {backend!r}; give one of these: {', '.join(names())}")
    return backend


def _parts(shown: str) -> list[str]:
    parts = [part.strip() for part in shown.split(",") if part.strip()]
    unknown = [part for part in parts if part not in _PARTS]
    if unknown or not parts:
        raise OptionError(f"--show {shown!r}: give one or more of {', '.join(_PARTS)}, with commas between")
    return parts


def _pairs(fields: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for pair in ",".join(fields).split(",") if fields else ():
        ours, equals, theirs = pair.partition("=")
        if not equals:
            raise OptionError(f"--fields {pair!r} is no pair; write ours=theirs, as text=body,id=guid")
        pairs.append((ours.strip(), theirs.strip()))
    return tuple(pairs)


def _write(path: Path | None, text: str) -> None:
    """To a file, or to standard output (also for the path "-"), in UTF-8 whatever the machine's own encoding is."""
    if path is None or str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    else:
        path.write_bytes(text.encode())


def _print(ledger: Ledger, width: int | None, color: bool | None, parts: list[str]) -> None:
    from .terminal import console, show

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that has no “ gets \u201c, not an error
    show(ledger, console(sys.stdout, width=width, color=color), parts)


@contextmanager
def _progress(wanted: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Shows how far the reading is, its rate and the time that is left: for long input, and for a person."""
    if not wanted or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]:,.0f} characters/s")
    bar = Progress(
        TextColumn("reading"), BarColumn(), TaskProgressColumn(), rate, TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    task = bar.add_task("", total=None, rate=0.0)

    def advance(done: int, total: int) -> None:
        if total >= _LONG:
            bar.start()
            bar.update(task, completed=done, total=total, rate=bar.tasks[0].speed or 0.0)

    try:
        yield advance
    finally:
        bar.stop()
