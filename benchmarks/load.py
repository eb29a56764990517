"""Cold load of 1,000 files against parsing them with CSafeLoader and dropping the result."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.measure import child, interleaved, lines

ROUNDS = 5
PARSE_ONLY = """
import sys, time, yaml
from pathlib import Path
files = sorted(Path({folder!r}).rglob("*.yaml"))
start = time.perf_counter()
for file in files:
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""
LOAD = """
import time
import pandas
from negotiation_kit.exchange.frames import positions_frame
from negotiation_kit.format.load import load_case
start = time.perf_counter()
case = load_case({folder!r})
{frame}
print(time.perf_counter() - start)
"""


def run() -> list[str]:
    """Measure in fresh processes, imports left out of the time."""
    with tempfile.TemporaryDirectory() as folder:
        case = str(write_corpus(Path(folder)))
        frame = "frame = positions_frame(case)"
        candidates = {
            "CSafeLoader, parse only": child(PARSE_ONLY.format(folder=case)),
            "load_case": child(LOAD.format(folder=case, frame="")),
            "load_case and positions_frame": child(LOAD.format(folder=case, frame=frame)),
        }
        times = interleaved(candidates, ROUNDS)
    return lines(times, "CSafeLoader, parse only", {"load_case and positions_frame": "at most 0.60x"})
