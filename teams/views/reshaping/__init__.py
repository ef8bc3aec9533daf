"""The pages on which units are moved, merged and split: asked, shown with all that goes along, then done.

They stand here and not among the booths' pages, because seats and members go along, of which booths know nothing.
"""
