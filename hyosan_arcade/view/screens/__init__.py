"""The screens a player walks through: title, level list, play, pause, results."""
