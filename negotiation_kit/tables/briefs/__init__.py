"""One page for whoever decides: what is agreed, what is near, what blocks, and what it rests on."""
