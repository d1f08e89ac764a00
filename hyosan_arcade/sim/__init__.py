"""Floor 0: the rules. A tick is a pure function of (world, intents); read `world.py` first."""
