"""Where the files of exports lie: below MEDIA_ROOT, each export in a folder of its own. No address leads there."""

import shutil
from pathlib import Path

from django.conf import settings

FOLDER = "exports"


def folder_of(job_id: int) -> Path:
    """Return the folder of an export's file, which need not be there."""
    return Path(settings.MEDIA_ROOT) / FOLDER / str(job_id)


def empty_folder(job_id: int) -> Path:
    """Return the folder of an export, made and without what an earlier worker left in it."""
    folder = folder_of(job_id)
    folder_remove(job_id)
    folder.mkdir(parents=True)
    return folder


def folder_remove(job_id: int) -> None:
    """Delete the file of an export, and whatever else is in its folder."""
    shutil.rmtree(folder_of(job_id), ignore_errors=True)


def path_of(name: str) -> Path:
    """Return the path of a file by the name that its job keeps."""
    return Path(settings.MEDIA_ROOT) / name


def name_of(path: Path) -> str:
    """Return the name by which a job keeps a file."""
    return str(path.relative_to(settings.MEDIA_ROOT))
