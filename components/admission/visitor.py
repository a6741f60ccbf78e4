"""Who asks: read from the cookie that Streamlit's sign-in signed, and judged by our own clock.

Streamlit gives it for thirty days and never looks at its age; here it holds as long as the rules say.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.admission.rules import Rules

#: Seconds within which the parts of one cookie are signed.
_ONE_ANSWER = 1.0


@dataclass(frozen=True)
class Visitor:
    """``mail`` in small letters, empty where the provider vouches for none; ``until``: the second (Unix time) at which
    the sign-in ends; ``key``: the same for all that is asked under one sign-in, and nothing can be read from it."""

    mail: str
    until: float
    key: str


def visitor(cookies: Mapping[str, str], rules: Rules) -> Visitor | None:
    """Whoever has signed in, admitted or not; nobody for a cookie that is missing, old, foreign or forged."""
    begun: list[float] = []

    def part(name: str) -> bytes | None:
        # as ``starlette_app_utils.decode_signed_value``, which does not say when it was signed
        signed = URLSafeTimedSerializer(rules.auth["cookie_secret"], salt=name)
        try:
            value, at = signed.loads(cookies.get(name, ""), max_age=rules.seconds, return_timestamp=True)
        except BadData:
            return None
        begun.append(at.timestamp())
        return value.encode() if isinstance(value, str) else None

    whole = get_cookie_with_chunks(part, USER_COOKIE_NAME)
    claims = _claims(whole)
    if whole is None or claims.get("is_logged_in") is not True or claims.get("origin") != rules.origin:
        return None
    # a long one comes in parts: those that were signed at different times are of different sign-ins
    if max(begun) - min(begun) > _ONE_ANSWER:
        return None
    return Visitor(_mail(claims), min(begun) + rules.seconds, hashlib.sha256(whole).hexdigest())


def _mail(claims: Mapping[str, object]) -> str:
    """Many providers do not say whether an address was verified; one that says no is believed."""
    mail = claims.get("email")
    vouched = claims.get("email_verified", True) in (True, "true")
    return mail.strip().lower() if vouched and isinstance(mail, str) else ""


def _claims(content: bytes | None) -> dict[str, object]:
    try:
        claims = json.loads(content or b"{}")
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}
