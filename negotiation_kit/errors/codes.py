"""Every kind of finding: its code, whether it is an error, what it means and what to do about it.

Readers and checks take the severity from here, `docs/format.md` shows the table, and a test holds both to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from negotiation_kit.errors import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    Parameters
    ----------
    meaning : str
        What is wrong, for a coder.
    remedy : str
        What to do.
    severity : Severity
    """

    meaning: str
    remedy: str
    severity: Severity = Severity.ERROR


def _warning(meaning: str, remedy: str) -> Code:
    return Code(meaning, remedy, Severity.WARNING)


FILE_CODES: Mapping[str, Code] = MappingProxyType(
    {
        # Finding and opening files
        "not-found": Code(
            "There is no such file, folder or case.", "Check the spelling and the folder you are in."
        ),
        "no-case": Code(
            "No `case.yaml` belongs to this file or folder.",
            "Give a case's folder, or write the `case.yaml`.",
        ),
        "not-a-file": Code("A folder, pipe or device stands where a file should be.", "Rename or delete it."),
        "outside-folder": Code("A link leads outside the folder being read.", "Copy the file in."),
        "unreadable": Code("The system does not let the file be read.", "Check its permissions."),
        "file-name": Code(
            "The file's name does not end in `.yaml`, so it would be overlooked.", "Rename it."
        ),
        "foreign-file": Code(
            "The file has none of the fields the kit needs: it is another program's.",
            "Move it out of the case's folders.",
        ),
        "misplaced-file": Code(
            "The file's place or name says something else than its content.", "Move or rename it."
        ),
        "case-folder": _warning("The case's id is not the name of its folder.", "Make the two the same."),
        # Characters and YAML
        "encoding": Code("The file is not plain UTF-8.", "Save it as UTF-8, without a byte order mark."),
        "hidden-character": Code(
            "A character hides, or moves what you see.", "Delete it and type the text again."
        ),
        "tab": Code("A tab stands where spaces belong.", "Indent with two spaces."),
        "empty-file": Code("Nothing is in the file.", "Write it, or delete the file."),
        "too-large": Code("The file, a text or a list is larger than the kit reads.", "Split it."),
        "too-deep": Code(
            "Lists and mappings nest deeper than 16 levels.", "Correct the brackets or indents."
        ),
        "conflict-marks": Code(
            "Git has left the marks of an unfinished merge in the file.",
            "Keep one of the two versions, and delete the other and the marks.",
        ),
        "yaml-syntax": Code("The text is not YAML.", "See the traps above: colons, quotes, tabs, indents."),
        "yaml-shorthand": Code(
            "An anchor, alias, tag, merge key or directive of YAML.", "Write the content out, or use quotes."
        ),
        "bad-key": Code("A list or mapping stands where a name is expected.", "Write `name: value`."),
        "duplicate-key": Code("A name stands twice in one mapping.", "Keep one of the two."),
        "several-documents": Code(
            "Text follows the end marker, or `---` starts a second document.", "One document a file."
        ),
        "no-end-marker": Code(
            "The last line is not `...`: the file may have been cut short.",
            "Look whether it is whole, then add the line (`check --fix`).",
        ),
        "text-cut": _warning(
            "A text ends at ` #`, because the rest is a comment.", "Put the whole text in quotes."
        ),
        "too-many-faults": Code(
            "The file has more faults than are shown.", "Correct the first ones and check again."
        ),
        # Fields
        "bad-shape": Code(
            "A text, list or mapping stands where another of the three belongs.", "See the examples above."
        ),
        "unknown-field": Code(
            "The format has no field of this name.",
            "Correct the spelling, or put a text with a comma in braces in quotes.",
        ),
        "field-missing": Code("A field that must be there is not.", "Add it."),
        "field-empty": Code("A field has nothing in it.", "Write it out or delete the line."),
        "bad-id": Code(
            "An id is not lower-case a-z, digits and single hyphens; or too long; or kept by Windows.",
            "Write it as the hint says.",
        ),
        "duplicate-name": Code(
            "Two parties have the same name or short name, or two issues the same title.",
            "Make them differ, as readers tell them apart by these alone.",
        ),
        "bad-choice": Code("The word is not one of those the field allows.", "Take one of those listed."),
        "bad-number": Code("A number is expected.", "Write it in digits, without quotes or units."),
        "bad-date": Code(
            "The text is not a date.", "Write `2025`, `2025-06`, `2025-06-20` or `2025-06-20/2025-06-30`."
        ),
        "bad-form": Code(
            "A colour, country, language or fingerprint is not in its form.", "Write it as the message says."
        ),
        "bad-scale": Code(
            "The scale contradicts itself, or lacks what its level needs.", "See the scales above."
        ),
        # References
        "unknown-party": Code("`case.yaml` has no such party.", "Correct the spelling, or declare it."),
        "unknown-round": Code("`case.yaml` has no such round.", "Correct the spelling, or declare it."),
        "unknown-basket": Code("`case.yaml` has no such basket.", "Correct the spelling, or declare it."),
        "unknown-issue": Code("`case.yaml` has no such issue.", "Correct the spelling, or declare it."),
        "unknown-source": Code(
            "There is no such source card in `seeds/`.", "Correct the spelling, or write the card."
        ),
        "unknown-passage": Code("The source card has no such passage.", "Correct the number."),
        "unknown-object": Code(
            "The issue declares objects, and this is none of them.", "Correct the spelling, or declare it."
        ),
        "unknown-package": Code(
            "The head of the file declares no such package.", "Correct the spelling, or declare it."
        ),
        "part-of-cycle": Code("An issue is part of itself.", "Correct `part_of`."),
        "bad-sequence": Code(
            "A sequence names no level of the issue, or not two steps and each once.",
            "Write `level: [first, second]`.",
        ),
        "replaces-cycle": Code("An issue replaces itself.", "Correct `replaces`."),
        "layer-of-layer": Code(
            "A round is a layer of itself, or of a round that is a layer.", "Name the round of the talks."
        ),
        "group-of-groups": Code(
            "A party is a member of itself, or of a group that is a member of another.",
            "Write both as members of the one group.",
        ),
        "each-round-without-amounts": Code(
            "`each_round` stands on a scale that counts no amounts.", "Use a ratio or interval scale."
        ),
        "issue-not-asked": Code(
            "The issue is not asked in this round.", "Correct the issue, or add the round to its `rounds`."
        ),
        "unused-basket": _warning("No issue is in the basket.", "Delete it, or put issues in."),
        "unused-source": _warning("No position cites the source.", "Cite it, or delete the card."),
        # Values
        "bad-value": Code("The value is not in a form its scale knows.", "See the forms of a value above."),
        "off-scale": Code("The scale has no such level, option or number.", "Take one of those listed."),
        "number-without-unit": Code(
            "A number stands on a scale of named levels, which has no unit.", "Take a level."
        ),
        "outside-anchors": Code(
            "A number or date lies outside the scale's `min` and `max`.", "Correct it, or widen the scale."
        ),
        "not-whole": Code(
            "A number is not whole, and its scale counts whole numbers alone.", "Write a whole number."
        ),
        "range-reversed": Code("A range runs from the higher, or later, end to the lower.", "Swap the two."),
        "duplicate-outcome": Code("A list names the same outcome twice.", "Keep one of the two."),
        "uncertain-single": Code(
            "`uncertain` gives one reading alone.", "Give two or more, or write it as `value`."
        ),
        "value-not-in-doubt": Code(
            "The `value` is none of the readings in `uncertain`.", "Correct one of the two."
        ),
        "bad-preference": Code(
            "`prefers` is no direction or level of the scale, or none the party asks for.",
            "Take one of those listed.",
        ),
        # What an entry says
        "nothing-stated": Code(
            "An entry has no value and does not say why.", "Add a value, or `engagement`."
        ),
        "value-and-engagement": Code(
            "An entry has a position, and also says why it has none.", "Keep one of the two."
        ),
        "engagement-contradicted": Code(
            "One entry says why there is no position, another gives one, or another reason.",
            "Delete one of them.",
        ),
        "printed-equal": Code("`printed` is the same as the reading.", "Delete the line."),
        "value-rejected": Code(
            "The party offers what it also rules out.", "Correct one, or name their `object`s."
        ),
        "accepts-and-rejects": Code("An outcome is both accepted and rejected.", "Keep one of the two."),
        "everything-rejected": Code(
            "The rejections leave nothing of the scale.", "Add the outcome the party wants to the scale."
        ),
        "condition-without-offer": Code(
            "Conditions stand in an entry without a value.", "Add the value that is offered."
        ),
        "conditional-on-itself": Code("An offer depends on its own issue.", "Make it an entry of its own."),
        "salience-without-basis": Code(
            "A salience does not say where it comes from.", "Add `salience_basis`."
        ),
        "salience-range": Code("A salience lies outside 0 to 100.", "Correct the number."),
        "capability-without-basis": Code(
            "A capability does not say where it comes from.", "Add `capability_basis`."
        ),
        "capability-range": Code("A capability lies outside 0 to a million million.", "Correct the number."),
        "confidence-missing": Code("A position does not say how sure the coder is.", "Add `confidence`."),
        "evidence-missing": Code("A position cites no passage.", "Add `evidence`."),
        "voice-missing": Code(
            "A piece of evidence does not say who speaks, or who told it.", "Add `voice` or `reported_by`."
        ),
        "adjudication-misplaced": Code(
            "A second coder's file records an adjudication.", "Move it to the lead's file."
        ),
        # Across files
        "duplicate-entry": Code("Two entries of a file are the same.", "Delete one."),
        "two-lead-coders": Code(
            "Two files code one party and round as `lead`.", "Give the second its coder's id."
        ),
        "duplicate-coding": Code("Two files code one party and round as the same coder.", "Correct `coder`."),
        "unknown-coder": Code(
            "`settled_from` names its own coder, or one without a blind file of this party and round.",
            "Correct the name, or add the file.",
        ),
        "passage-mismatch": Code(
            "The full text is not the one the card was made from.", "Use that text, or make the card anew."
        ),
    }
)
"""What `check` and `load_case` find in files."""

TABLE_CODES: Mapping[str, Code] = MappingProxyType(
    {
        "column-missing": Code("The table lacks a column.", "Add it, or rename the one you have."),
        "empty-table": Code("The table has no rows.", "Add rows."),
        "duplicate-id": Code("Two names would get the same id.", "Make them differ in letters or digits."),
        "duplicate-row": Code("A party has two values on one issue.", "Keep one."),
        "scale-missing": Code("An issue has no scale.", "Add one."),
        "capability-differs": Code("A party has two capabilities.", "Keep one number a party."),
    }
)
"""What `case_from_frame` finds besides, in tables and their scales."""

CODES: Mapping[str, Code] = MappingProxyType({**FILE_CODES, **TABLE_CODES})
