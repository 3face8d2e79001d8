"""The release check: the long forms of the tests of faults, which take hours where CI has minutes.

Run it as `python tests/release.py` in a checkout that is set up for the tests; it ends with 0 where everything held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def main() -> int:
    """Run all checks, each also where those before it failed, and tell how long each took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=3600, help="seconds that each parser is fuzzed (default: 3600)")
    chosen = options.parse_args()
    tests = ["-m", "pytest", "-q", "--durations=0", "--durations-min=5"]
    checks = {
        "faults of the store": [*tests, str(TESTS / "test_store_faults.py")],
        "power cuts and failing disks": [*tests, str(TESTS / "test_power_loss.py")],
        "kills of ingest": [*tests, str(TESTS / "test_linking_faults.py")],
        "fuzzing": [str(TESTS / "fuzz.py"), "--seconds", str(chosen.seconds)],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        began = time.monotonic()
        environment = {**os.environ, "SAYSO_FAULTS": "release", "CI": "true"}
        if subprocess.run([sys.executable, *command], cwd=TESTS.parent, env=environment, check=False).returncode:
            failed.append(name)
        print(f"{name}: {time.monotonic() - began:,.0f} s", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else "all is well")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
