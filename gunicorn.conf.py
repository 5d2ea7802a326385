"""How the web process serves; `docs/performance.md` has the measurements behind it."""

import os

# WEB_CONCURRENCY (processes) is read by gunicorn itself.
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 20
keepalive = 15
control_socket_disable = True
