"""Writes what of docs/ is said by the code: references, tables, pictures."""
