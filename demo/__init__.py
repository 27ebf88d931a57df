"""Demo material: fictional CVs and one opening for each role, so that a first look is full."""
