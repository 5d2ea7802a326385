"""Start the sandbox: `python -m sandbox [--port 8001]`; port 0 takes a free one."""

import argparse
import asyncio
import os
import signal
import sys

from aiohttp import web

from sandbox.server import build_app
from sandbox.world import World

HOST = "127.0.0.1"


def main() -> None:
    """Serve until a signal ends it."""
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__)
    default_port = int(os.environ.get("SANDBOX_PORT", "8001"))
    parser.add_argument("--port", type=int, default=default_port, help="0 takes a free port")
    asyncio.run(_serve(parser.parse_args().port))


async def _serve(port: int) -> None:
    runner = web.AppRunner(build_app(World()), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as problem:
        await runner.cleanup()
        sys.exit(f"sandbox cannot listen on {HOST}:{port}: {problem.strerror}")
    # One line that a starting process can wait for.
    sys.stdout.write(f"sandbox listening on http://{HOST}:{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    ended = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, ended.set)
    await ended.wait()
    await runner.cleanup()


if __name__ == "__main__":
    main()
