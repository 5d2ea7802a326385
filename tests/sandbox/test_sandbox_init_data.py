"""Mini Apps are opened with initData that a second reading of Telegram's rules accepts."""

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sandbox_http import BOT, MARINA, TOKENS, Sandbox

APP = "http://127.0.0.1:8000/app/anya-belova"
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "yes"}, {"text": "Записаться", "web_app": {"url": APP}}]
    ]
}


def launch(sandbox: Sandbox, **body: object) -> dict[str, str]:
    """Open the Mini App by the button in the chat and return the launch parameters."""
    sent = sandbox.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
    button = {"message_id": sent["message_id"], "button": [0, 1]}
    url = sandbox.act("open", button | body)["url"]
    assert url.startswith(f"{APP}#tgWebAppData=")
    return dict(parse_qsl(urlsplit(url).fragment, strict_parsing=True))


def lines(pairs: dict[str, str], *left_out: str) -> str:
    return "\n".join(sorted(f"{name}={pairs[name]}" for name in pairs if name not in left_out))


class TestInitData:
    def test_carries_a_hash_by_the_bots_token(self, started: Sandbox) -> None:
        pairs = dict(parse_qsl(launch(started)["tgWebAppData"], strict_parsing=True))
        token = TOKENS[BOT]
        secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
        expected = hmac.new(secret, lines(pairs, "hash").encode(), hashlib.sha256).hexdigest()
        assert pairs["hash"] == expected

    def test_carries_a_signature_for_third_parties(self, started: Sandbox) -> None:
        pairs = dict(parse_qsl(launch(started)["tgWebAppData"], strict_parsing=True))
        key = started.control("keys", method="GET")["ed25519_public_key"]
        bot_id = TOKENS[BOT].partition(":")[0]
        text = f"{bot_id}:WebAppData\n{lines(pairs, 'hash', 'signature')}"
        signature = base64.urlsafe_b64decode(pairs["signature"] + "==")
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(signature, text.encode())
        with pytest.raises(InvalidSignature):
            public.verify(signature, text.replace("Марина", "Мария").encode())

    def test_tells_who_and_when(self, started: Sandbox) -> None:
        pairs = dict(parse_qsl(launch(started)["tgWebAppData"], strict_parsing=True))
        user = json.loads(pairs["user"])
        assert (user["id"], user["first_name"], user["language_code"]) == (MARINA, "Марина", "ru")
        assert 0 <= int(pairs["auth_date"]) - started.chat()["messages"][0]["date"] < 5
        assert pairs["query_id"]


class TestLaunch:
    def test_names_version_platform_and_theme(self, started: Sandbox) -> None:
        parameters = launch(started)
        assert parameters["tgWebAppVersion"] == "9.1"
        assert parameters["tgWebAppPlatform"] == "web"
        assert json.loads(parameters["tgWebAppThemeParams"])["bg_color"] == "#ffffff"

    def test_may_be_dark(self, started: Sandbox) -> None:
        theme = json.loads(launch(started, theme="dark")["tgWebAppThemeParams"])
        assert theme["bg_color"] == "#17212b"

    def test_works_from_the_menu_button(self, started: Sandbox) -> None:
        menu = {"type": "web_app", "text": "Запись", "web_app": {"url": APP}}
        started.result("setChatMenuButton", menu_button=menu)
        assert started.act("open", {})["url"].startswith(f"{APP}#tgWebAppData=")

    def test_needs_a_button_that_opens_something(self, started: Sandbox) -> None:
        sent = started.result("sendMessage", chat_id=MARINA, text="?", reply_markup=KEYBOARD)
        url = f"{started.url}/control/chats/{MARINA}/{BOT}/open"
        wrong = {"message_id": sent["message_id"], "button": [0, 0]}
        assert started.http.post(url, json=wrong).status_code == 409
        assert started.http.post(url, json={}).status_code == 409
