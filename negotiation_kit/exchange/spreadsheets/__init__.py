"""Tables as people have them, Excel and CSV files, read without trusting them."""

from negotiation_kit.exchange.spreadsheets.importing import import_table, scales_draft
from negotiation_kit.exchange.spreadsheets.reading import Table, read_table

__all__ = ["Table", "import_table", "read_table", "scales_draft"]
