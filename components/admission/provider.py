"""Whether the provider that readers sign in with is there and knows us: asked once, before anything is started."""

from collections.abc import Mapping
from typing import Any

import httpx
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client

from components.admission.rules import Inadmissible, Rules

_PATIENCE = 10.0
#: What Streamlit needs of a provider's description of itself.
_ENDPOINTS = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
#: What a provider answers to whoever has no right to ask; about a code that it never gave, it says something else.
_STRANGER = ("invalid_client", "unauthorized_client")


def require_provider(rules: Rules) -> None:
    """Raises ``Inadmissible`` where readers could not sign in."""
    described = _description(rules.auth["server_metadata_url"])
    _require_known(rules.auth, described["token_endpoint"])


def _description(url: str) -> Mapping[str, Any]:
    try:
        answer = httpx.get(url, timeout=_PATIENCE, follow_redirects=True)
        answer.raise_for_status()
    except httpx.HTTPStatusError as error:
        raise Inadmissible("status", url=url, status=error.response.status_code) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Inadmissible("silent", url=url, why=error) from None
    try:
        described = answer.json()
    except ValueError:
        described = None
    if not isinstance(described, dict) or not all(isinstance(described.get(key), str) for key in _ENDPOINTS):
        raise Inadmissible("unlike", url=url)
    return described


def _require_known(auth: Mapping[str, Any], endpoint: str) -> None:
    """A code that was never given is offered: who does not take our secret says so before looking at it."""
    kwargs = auth.get("client_kwargs", {})
    method = kwargs.get("token_endpoint_auth_method") if isinstance(kwargs, Mapping) else None
    try:
        with OAuth2Client(
            auth["client_id"], auth["client_secret"], token_endpoint_auth_method=method, timeout=_PATIENCE
        ) as client:
            client.fetch_token(endpoint, code="none", redirect_uri=auth["redirect_uri"])
    except OAuthError as error:
        if error.error in _STRANGER:
            raise Inadmissible("stranger", endpoint=endpoint) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Inadmissible("silent", url=endpoint, why=error) from None
    except ValueError:
        pass  # an answer in words of its own: it is there
