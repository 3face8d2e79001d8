"""A PostgreSQL server for tests: its own, in a folder that goes away, on a Unix socket only, never run by root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60
"""Seconds that the server has to start or stop."""


def programs() -> Path | None:
    """The folder of the newest `initdb` and `pg_ctl` of this machine; Debian keeps them out of the path."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    beside = shutil.which("pg_ctl")
    folders = [*known[::-1], *([Path(beside).resolve().parent] if beside else [])]
    return next((folder for folder in folders if (folder / "pg_ctl").exists() and (folder / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """The URL of a running server with an empty database `sayso`; stopped and removed afterwards."""
    bin = programs()
    assert bin is not None
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        data = folder / "data"
        data.mkdir()
        (folder / "log").touch()
        first = _as_someone_else(folder)
        _run([*first, str(bin / "initdb"), "-D", str(data), "-U", "sayso", "-E", "UTF8", "--no-locale", "-A", "trust"])
        options = f"-k {folder} -c listen_addresses= -c max_connections=60 -c shared_buffers=64MB"
        control = [*first, str(bin / "pg_ctl"), "-D", str(data), "-w", "-t", str(PATIENCE)]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], log=folder / "log")
        try:
            yield f"postgresql://sayso@/postgres?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"])


def _as_someone_else(folder: Path) -> list[str]:
    """What a command begins with so that it is not run by root, which servers refuse; its user owns the folder."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    someone = names.get("postgres") or names["nobody"]
    for path in (folder, *folder.iterdir()):
        os.chown(path, someone.pw_uid, someone.pw_gid)
    return ["setpriv", f"--reuid={someone.pw_uid}", f"--regid={someone.pw_gid}", "--clear-groups", "--"]


def _run(command: list[str], log: Path | None = None) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, check=False, cwd="/", env=environment, timeout=PATIENCE * 2,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = log.read_text("utf-8") if log else ""
    assert done.returncode == 0, f"{command[-1]}: {done.stderr}{told}"
