"""Floor 4: devices and outputs.  Front-ends translate; they never decide."""
