"""One reader without a browser: loads a page, opens its socket, changes filters, and looks at what is on the screen."""

import asyncio
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Sector
from dossier.catalogue.records import REGIONS
from dossier.selection import Selection
from dossier.selection_words import filtered

#: Seconds after which an answer is given up, and between two tries to connect again: those of Streamlit's own page.
PATIENCE, AGAIN = 60.0, 0.5
_ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
#: The second protocol is where Streamlit's page puts its token.
_PROTOCOLS = ("streamlit", "PLACEHOLDER_AUTH_TOKEN")


class Full(Exception):
    """Every place is taken: ``page`` is what was answered, ``again`` the seconds after which to ask again."""

    def __init__(self, page: str, again: str) -> None:
        self.page, self.again = page, again
        super().__init__("full")


class WrongScreen(AssertionError):
    """A screen that is another's, or holds an error."""


class Reader:
    """``selection`` is what the reader has filtered; every run is checked against it."""

    def __init__(self, home: str, page: str, selection: Selection, catalogue: Catalogue) -> None:
        self.home, self.page, self.selection = home, page, selection
        self.lost = 0
        self._catalogue = catalogue
        self._socket: ClientConnection | None = None
        self._cookie = self._session = self._script = ""
        self._widgets: dict[str, str] = {}
        self._kept: dict[str, ForwardMsg] = {}

    @property
    def replica(self) -> str:
        """The name of the replica that answered last."""
        return self._cookie.partition(".")[0]

    async def arrive(self, client: httpx.AsyncClient) -> float:
        """Seconds from page to whole screen. Raises ``Full``, ``WrongScreen``, ``OSError``, ``TimeoutError``."""
        begin = time.perf_counter()
        await self._load(client)
        try:
            await self._connect()
        except InvalidStatus as refused:
            if refused.response.status_code != 503:
                raise
            await self._load(client)  # as the page does, which then says that it waits
            await self._connect()
        await self._run()
        return time.perf_counter() - begin

    async def _load(self, client: httpx.AsyncClient) -> None:
        answer = await client.get(self._address, headers=self._headers())
        self._pin(answer.headers.get_list("set-cookie"))
        if answer.status_code == 503:
            raise Full(answer.text, answer.headers.get("retry-after", ""))
        answer.raise_for_status()

    async def change(self, selection: Selection) -> float:
        """Seconds from a change to the whole screen; a lost connection is found again. Raises as above."""
        self.selection = selection
        begin = time.perf_counter()
        while True:
            try:
                await self._run()
                return time.perf_counter() - begin
            except ConnectionClosed:
                await self._find_again()

    async def keep(self, seconds: float) -> float:
        """Stay on the page; whatever the server says is read. Seconds that a lost connection cost, 0 for none."""
        end, cost = time.perf_counter() + seconds, 0.0
        while (left := end - time.perf_counter()) > 0:
            try:
                await asyncio.wait_for(self._read(), left)
            except TimeoutError:
                break
            except ConnectionClosed:
                begin = time.perf_counter()
                await self._find_again()
                await self.change(self.selection)
                cost += time.perf_counter() - begin
        return cost

    async def leave(self) -> None:
        if self._socket:
            await self._socket.close()

    async def _find_again(self) -> None:
        self.lost += 1
        end = time.perf_counter() + PATIENCE
        while True:
            try:
                await self._connect()
                return
            except (OSError, InvalidHandshake, ConnectionClosed, TimeoutError):
                if time.perf_counter() > end:
                    raise
                await asyncio.sleep(AGAIN)

    async def _connect(self) -> None:
        protocols = (*_PROTOCOLS, *([self._session] if self._session else []))
        self._socket = await connect(
            self.home.replace("http", "ws", 1) + "/_stcore/stream",
            additional_headers={**self._headers(), "Origin": self.home},
            subprotocols=list(protocols),  # type: ignore[arg-type]
            max_size=None,
            open_timeout=PATIENCE,
            compression=None,
        )
        assert self._socket.response is not None
        self._pin(self._socket.response.headers.get_all("set-cookie"))

    async def _run(self) -> None:
        """Ask for a run and read it to its end, as long as it is not overtaken by another."""
        assert self._socket is not None
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self._query
        state.page_script_hash, state.page_name = self._script, "" if self._script else self.page
        state.context_info.url = self._address
        state.context_info.timezone, state.context_info.locale = "Europe/Paris", "fr-FR"
        state.cached_message_hashes.extend(self._kept)
        for key, identifier in self._widgets.items():
            widget = state.widget_states.widgets.add()
            widget.id, widget.string_value = identifier, ",".join(self._codes.get(key, ()))
        await self._socket.send(asked.SerializeToString())
        screen: list[ForwardMsg] = []
        async with asyncio.timeout(PATIENCE):
            while True:
                told = await self._read()
                kind = told.WhichOneof("type")
                if kind == "new_session":
                    screen.clear()
                    self._script = told.new_session.page_script_hash
                    self._session = told.new_session.initialize.session_id
                elif kind == "ref_hash":
                    screen.append(self._kept[told.ref_hash])
                elif kind == "delta":
                    screen.append(told)
                elif kind == "script_finished" and told.script_finished in _ENDED and screen:
                    break
        self._kept = {each.hash: each for each in screen if each.metadata.cacheable}
        self._look(screen)

    async def _read(self) -> ForwardMsg:
        assert self._socket is not None
        content = await self._socket.recv(decode=False)
        return ForwardMsg.FromString(content)

    def _look(self, screen: list[ForwardMsg]) -> None:
        """Raises ``WrongScreen`` unless the whole screen is there, without error, under the reader's own filters."""
        words = []
        for each in screen:
            if each.delta.WhichOneof("type") == "add_block":
                if each.delta.add_block.id.endswith("stopped"):
                    raise WrongScreen(f"{self.page}?{self._query}: stopped at an error")
                continue
            element = each.delta.new_element
            kind = element.WhichOneof("type")
            if kind == "exception":
                raise WrongScreen(f"{self.page}?{self._query}: {element.exception.type}")
            if kind == "text":
                words.append(element.text.body)
            elif kind == "text_input":
                # Streamlit's id of a widget ends with our key
                key = element.text_input.id.rpartition("-")[2]
                if key in ("sector", "region"):
                    self._widgets[key] = element.text_input.id
        own = filtered(self._catalogue, self.selection)
        if self.selection and not any(text.startswith(own) for text in words):
            raise WrongScreen(f"{self.page}?{self._query}: {own!r} is not among {words[:5]}")
        if not self._widgets:
            raise WrongScreen(f"{self.page}?{self._query}: no filters")

    @property
    def _codes(self) -> dict[str, list[str]]:
        return self.selection.to_query()

    @property
    def _query(self) -> str:
        return urlencode({key: ",".join(values) for key, values in self._codes.items()}, safe=",")

    @property
    def _address(self) -> str:
        return f"{self.home}/{self.page}?{self._query}"

    def _headers(self) -> dict[str, str]:
        kept = {"Cookie": f"replica={self._cookie}"} if self._cookie else {}
        return {"Accept": "text/html", **kept}  # as a browser that opens a page

    def _pin(self, cookies: list[str]) -> None:
        for each in cookies:
            if pinned := SimpleCookie(each).get("replica"):
                self._cookie = pinned.value


def selections(reader: int) -> Iterator[Selection]:
    """Ever other filters, at no time those of another of the first readers: a sector in a region."""
    pairs = [Selection(sectors=(str(sector),), regions=(region,)) for sector in Sector for region in sorted(REGIONS)]
    step = 7  # no divisor of their number is wanted: every pair is met
    position = reader
    while True:
        yield pairs[position % len(pairs)]
        position += step
