"""Where sides agree and where they diverge, by how much, on whose word, and how sure we can be."""
