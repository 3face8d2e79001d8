"""The process in which hostile input is parsed: run as a file by `process`, never imported.

Reads frames from standard input (four bytes of length, then the request) and answers each with a frame on standard
output (the answer, or the length 0xFFFFFFFF where there is none). A request that takes more than the given seconds of
CPU time ends the process: the kernel's timer does it, so that no loop in C code can go on. CPU time, not wall time: the
same input must be given up, or not, on a busy machine and on an idle one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

NOTHING = 0xFFFFFFFF


def extracting() -> Callable[[bytes], bytes | None]:
    """Answers a page in UTF-8 with the extractor's text."""
    from trafilatura import extract

    def answer(page: bytes) -> bytes | None:
        text = extract(page.decode("utf-8"), fast=True, include_comments=False, include_tables=True)
        return None if text is None else text.encode("utf-8", "replace")

    return answer


def parsing() -> Callable[[bytes], bytes | None]:
    """Answers a document with its reports and problems."""
    import pickle

    sys.path.append(str(Path(__file__).resolve().parents[2]))  # where the caller has this package from
    from sayso.read.parsing import parse

    def answer(request: bytes) -> bytes | None:
        document, fields = pickle.loads(request)  # noqa: S301 - our own process wrote it
        return pickle.dumps(parse(document, fields), pickle.HIGHEST_PROTOCOL)

    return answer


TASKS = {"extract": extracting, "parse": parsing}


def main(task: str, seconds: float, memory: int) -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not be taken for an answer
    requests = sys.stdin.buffer
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):  # no such limit on this system: the inputs are small anyway
        pass
    answer = TASKS[task]()
    try:
        from signal import ITIMER_PROF, setitimer
    except ImportError:  # Windows: the parent's wall clock is the only limit
        setitimer = None  # type: ignore[assignment]
    answers.write(b"\0\0\0\0")
    answers.flush()
    while head := requests.read(4):
        data = requests.read(int.from_bytes(head, "big"))
        if setitimer is not None:
            setitimer(ITIMER_PROF, seconds)
        try:
            found = answer(data)
        except Exception:  # whatever the parser stumbles over, the caller goes on without it
            found = None
        if setitimer is not None:
            setitimer(ITIMER_PROF, 0)
        answers.write(NOTHING.to_bytes(4, "big") if found is None else len(found).to_bytes(4, "big") + found)
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))
