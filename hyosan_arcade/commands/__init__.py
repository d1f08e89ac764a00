"""What the `hyosan` command can do, one module per word; floor 5, imported only when asked for."""
