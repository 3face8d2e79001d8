"""The release check: the long forms of the tests of faults, which take hours where CI has minutes.

Run it as `python tests/release.py` in a checkout that is set up for the tests; it ends with 0 where everything held.
Stopped, or after a part failed, it goes on with the parts that did not go well yet (`.release.json` holds the others).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent
DONE = TESTS.parent / ".release.json"
"""The parts that went well, and the seconds that they took. It is not for another state of the code: `--again`."""


def main() -> int:
    """Run all checks, each also where those before it failed, and tell how long each took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=3600, help="seconds that each parser is fuzzed (default: 3600)")
    options.add_argument("--again", action="store_true", help="also the parts that went well in this checkout before")
    chosen = options.parse_args()
    tests = ["-m", "pytest", "-q", "--durations=0", "--durations-min=5"]
    checks = {
        "faults of the store": [*tests, str(TESTS / "test_store_faults.py")],
        "power cuts and failing disks": [*tests, str(TESTS / "test_power_loss.py")],
        "kills of ingest": [*tests, str(TESTS / "test_linking_faults.py")],
        "fuzzing": [str(TESTS / "fuzz.py"), "--seconds", str(chosen.seconds)],
    }
    done: dict[str, float] = json.loads(DONE.read_text()) if DONE.exists() and not chosen.again else {}
    failed = []
    for name, command in checks.items():
        if name in done:
            continue
        print(f"== {name}", flush=True)
        began = time.monotonic()
        environment = {**os.environ, "SAYSO_FAULTS": "release", "CI": "true"}
        if subprocess.run([sys.executable, *command], cwd=TESTS.parent, env=environment, check=False).returncode:
            failed.append(name)
            continue
        done[name] = time.monotonic() - began
        DONE.write_text(json.dumps(done))
    for name in checks:
        print(f"{name:32} {'failed' if name in failed else f'{done[name]:,.0f} s'}")
    print(f"failed: {', '.join(failed)}" if failed else "all is well")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
