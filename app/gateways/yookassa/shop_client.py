"""The HTTP client under the SDK's resources: one call to one shop."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import requests
from yookassa.client import ApiClient
from yookassa.domain.common import UserAgent

from app.domain.payment_ports import OutcomeUnknown, ShopKeys
from app.gateways.yookassa.failures import as_failure


@dataclass(frozen=True, slots=True)
class Line:
    """How the API is reached: its address and how long to wait for it, in seconds."""

    base_url: str
    connect_timeout_s: float
    read_timeout_s: float
    user_agent: UserAgent


class ShopClient(ApiClient):
    """One call with one shop's keys; what came of it stands in `answer`.

    The SDK's own client takes keys and address from `yookassa.Configuration`, which all threads
    share: a payment could reach another master's shop. It also has no timeouts, repeats POST by
    itself and reports network faults as AttributeError.
    """

    def __init__(self, line: Line, keys: ShopKeys) -> None:
        # Not the SDK's own __init__, which reads Configuration.
        self._line = line
        self.shop_id = keys.account_id
        self.shop_password = keys.secret_key
        self.auth_token = None
        self.user_agent = line.user_agent
        self.answer: object = None

    def request(
        self,
        method: str = "",
        path: str = "",
        query_params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> dict[str, Any]:
        """Make the call, once; the SDK's resources come here.

        Returns nothing to the SDK, whose models turn amounts into floats. Raises CallFailed.
        """
        own_headers = self.prepare_request_headers(headers)
        response = self._send(method, path, query_params, own_headers, _wire(body))
        answer = _json(response.content)
        if response.status_code != HTTPStatus.OK:
            secrets = (self.shop_password, own_headers["Authorization"].removeprefix("Basic "))
            raise as_failure(response.status_code, answer, secrets)
        if answer is None:
            raise OutcomeUnknown("the answer is not JSON")
        self.answer = answer
        return {}

    def _send(
        self,
        method: str,
        path: str,
        query_params: Mapping[str, str] | None,
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> requests.Response:
        # A session of its own, so that no cookie goes from one shop's call into another's.
        with requests.Session() as session:
            # The environment's netrc would replace the shop's keys, its proxy would see them.
            session.trust_env = False
            try:
                return session.request(
                    method,
                    self._line.base_url + path,
                    params=query_params,
                    headers=headers,
                    data=body,
                    timeout=(self._line.connect_timeout_s, self._line.read_timeout_s),
                    allow_redirects=False,
                )
            except (OSError, ValueError) as error:
                # "from None": the vendor's text holds the address with the payment's id.
                raise OutcomeUnknown(f"network: {type(error).__name__}") from None


def bound(resource: Any, client: ShopClient) -> Any:
    """Return one of the SDK's resources that calls through this client alone."""

    def attach(self: Any) -> None:
        self.client = client

    # The SDK's class methods make an instance of their class at each call.
    return type(resource.__name__, (resource,), {"__init__": attach})


def _wire(body: Any) -> bytes | None:
    # Sorted: under one idempotence key the body has to be the same to the byte.
    return None if body is None else json.dumps(dict(body), sort_keys=True).encode()


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
