"""Floor 3: what is seen and heard, for any front-end."""
