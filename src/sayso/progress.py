"""How far a long work is, for a person: on a terminal only, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial


@contextmanager
def progress(doing: str, units: str) -> Iterator[Callable[[int, int], None] | None]:
    """A function that is told how much is done, and of how much; `None` where standard error is no terminal.

    It shows `doing`, a bar, how many are done, the rate in `units` a second, and the time that is left.
    """
    with stages({doing: units}) as told:
        yield None if told is None else partial(told, doing)


@contextmanager
def stages(units: Mapping[str, str]) -> Iterator[Callable[[str, int, int], None] | None]:
    """A function that is told of which stage how much is done, and of how much; else like `progress`.

    `units` are what each stage counts. The first stage is the whole work. Another is shown below it while it is at
    work, and begins anew when less of it is done than before.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]:,.1f} {task.fields[units]}/s")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        whole = next(iter(units))
        tasks = {
            doing: bar.add_task(doing, total=None, rate=0.0, units=of, visible=doing == whole)
            for doing, of in units.items()
        }

        def told(doing: str, done: int, total: int) -> None:
            task = tasks[doing]
            held = bar.tasks[task]
            if done < held.completed or held.finished:
                bar.reset(task, total=total, rate=0.0, units=units[doing])
            bar.update(
                task, completed=done, total=total, rate=held.speed or 0.0, visible=doing == whole or done < total
            )

        yield told
