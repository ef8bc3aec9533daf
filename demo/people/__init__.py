"""The demo's people: who sits where and sat there before, who waits in the pool, who can sign in."""

from demo.people.create import contexts_create, people_create

__all__ = ["contexts_create", "people_create"]
