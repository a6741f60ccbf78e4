"""Waiting for a room: Erlang C, M/M/c and Allen-Cunneen [F].

A best case: rooms tied to one product do not pool, there are no campaigns, and the flow is stationary. At the
sizes proposed the queue is short; waiting is not the argument.
"""

from dataclasses import dataclass

import numpy as np

from dossier.modelling.inputs import Values, plain


class UnstableQueue(ValueError):
    """The servers cannot keep up (traffic intensity of 1 or more): the queue has no stationary law."""

    def __init__(self, offered_load: Values, servers: Values) -> None:
        self.offered_load = offered_load
        self.servers = servers
        self.traffic_intensity = offered_load / servers
        super().__init__(f"traffic intensity {self.traffic_intensity!s} is not below 1 with {servers!s} servers")


@dataclass(frozen=True, kw_only=True)
class Queue:
    """A stationary queue. Times are in the unit of 1 / arrival_rate; fields have the arguments' shape."""

    traffic_intensity: Values
    probability_of_waiting: Values
    mean_wait: Values
    mean_queue_length: Values


def erlang_c(servers: int, offered_load: Values) -> Values:
    """Probability that an arrival waits in an M/M/c queue (Erlang C) [F].

    ``servers`` is a whole number c of at least 1, ``offered_load`` a = lambda / mu in erlangs; both
    broadcast. Computed from the recurrence of Erlang B, which neither overflows nor cancels. Raises
    ``UnstableQueue`` when a >= c, ``ValueError`` when an argument has no meaning.
    """
    count, load = np.broadcast_arrays(np.asarray(servers, dtype=float), np.asarray(offered_load, dtype=float))
    if not np.all((count >= 1) & (count == np.floor(count)) & np.isfinite(count)):
        raise ValueError(f"servers must be a whole number of at least 1, not {servers!r}")
    if not np.all(load >= 0):
        raise ValueError(f"offered_load must not be negative, not {offered_load!r}")
    if np.any(load >= count):
        raise UnstableQueue(offered_load, servers)
    blocked = np.ones(load.shape)
    for server in range(1, int(count.max(initial=0)) + 1):
        blocked = np.where(server <= count, load * blocked / (server + load * blocked), blocked)
    intensity = load / count
    return plain(blocked / (1 - intensity * (1 - blocked)))


def waiting_time(
    arrival_rate: Values,
    service_rate: Values,
    servers: int,
    scv_arrivals: Values = 1.0,
    scv_service: Values = 1.0,
) -> Queue:
    """The queue in front of c servers: M/M/c, times (ca2 + cs2) / 2 for other laws (Allen-Cunneen) [F].

    Rates share one unit of time, in which ``mean_wait`` is returned; ``scv_*`` are the squared coefficients
    of variation of times between arrivals and of service times (1 is the exponential law, at which it is
    exact). Raises ``UnstableQueue`` when arrival_rate >= servers x service_rate, ``ValueError`` when a rate
    has no meaning.
    """
    _check_rates(arrival_rate, service_rate)
    if not (np.all(np.asarray(scv_arrivals) >= 0) and np.all(np.asarray(scv_service) >= 0)):
        raise ValueError("squared coefficients of variation must not be negative")
    offered_load = arrival_rate / service_rate
    waits = erlang_c(servers, offered_load)
    mean_wait = waits / (servers * service_rate - arrival_rate) * (scv_arrivals + scv_service) / 2
    return Queue(
        traffic_intensity=offered_load / servers,
        probability_of_waiting=waits,
        mean_wait=mean_wait,
        mean_queue_length=arrival_rate * mean_wait,
    )


def probability_of_waiting_longer(arrival_rate: Values, service_rate: Values, servers: int, duration: Values) -> Values:
    """P(W > t) = P_w exp(-(c mu - lambda) t) in an M/M/c queue [F]; ``duration`` t in the unit of 1 / rate.

    Raises as ``waiting_time`` does, and ``ValueError`` when the duration is negative.
    """
    _check_rates(arrival_rate, service_rate)
    if not np.all(np.asarray(duration) >= 0):
        raise ValueError(f"duration must not be negative, not {duration!r}")
    waits = erlang_c(servers, arrival_rate / service_rate)
    return plain(waits * np.exp(-(servers * service_rate - arrival_rate) * duration))


def _check_rates(arrival_rate: Values, service_rate: Values) -> None:
    if not np.all(np.asarray(arrival_rate) >= 0):
        raise ValueError(f"arrival_rate must not be negative, not {arrival_rate!r}")
    if not np.all(np.asarray(service_rate) > 0):
        raise ValueError(f"service_rate must be positive, not {service_rate!r}")
