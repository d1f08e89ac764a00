"""The terminal: a front-end of text cells, for a real terminal here, in tmux or over SSH."""
