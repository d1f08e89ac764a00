"""Pictures of the terminal front-end, made without a terminal."""
