"""How hard a level is, and what the hybrid is worth in it: many bot runs, counted."""
