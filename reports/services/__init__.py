"""The only writes of this app: what people ask for, and what workers make of it."""

from reports.services.jobs import export_create, export_fetched, export_hand_over
from reports.services.running import run_export
from reports.services.sweeping import exports_due, exports_expire

__all__ = [
    "export_create",
    "export_fetched",
    "export_hand_over",
    "exports_due",
    "exports_expire",
    "run_export",
]
