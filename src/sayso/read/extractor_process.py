"""The process in which pages are given to the extractor: run as a file by `extractor`, never imported.

Reads frames from standard input (four bytes of length, then a page in UTF-8) and answers each with a frame on standard
output (the text, or the length 0xFFFFFFFF where the extractor gives up). A page that takes more than the given seconds
of CPU time ends the process: the kernel's timer does it, so that no loop in C code can go on. CPU time, not wall time:
the same page must be given up, or not, on a busy machine and on an idle one.
"""

from __future__ import annotations

import os
import sys

NOTHING = 0xFFFFFFFF


def main(seconds: float, memory: int) -> None:
    """Serve until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not be taken for an answer
    pages = sys.stdin.buffer
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):  # no such limit on this system: the pages are small anyway
        pass
    from trafilatura import extract

    try:
        from signal import ITIMER_PROF, setitimer
    except ImportError:  # Windows: the parent's wall clock is the only limit
        setitimer = None  # type: ignore[assignment]
    answers.write(b"\0\0\0\0")
    answers.flush()
    while head := pages.read(4):
        data = pages.read(int.from_bytes(head, "big"))
        if setitimer is not None:
            setitimer(ITIMER_PROF, seconds)
        try:
            text = extract(data.decode("utf-8"), fast=True, include_comments=False, include_tables=True)
        except Exception:  # whatever the extractor stumbles over, the page is read by other means
            text = None
        if setitimer is not None:
            setitimer(ITIMER_PROF, 0)
        if text is None:
            answers.write(NOTHING.to_bytes(4, "big"))
        else:
            encoded = text.encode("utf-8", "replace")
            answers.write(len(encoded).to_bytes(4, "big") + encoded)
        answers.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
