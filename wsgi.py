"""What gunicorn and `flask` start."""

from dotenv import load_dotenv

from app.factory import create_app
from app.runtime import runtime

# A convenience of a checkout; on a server there is no such file, and the environment comes first.
load_dotenv()

app = create_app()

with app.app_context():
    # Only where Telegram itself is played on this machine is there anything to demonstrate.
    if runtime().settings.telegram_stand_in is not None:
        from sandbox.demo.command import demo_command

        app.cli.add_command(demo_command)
