"""What can go wrong when two people, or a person and a worker, want different things of one import."""

from imports.models import State


class WrongState(Exception):
    """The job is not in a state in which this can be done; ``state`` is the one it is in."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state
