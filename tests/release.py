"""The release check: the long forms of the tests of faults, which take hours where CI has minutes.

Run it as `python tests/release.py` in a checkout that is set up for the tests; it ends with 0 where everything held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent


def main() -> int:
    """Run both checks, the second also where the first failed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=3600, help="seconds that each parser is fuzzed (default: 3600)")
    chosen = options.parse_args()
    checks = {
        "faults of the store": ["-m", "pytest", "-q", str(TESTS / "test_store_faults.py")],
        "kills of ingest": ["-m", "pytest", "-q", str(TESTS / "test_linking.py"), "-k", "killed"],
        "fuzzing": [str(TESTS / "fuzz.py"), "--seconds", str(chosen.seconds)],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        environment = {**os.environ, "SAYSO_FAULTS": "release", "CI": "true"}
        if subprocess.run([sys.executable, *command], cwd=TESTS.parent, env=environment, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all is well")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
