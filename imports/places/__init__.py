"""Finding the units that a sheet names: by number, by name in either script, by near names; and whose area they are."""

from imports.places.area import Area
from imports.places.finder import Place, PlaceFinder
from imports.places.known import Known, UnitBook

__all__ = ["Area", "Known", "Place", "PlaceFinder", "UnitBook"]
