"""Floor 3: what is kept. Rows, files, and work still to do."""
