"""How the web process serves; `docs/performance.md` has the measurements behind it."""

import os

# WEB_CONCURRENCY (processes) is read by gunicorn itself.
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 20
keepalive = 15
# Workers report that they live through a file; on a disk that can stall them.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True
