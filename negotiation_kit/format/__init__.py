"""The file format, whole: reading, building, checking, loading, writing back."""
