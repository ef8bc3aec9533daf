"""Settings, URLs, Celery, the embedded servers and the checks: what starts the house."""
