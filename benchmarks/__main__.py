"""`python -m benchmarks [NAME ...]`: run all measurements, or the named ones, and print ratios."""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("cli", "explorer", "load", "page", "pairwise", "reliability", "startup", "trades")


def main(words: list[str]) -> int:
    """Run the named measurements."""
    unknown = [word for word in words if word not in NAMES]
    if unknown:
        print(f"there is no measurement {unknown[0]!r}; known are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in words or NAMES:
        module = import_module(f"benchmarks.{name}")
        print(f"# {name}: {(module.__doc__ or '').splitlines()[0]}")
        for line in module.run():
            print(line, flush=True)
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
