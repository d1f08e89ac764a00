"""Floor 2: a run and what is kept of it."""
