"""The seats of a unit and of all below it, on one page."""
