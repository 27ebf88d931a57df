"""The commands behind `saring`, one module per kind of work; `cli.py` imports each when it is called."""
