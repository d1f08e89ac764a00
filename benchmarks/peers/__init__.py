"""The same crowd step and flow field by other means."""
