"""The kit's own name and version, for whoever has to say what made a result."""

from __future__ import annotations

NAME = "negotiation_kit"
VERSION = "0.1.0"
