"""How each resource is written and read."""
