"""How log records are written: one line of JSON each, request and task context included."""

import re
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


_SECRET_ADDRESS: Final = re.compile(r"(?<=/a/)[\w-]+")
_QUERY: Final = re.compile(r"\?.*", re.DOTALL)


def without_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Leave out of a record what whoever reads logs could use: one-time links, and what people searched for."""
    for name in ("event", "request"):
        if isinstance(text := event.get(name), str):
            event[name] = _SECRET_ADDRESS.sub("…", text)
    if isinstance(text := event.get("request"), str):
        event["request"] = _QUERY.sub("?…", text)
    return event


class LineFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats structlog and standard-library records alike as one JSON line."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        super().__init__(
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.stdlib.add_logger_name,
                structlog.stdlib.add_log_level,
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                without_secrets,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
