"""A link that holds its file, so that it works in JupyterLab, in Voila and on a server one cannot reach."""

from __future__ import annotations

from base64 import b64encode

from negotiation_kit.views import Html, tag

_STYLE = "font-weight:600;text-decoration:underline"


def download_link(name: str, mime: str, content: bytes) -> Html:
    """Return a link to a file that stands in the link itself.

    Parameters
    ----------
    name : str
        What the browser calls the file.
    mime : str
        Its media type.
    content : bytes
    """
    address = f"data:{mime};base64,{b64encode(content).decode()}"
    return tag("a", f"Download {name}", href=address, download=name, style=_STYLE)
