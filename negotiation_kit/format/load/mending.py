"""The end marker of a file: added where all else is sound, and after a person has seen how the file ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_kit.errors import Report, counted, shown
from negotiation_kit.format.load.files import resolved
from negotiation_kit.format.parse import NO_END, Document, Mapping, Sequence, parse, printable
from negotiation_kit.format.saving import write_atomically
from negotiation_kit.wording import Message

_TABLES = {"positions": "position", "issues": "issue", "passages": "passage"}


@dataclass(frozen=True)
class Unended:
    """A file that lacks its end marker and nothing else.

    Parameters
    ----------
    file : str
        As findings name it.
    told : Message
        How many entries it has, which is the last, and the line it ends with, for a person to judge by.
    """

    file: str
    told: Message

    def mend(self) -> None:
        """Write the end marker under the last line.

        Raises
        ------
        OSError
            Where the file cannot be written, with a sentence for people.
        """
        path = resolved(Path(self.file))
        data = path.read_bytes()
        end = b"\r\n" if b"\r\n" in data else b"\n"
        write_atomically({path: data + (b"" if data.endswith(b"\n") else end) + b"..." + end})


def unended(report: Report) -> Iterator[Unended]:
    """Yield the files whose only fault is that the end marker is missing.

    Parameters
    ----------
    report : Report
        What `check` has found.
    """
    faulty = {finding.file for finding in report.errors if finding.code != NO_END}
    for finding in report.errors:
        if finding.code == NO_END and finding.file not in faulty:
            yield Unended(finding.file, _told(parse(Path(finding.file).read_bytes(), finding.file)))


def _told(document: Document) -> Message:
    root, lines = document.root, document.text.rstrip().split("\n")
    table = next((name for name in _TABLES if isinstance(root, Mapping) and root.get(name)), None)
    entries = _entries(root.get(table)) if isinstance(root, Mapping) and table else []
    ends = {"line": str(len(lines)), "text": printable(lines[-1]).strip()}
    if not entries or table is None:
        return Message("finding.no-end-marker.empty", **ends)
    (last, line), count = entries[-1], counted(len(entries), _TABLES[table])
    names = {"entries": count, "last": shown(last), "place": str(line + 1)}
    return Message("finding.no-end-marker.last", **names, **ends)


def _entries(table: Any) -> list[tuple[str, int]]:
    """Return the entries of a list or table: what each is called, and its line."""
    if isinstance(table, Mapping):
        return [(name, key.start_mark.line) for name, (key, _) in table.entries.items()]
    items = table.items if isinstance(table, Sequence) else []
    named = [(item.get("issue"), item) for item in items if isinstance(item, Mapping)]
    return [(getattr(issue, "value", ""), item.start_mark.line) for issue, item in named]
