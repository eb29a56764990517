"""What comes in and goes out: frames, spreadsheets, exports, citations, new cases."""
