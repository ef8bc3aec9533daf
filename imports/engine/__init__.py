"""The engine: one for all kinds of sheets. It streams rows into staging tables, compares them with the register in SQL,
tells what would happen, and merges the good rows in one transaction.

``check`` and ``apply`` are the two acts; ``imports.services`` decides when. Kinds (``imports.kinds``) read the cells
of a row, targets (``imports.targets``) hold the SQL of the tables that rows go to.
"""
