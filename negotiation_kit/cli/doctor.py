"""`negotiation-kit doctor`: what is installed, which files are found, and what is wrong with either."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from negotiation_kit.cli.parser import Parser
from negotiation_kit.format.disk import ENVIRONMENT_VARIABLE, bundle, case_folder, case_names
from negotiation_kit.wording import Message, say, written

DISTRIBUTION = "negotiation-kit"
SHOWN_EXTRAS = ("office", "serve", "test")  # those who need the rest know how to ask for it
_KERNEL = "ipykernel"
CHROMIUM_VARIABLE = "CHROMIUM"
CHROMIUM_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
CHROMIUM_FILES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package the kit uses: the version found and the one the kit is tested with (None where not known)."""

    name: str
    found: str | None
    tested: str | None
    extra: str | None

    @property
    def problem(self) -> Message | None:
        """What is wrong with it, and what to do; None where nothing is."""
        if self.found is None:
            return None if self.extra else Message("doctor.no-package", name=self.name)
        if self.tested and self.found != self.tested:
            return Message("doctor.other-version", name=self.name, found=self.found, tested=self.tested)
        return None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was found out; the names are those of the `--json` output."""

    kit: str | None
    python: str
    executable: str
    platform: str
    packages: tuple[Package, ...]
    libyaml: bool
    kernel: str | None
    cases: dict[str, str]
    notebooks_folder: str
    notebooks: tuple[str, ...]
    chromium: str | None

    @property
    def problems(self) -> list[Message]:
        """Everything that is wrong, each with what to do about it."""
        found = [
            None if self.kit else Message("doctor.no-kit"),
            *(package.problem for package in self.packages),
            None if self.kernel else Message("doctor.no-kernel"),
            None if self.cases else Message("doctor.no-case", variable=ENVIRONMENT_VARIABLE),
            None if self.notebooks else Message("doctor.no-notebook", folder=self.notebooks_folder),
        ]
        return [problem for problem in found if problem]


def add(found: Parser) -> None:
    """Take what the command is asked for."""
    found.take("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the diagnosis; return 0 where nothing is wrong, else 1."""
    import json

    found, language = diagnose(), args.language
    if args.json:
        problems = [written(problem, language) for problem in found.problems]
        print(json.dumps({**asdict(found), "problems": problems}, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(found, language)))
    return 1 if found.problems else 0


def diagnose() -> Diagnosis:
    """Look at everything the kit needs, without importing any of it but PyYAML."""
    import platform

    notebooks = bundle() / "notebooks"
    return Diagnosis(
        kit=_version(DISTRIBUTION),
        python=platform.python_version(),
        executable=sys.executable,
        platform=platform.platform(),
        packages=tuple(_packages()),
        libyaml=_has_libyaml(),
        kernel=_kernel(),
        cases={name: str(case_folder(name)) for name in case_names()},
        notebooks_folder=str(notebooks),
        notebooks=tuple(sorted(path.name for path in notebooks.glob("*.ipynb"))),
        chromium=find_chromium(),
    )


def find_chromium() -> str | None:
    """Return a Chromium, Chrome or Edge of this machine: the one CHROMIUM names, or the first found."""
    if named := os.environ.get(CHROMIUM_VARIABLE):
        return shutil.which(named)
    files = (os.path.expandvars(file) for file in CHROMIUM_FILES)
    return next(filter(None, map(shutil.which, (*CHROMIUM_COMMANDS, *files))), None)


def _packages() -> Iterator[Package]:
    from importlib import metadata

    tested = _tested_versions()
    for requirement in (metadata.requires(DISTRIBUTION) or []) if _version(DISTRIBUTION) else []:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        extra = re.search(r"extra == ['\"]([\w-]+)", requirement)
        if extra is None or (extra[1] in SHOWN_EXTRAS and name != DISTRIBUTION):
            yield Package(name, _version(name), tested.get(_plain(name)), extra and extra[1])


def _tested_versions() -> dict[str, str]:
    try:
        lines = (bundle() / "constraints.txt").read_text(encoding="utf-8").splitlines()
    except OSError:  # an installed wheel has none
        return {}
    return {_plain(name): version for name, _, version in (line.partition("==") for line in lines)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _has_libyaml() -> bool:
    try:
        import yaml
    except ImportError:
        return False
    return bool(yaml.__with_libyaml__)


def _kernel() -> str | None:
    """Return where this environment has its kernel: a file of its own, or ipykernel, which carries one."""
    file = Path(sys.prefix, "share", "jupyter", "kernels", "python3", "kernel.json")
    if file.is_file():
        return str(file)
    version = _version(_KERNEL)
    return f"{_KERNEL} {version}" if version else None


def _lines(found: Diagnosis, language: str) -> Iterator[str]:
    none = say(language, "list.none")
    notebooks = ", ".join(found.notebooks) or none
    facts = {
        "negotiation_kit": found.kit or say(language, "doctor.not-installed"),
        "Python": f"{found.python}  {found.executable}",
        say(language, "doctor.system"): found.platform,
        "libyaml": say(language, f"doctor.{'fast' if found.libyaml else 'slow'}"),
        say(language, "doctor.kernel"): found.kernel or none,
        "Chromium": found.chromium or say(language, "doctor.no-chromium", variable=CHROMIUM_VARIABLE),
        say(language, "doctor.notebooks"): f"{found.notebooks_folder}: {notebooks}",
        say(language, "doctor.cases"): "\n".join(map("  ".join, found.cases.items())) or none,
    }
    for name, fact in facts.items():
        yield f"{name:<16} " + fact.replace("\n", "\n" + " " * 17)
    yield ""
    if found.packages:
        yield from _table(found.packages, language)
        yield ""
    yield from [say(language, "doctor.problem", what=problem) for problem in found.problems] or [
        say(language, "doctor.fine")
    ]


def _table(packages: tuple[Package, ...], language: str) -> Iterator[str]:
    none = say(language, "list.none")
    rows = [(*(say(language, f"doctor.{head}") for head in ("package", "found", "tested")), "")]
    rows += [
        (
            p.name,
            p.found or none,
            p.tested or "",
            say(language, "doctor.for", extra=p.extra) if p.extra else "",
        )
        for p in packages
    ]
    for name, found, tested, extra in rows:
        yield f"{name:<16} {found:<12} {tested:<12} {extra}".rstrip()
