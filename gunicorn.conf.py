"""How the web process serves."""

import os

from dotenv import load_dotenv

# Before the application does, because gunicorn wants to know the port first.
load_dotenv()

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 20
keepalive = 15
control_socket_disable = True
