"""The command line against an interpreter that does nothing."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.measure import interleaved, lines, process
from negotiation_kit.format.disk import case_folder

ROUNDS = 15
_HEAVY = ("pandas", "numpy", "matplotlib", "ipywidgets", "pydantic")


def run() -> list[str]:
    """Measure whole processes."""
    folder = case_folder("istanbul-2025")
    file = str(folder / "2025-06-02" / "russia.yaml") if folder else ""
    kit = ("-m", "negotiation_kit")
    candidates = {
        "python -c pass": process("-c", "pass"),
        "negotiation-kit --help": process(*kit, "--help"),
        "negotiation-kit check, one file": process(*kit, "check", file),
        "negotiation-kit check, the case": process(*kit, "check", str(folder)),
        "negotiation-kit compare": process(*kit, "compare"),
    }
    goals = {"negotiation-kit --help": "under 5x"}
    return [
        *lines(interleaved(candidates, ROUNDS), "python -c pass", goals),
        _heavy("--help"),
        _heavy("check", file),
    ]


def _heavy(*words: str) -> str:
    code = (
        "import sys\nfrom negotiation_kit.cli.main import main\n"
        f"try:\n    main({list(words)!r})\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {_HEAVY!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return f"heavy modules imported by {words[0]}: {found.stdout.splitlines()[-1]}"
