"""Floor 1: files in, validated and frozen specs out."""
