"""The horde beside its peers: the same work, in one run, with what it is worth."""
