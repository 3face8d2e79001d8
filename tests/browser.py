"""A real browser for tests: headless Chromium over its debugging pipe, with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds that the browser has for one answer."""

NAMES = ("chromium", "chromium-browser", "google-chrome")


def found() -> str | None:
    """The browser's path, where the machine has one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Tab:
    """One page, open in the browser."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> Any:
        """One command of the DevTools protocol, and its answer; events on the way are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._from], [], [], PATIENCE)
            part = os.read(self._from, 1 << 16) if ready else b""
            if not part:
                raise RuntimeError("the browser has gone, or is too slow")
            self._buffer += part
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def open(self, path: Path) -> None:
        """Opens a file and waits until it is there."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def value(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        out = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in out:
            raise RuntimeError(out["exceptionDetails"])
        return out["result"].get("value")

    def point(self, selector: str, *, click: bool = False) -> None:
        """Moves the mouse to the middle of the first match, and clicks there."""
        box = self.value(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const r = e.getClientRects()[0];"
            f" return {{x: r.x + r.width / 2, y: r.y + r.height / 2}} }})(document.querySelector({selector!r}))"
        )
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", **box)
        for kind in ("mousePressed", "mouseReleased") if click else ():
            self.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **box)

    def press(self, key: str) -> None:
        """Presses a key, as "ArrowDown"."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def picture(self, path: Path) -> None:
        """Writes what the tab shows as PNG."""
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))


@contextmanager
def tab() -> Iterator[Tab]:
    """A fresh browser with one tab, gone at the end."""
    executable = found()
    assert executable
    child_reads, to_browser = os.pipe()
    from_browser, child_writes = os.pipe()

    def wire() -> None:
        # 3 and 4 are what the pipe is looked for at; moved away first, for either may be one of the four above.
        reads, writes = os.dup(child_reads), os.dup(child_writes)
        os.dup2(reads, 3)
        os.dup2(writes, 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe"]
        process = subprocess.Popen(
            [executable, *flags, f"--user-data-dir={profile}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=wire,  # noqa: PLW1509 - pass_fds keeps numbers, and the browser looks at 3 and 4
            close_fds=False,
        )
        os.close(child_reads)
        os.close(child_writes)
        try:
            yield Tab(to_browser, from_browser)
        finally:
            process.terminate()
            process.wait(10)
            os.close(to_browser)
            os.close(from_browser)
