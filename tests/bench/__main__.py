"""`make bench`: builds registers of growing size in a database of its own, measures each, writes docs/benchmarks.md."""

import argparse
import os
import sys
from collections.abc import Sequence

import django

from tests.bench.database import own_database
from tests.bench.saying import say

SIZES = [10_000, 100_000]
LEAST = 1_000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="how many agreements: 10000 100000 1000000")
    parser.add_argument("--rounds", default="15", help="how often each thing is measured; fewer only try the measures")
    parser.add_argument("--dry", action="store_true", help="leave docs/benchmarks.md as it is")
    parser.add_argument("--keep", action="store_true", help="leave the database isp_bench standing at the end")
    return parser.parse_args()


def main() -> None:
    """Build, measure, write."""
    asked = _arguments()
    if min(asked.sizes) < LEAST:
        raise SystemExit(f"Give sizes of at least {LEAST:,}: below that some organisations take part in nothing.")
    load = os.getloadavg()[0]
    with own_database(keep=asked.keep):
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "BENCH_ROUNDS": asked.rounds}
        django.setup()
        # The measures import models, which want Django set up.
        from tests.bench.running import run  # noqa: PLC0415

        for line in run(sorted(asked.sizes), load=load, command=_command(asked.sizes), is_written=not asked.dry):
            say(line)


def _command(sizes: Sequence[int]) -> str:
    return "make bench" if list(sizes) == SIZES else f'make bench SIZES="{" ".join(map(str, sizes))}"'


if __name__ == "__main__":
    sys.exit(main())
