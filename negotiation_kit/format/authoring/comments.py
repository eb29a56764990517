"""The comments of a YAML text, so that none is lost unnoticed."""

from __future__ import annotations

import re
from collections import Counter

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def comments(text: str) -> Counter[str]:
    r"""Return every comment of a YAML text, with how often it occurs.

    Examples
    --------
    >>> sorted(comments("a: b # one\nc: 'd # no'\n# two\n"))
    ['# one', '# two']
    """
    bare = list(text)
    for token in yaml.scan(text, Loader=_LOADER):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            if token.style in ("|", ">"):  # a comment may stand beside the sign, and is none of the text
                start = text.find("\n", start) if "\n" in text[start:] else token.end_mark.index
            for place in range(start, token.end_mark.index):
                bare[place] = bare[place] if bare[place] == "\n" else "."
    return Counter(found.group().rstrip() for found in _COMMENT.finditer("".join(bare)))
