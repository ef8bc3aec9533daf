"""Who may open what: the table of rights from the product's description, and every address of the software.

``rights`` says who may do what where, ``addresses`` walks the URLconf, ``table`` says which right each address asks,
``world`` builds the places and people, ``visits`` looks at answers, ``secrets`` knows what a person must not read.
"""
