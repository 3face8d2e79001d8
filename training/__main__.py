"""`python -m training train|export|measure`: see training/README.md."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from .silver import write
from .train import Run, train


def main() -> None:
    """Parse, one call."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("train", help="train one network (resumable)")
    run.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    run.add_argument(
        "--encoder", type=Path, required=True, help="folder with MPNet's model.safetensors and tokenizer.json"
    )
    run.add_argument("--out", type=Path, required=True, help="where the network and the run's state go")
    run.add_argument("--start", type=Path, help="a network.pt to go on from (default: the pretrained encoder)")
    run.add_argument("--silver", type=Path, help="JSON Lines that `silver` wrote, for --silver-passes")
    silver = commands.add_parser("silver", help="carry the desk's convention over to PolNeAR's texts")
    silver.add_argument("--shared", type=Path, default=Path("../shared"))
    silver.add_argument("--model", type=Path, required=True, help="an exported model")
    silver.add_argument("--out", type=Path, required=True, help="JSON Lines")
    for field in dataclasses.fields(Run):
        kind = type(field.default)
        flag = "--" + field.name.replace("_", "-")
        if kind is bool:
            run.add_argument(flag, action=argparse.BooleanOptionalAction, default=field.default)
        else:
            run.add_argument(flag, type=kind, default=field.default)
    given = parser.parse_args()
    if given.command == "silver":
        write(given.model, given.shared, given.out)
        return
    values = {f.name: getattr(given, f.name) for f in dataclasses.fields(Run)}
    train(
        Run(**values),
        given.shared,
        given.encoder,
        given.out,
        start=given.start,
        silver=given.silver,
        log=lambda line: print(line, flush=True),
    )


if __name__ == "__main__":
    main()
