"""The only writes of this app: what people do with an import, and what workers do."""

from imports.services.jobs import job_answer, job_apply, job_cancel, job_create, job_recheck
from imports.services.layouts import layouts_forget
from imports.services.mending import row_mend, rows_alike, rows_kept, rows_mend_alike
from imports.services.naming import NameChoice, names_answer
from imports.services.reading import run_reading
from imports.services.running import run_apply, run_check
from imports.services.sweeping import files_erase, jobs_due, leftovers_remove
from imports.services.undoing import is_undoable, job_undo, run_undo

__all__ = [
    "NameChoice",
    "files_erase",
    "is_undoable",
    "job_answer",
    "job_apply",
    "job_cancel",
    "job_create",
    "job_recheck",
    "job_undo",
    "jobs_due",
    "layouts_forget",
    "leftovers_remove",
    "names_answer",
    "row_mend",
    "rows_alike",
    "rows_kept",
    "rows_mend_alike",
    "run_apply",
    "run_check",
    "run_reading",
    "run_undo",
]
