"""The columns that say where a row belongs; a sheet that is imported has the same."""

from django.utils.translation import pgettext_lazy

from core.sheets.copied import Cell
from reports.exporters.base import TableColumn
from reports.exporters.sql import named

REGION = TableColumn("region", pgettext_lazy("column", "Region"), named("region"), usual=False)
DISTRICT = TableColumn("district", pgettext_lazy("column", "District"), named("district"))
ASSEMBLY_NO = TableColumn(
    "assembly_no", pgettext_lazy("column", "Assembly number"), "assembly.number", Cell.NUMBER, width=10
)
ASSEMBLY_NAME = TableColumn("assembly_name", pgettext_lazy("column", "Assembly name"), named("assembly"))
MANDAL = TableColumn("mandal", pgettext_lazy("column", "Mandal"), named("mandal"))
SECTOR = TableColumn("sector", pgettext_lazy("column", "Sector"), named("sector"), usual=False)
TRAIL = (REGION, DISTRICT, ASSEMBLY_NO, ASSEMBLY_NAME, MANDAL, SECTOR)
CODE = TableColumn("unit", pgettext_lazy("column", "Unit (code or name)"), "unit.code", usual=False)
