"""A whole installation of ours behind TLS, and somebody else's Bot API server."""

import json
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from flask import Flask
from werkzeug.serving import make_server

from app.db import db
from tests.support.apps import build_app
from tests.support.sandbox import bare_environment, wait_until

Json = dict[str, Any]
TOKEN = "123456789:AAF-a-token-nobody-ever-gave-out-00"


@dataclass(frozen=True)
class Certificate:
    """What the emulator trusts and our server shows."""

    certificate: Path
    key: Path


@dataclass(frozen=True)
class Emulator:
    """The foreign server; it writes down which methods and fields came, and what it answered."""

    url: str
    journal: Path

    def push(self, update: Json) -> None:
        """Have it deliver an update to the bot's webhook."""
        with requests.Session() as http:
            http.trust_env = False
            body = {"token": TOKEN, "update": update}
            answer = http.post(f"{self.url}/__fixture/updates", json=body, timeout=10)
        assert answer.ok, answer.text

    def forget(self) -> None:
        """Begin the journal anew."""
        self.journal.unlink()

    def entries(self) -> list[Json]:
        return [json.loads(line) for line in self.journal.read_text().splitlines()]

    def answers(self) -> list[tuple[str, int]]:
        """Return the calls that came and the deliveries it made, with their statuses."""
        return [
            (entry.get("method") or entry["event"], entry["status"])
            for entry in self.entries()
            if "status" in entry
        ]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for localhost, signed by itself and good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)  # noqa: TID251  # the other side compares it with the real date
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(hours=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    (folder / "certificate.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return Certificate(folder / "certificate.pem", folder / "key.pem")


@pytest.fixture
def emulator(certificate: Certificate, tmp_path: Path) -> Iterator[Emulator]:
    emulator = Emulator(f"http://127.0.0.1:{free_port()}", tmp_path / "journal.jsonl")
    command = [
        str(Path(sys.executable).with_name("lo-bot-api-emulator")),
        *("--port", emulator.url.rpartition(":")[2]),
        *("--journal", str(emulator.journal)),
        "--enable-control",
    ]
    environment = bare_environment(SSL_CERT_FILE=str(certificate.certificate))
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: _answers(emulator.url))
        yield emulator
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def installation(certificate: Certificate, emulator: Emulator, tmp_path: Path) -> Iterator[Flask]:
    """Our application, served over https on the address that it calls its own."""
    port = free_port()
    app = build_app(
        f"sqlite:///{tmp_path}/outside.db",
        public_url=f"https://localhost:{port}",
        telegram_api_url=emulator.url,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)
    server = make_server("127.0.0.1", port, app, threaded=True, ssl_context=context)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield app
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


def _answers(url: str) -> bool:
    with requests.Session() as http:
        http.trust_env = False
        try:
            return http.post(f"{url}/bot{TOKEN}/getMe", timeout=10).ok
        except (requests.ConnectionError, requests.Timeout):
            return False
