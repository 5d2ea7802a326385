"""What a bot is, says about itself and offers beside the input."""

from sandbox_http import BOT, KATE, MARINA, Sandbox

COMMANDS = [{"command": "start", "description": "Записаться"}]
MENU = {"type": "web_app", "text": "Запись", "web_app": {"url": "http://127.0.0.1:8000/app/x"}}


class TestAboutTheBot:
    def test_get_me_tells_who_it_is(self, sandbox: Sandbox) -> None:
        me = sandbox.result("getMe")
        assert me["is_bot"] is True
        assert (me["username"], me["first_name"]) == (BOT, "Аня Белова · маникюр")

    def test_commands_are_kept_by_language(self, sandbox: Sandbox) -> None:
        english = [{"command": "start", "description": "Book"}]
        sandbox.result("setMyCommands", commands=COMMANDS)
        sandbox.result("setMyCommands", commands=english, language_code="en")
        assert sandbox.result("getMyCommands") == COMMANDS
        assert sandbox.result("getMyCommands", language_code="en") == english
        assert sandbox.result("getMyCommands", language_code="de") == []

    def test_wrong_commands_are_refused(self, sandbox: Sandbox) -> None:
        bad = [{"command": "Запись", "description": "?"}]
        answer = sandbox.call("setMyCommands", commands=bad).json()
        assert answer["description"] == "Bad Request: BOT_COMMAND_INVALID"

    def test_descriptions_are_shown_on_the_page(self, sandbox: Sandbox) -> None:
        sandbox.result("setMyDescription", description="Запись на маникюр")
        sandbox.result("setMyShortDescription", short_description="Маникюр")
        assert sandbox.result("getMyDescription") == {"description": "Запись на маникюр"}
        assert sandbox.result("getMyShortDescription") == {"short_description": "Маникюр"}
        shown = sandbox.control("state", method="GET")["bots"][0]
        assert shown["descriptions"] == {"": "Запись на маникюр"}

    def test_a_long_description_is_refused(self, sandbox: Sandbox) -> None:
        assert sandbox.call("setMyDescription", description="я" * 513).status_code == 400


class TestMenuButton:
    def test_is_the_command_list_until_set(self, sandbox: Sandbox) -> None:
        assert sandbox.result("getChatMenuButton") == {"type": "commands"}
        sandbox.result("setChatMenuButton", menu_button=MENU)
        assert sandbox.result("getChatMenuButton") == MENU

    def test_may_differ_in_one_chat(self, started: Sandbox) -> None:
        started.result("setChatMenuButton", chat_id=MARINA, menu_button=MENU)
        assert started.result("getChatMenuButton", chat_id=MARINA) == MENU
        assert started.result("getChatMenuButton", chat_id=KATE) == {"type": "commands"}
        started.result("setChatMenuButton", chat_id=MARINA, menu_button={"type": "default"})
        assert started.result("getChatMenuButton", chat_id=MARINA) == {"type": "commands"}

    def test_needs_a_safe_address(self, sandbox: Sandbox) -> None:
        unsafe = MENU | {"web_app": {"url": "http://okoshko.test/"}}
        assert sandbox.call("setChatMenuButton", menu_button=unsafe).status_code == 400


class TestAboutTheChat:
    def test_is_told_once_the_person_started_the_bot(self, started: Sandbox) -> None:
        chat = started.result("getChat", chat_id=MARINA)
        assert (chat["type"], chat["username"]) == ("private", "marina_k")
        stranger = started.call("getChat", chat_id=KATE).json()
        assert stranger["description"] == "Bad Request: chat not found"

    def test_shows_typing_but_no_nonsense(self, started: Sandbox) -> None:
        assert started.result("sendChatAction", chat_id=MARINA, action="typing") is True
        assert started.call("sendChatAction", chat_id=MARINA, action="dancing").status_code == 400
