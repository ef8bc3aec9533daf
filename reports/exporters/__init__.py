"""The tables that can be taken out, one module each."""

from reports.exporters.base import Exporter, TableColumn
from reports.exporters.booths import Booths
from reports.exporters.groups import Groups
from reports.exporters.handles import Handles
from reports.exporters.members import Members
from reports.exporters.seats import Seats

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter for exporter in (Booths(), Groups(), Members(), Seats(), Handles())
}

__all__ = ["EXPORTERS", "Exporter", "TableColumn"]
