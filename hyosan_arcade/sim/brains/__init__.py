"""Brains inside the world: each looks at the world and answers with one body's `Intent`."""
