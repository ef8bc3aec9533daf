"""The official accounts of a unit and of all below it, on one page."""
