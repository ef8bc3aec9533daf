"""The reader of rows for one job."""

from imports.kinds import KINDS, Kind
from imports.models import ImportJob
from imports.places import Area, PlaceFinder
from imports.places.answers import NameAnswers


def kind_for(job: ImportJob, area: Area) -> Kind:
    """Return what reads the rows of a job, with what its importer answered about places."""
    names = NameAnswers(job.answers.get("names"))
    return KINDS[job.kind](PlaceFinder(area, assembly=job.answers.get("assembly"), names=names))
