"""An invented state at work: the real structure of a state, and nothing else that is real."""
