"""The middlewares of admission in the order in which a request meets them: the cheap and the general first."""

from starlette.middleware import Middleware

from components.admission.bodies import BodyLimit
from components.admission.guard import Guard
from components.admission.hosts import OwnHost
from components.admission.rates import RateLimit
from components.admission.rules import rules


def admission() -> list[Middleware]:
    """What stands at the door of this process. Raises ``Inadmissible`` where nobody could come in."""
    if known := rules():
        # what speaks to a provider is loaded only where there is one
        from components.admission.provider import require_provider

        require_provider(known)
    return [Middleware(OwnHost), Middleware(BodyLimit), Middleware(Guard), Middleware(RateLimit)]
