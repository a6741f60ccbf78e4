"""The figures of this process, as prometheus-client keeps them: ``/metrics`` on the second port shows them."""

from prometheus_client import Counter, Gauge, Histogram

from components.service.places import places

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.5, 4.0, 10.0, 30.0)

REQUESTS = Counter("phase_iii_requests", "Requests answered.", ("page", "status"))
REQUEST_SECONDS = Histogram("phase_iii_request_seconds", "Seconds to answer a request.", buckets=_SECONDS)
RUNS = Counter("phase_iii_runs", "Runs of a page, by how they ended.", ("page", "end"))
RUN_SECONDS = Histogram(
    "phase_iii_run_seconds", "Seconds from a change to the last word of its answer.", buckets=_SECONDS
)
SENT = Counter("phase_iii_sent_bytes", "Bytes sent to readers.", ("by",))
BUILT = Counter("phase_iii_exhibits_built", "Exhibits built, those built before anybody asked included.")
ERRORS = Counter("phase_iii_errors", "Runs and requests that met an error.", ("page",))
REFUSED = Counter("phase_iii_refused", "Page loads and sockets without a place.", ("what",))
Gauge("phase_iii_readers", "Open sockets.").set_function(lambda: places().open)
Gauge("phase_iii_places", "Readers that this process takes.").set_function(lambda: places().most)
