"""The queue formulas against a simulation, event by event, that knows none of them (seeded, with its own error)."""

from collections.abc import Callable

import numpy as np
import pytest
import simpy

from dossier.modelling.queueing import probability_of_waiting_longer, waiting_time

#: A load at which the queue is long: Allen-Cunneen is an approximation for heavy traffic.
ARRIVAL_RATE, SERVICE_RATE, SERVERS = 40.0, 12.0, 4
CUSTOMERS, WARM_UP = 90_000, 2_000


def simulated_waits(service_time: Callable[[np.random.Generator], float], seed: int) -> np.ndarray:
    """Waits of the customers of a queue with Poisson arrivals, in order of service, after a warm-up."""
    generator = np.random.default_rng(seed)
    environment = simpy.Environment()
    rooms = simpy.Resource(environment, SERVERS)
    waits: list[float] = []

    def customer() -> simpy.events.ProcessGenerator:
        arrival = environment.now
        with rooms.request() as room:
            yield room
            waits.append(environment.now - arrival)
            yield environment.timeout(service_time(generator))

    def source() -> simpy.events.ProcessGenerator:
        for _ in range(CUSTOMERS):
            yield environment.timeout(generator.exponential(1 / ARRIVAL_RATE))
            environment.process(customer())

    environment.process(source())
    environment.run()
    return np.array(waits[WARM_UP:])


@pytest.fixture(scope="module")
def exponential_waits() -> np.ndarray:
    return simulated_waits(lambda generator: generator.exponential(1 / SERVICE_RATE), seed=1)


def test_erlang_c_is_the_share_that_waits(exponential_waits: np.ndarray) -> None:
    expected = waiting_time(ARRIVAL_RATE, SERVICE_RATE, SERVERS).probability_of_waiting
    assert np.mean(exponential_waits > 1e-12) == pytest.approx(expected, rel=0.06)


def test_mean_wait_of_exponential_service(exponential_waits: np.ndarray) -> None:
    expected = waiting_time(ARRIVAL_RATE, SERVICE_RATE, SERVERS).mean_wait
    assert exponential_waits.mean() == pytest.approx(expected, rel=0.1)


def test_tail_of_the_wait(exponential_waits: np.ndarray) -> None:
    duration = 0.05
    expected = probability_of_waiting_longer(ARRIVAL_RATE, SERVICE_RATE, SERVERS, duration)
    assert np.mean(exponential_waits > duration) == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize(
    ("scv", "service_time"),
    [
        (0.0, lambda _: 1 / SERVICE_RATE),
        (0.25, lambda generator: generator.gamma(4, 1 / (4 * SERVICE_RATE))),
    ],
    ids=["constant", "gamma"],
)
def test_allen_cunneen_is_near(scv: float, service_time: Callable[[np.random.Generator], float]) -> None:
    """An approximation: within a few percent of the truth at this load, the rest is the error of the simulation."""
    expected = waiting_time(ARRIVAL_RATE, SERVICE_RATE, SERVERS, scv_service=scv).mean_wait
    assert simulated_waits(service_time, seed=2).mean() == pytest.approx(expected, rel=0.1)
