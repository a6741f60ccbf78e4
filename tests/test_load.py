"""The readers of ``make load`` see what a reader would see: another's screen, an error, a door that is closed."""

import asyncio
from collections import Counter
from itertools import islice

import httpx
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.load.reader import Full, Reader, WrongScreen, selections
from bench.load.scenes import Found, _client, _each, _share
from dossier.catalogue import Catalogue
from dossier.selection import Selection
from dossier.selection_words import filtered

MINE = Selection(sectors=("gene_therapy",), regions=("Bretagne",))
OTHERS = Selection(sectors=("cell_therapy",), regions=("Occitanie",))


def text(words: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.text.body = words
    return message


def filters() -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.text_input.id = "$$ID-0123-sector"
    return message


@pytest.fixture
def reader(catalogue: Catalogue) -> Reader:
    return Reader("http://127.0.0.1:1", "actors", MINE, catalogue)


def test_ones_own_screen_is_known(reader: Reader, catalogue: Catalogue) -> None:
    reader._look([filters(), text(filtered(catalogue, MINE) + " Cette page garde tout.")])


def test_anothers_screen_an_error_and_an_empty_one_are_not(catalogue: Catalogue) -> None:
    own, stopped, broken = text(filtered(catalogue, MINE)), ForwardMsg(), ForwardMsg()
    stopped.delta.add_block.id = "$$ID-0123-stopped"
    broken.delta.new_element.exception.type = "KeyError"
    for screen in ([filters(), text(filtered(catalogue, OTHERS))], [filters(), own, stopped], [own, broken], [own], []):
        with pytest.raises(WrongScreen):
            Reader("", "actors", MINE, catalogue)._look(screen)


def test_a_reader_who_is_told_to_wait_says_so(reader: Reader) -> None:
    answer = httpx.Response(503, headers={"retry-after": "9"}, text="full")
    transport = httpx.MockTransport(lambda _: answer)

    async def arrives() -> None:
        async with httpx.AsyncClient(transport=transport) as client:
            await reader.arrive(client)

    with pytest.raises(Full) as full:
        asyncio.run(arrives())
    assert (full.value.page, full.value.again) == ("full", "9")


def test_readers_share_no_cookie(catalogue: Catalogue) -> None:
    """With one jar for all, all would be one reader to the proxy and sit in one process."""
    sent: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers.get("cookie", ""))
        return httpx.Response(503, headers={"set-cookie": f"replica=r1.{len(sent):032x}; Path=/"})

    async def arrive() -> list[Reader]:
        readers = [Reader("http://127.0.0.1:1", "", MINE, catalogue) for _ in range(2)]
        async with _client() as client:
            client._transport = httpx.MockTransport(answer)
            for each in (*readers, readers[0]):
                with pytest.raises(Full):
                    await each.arrive(client)
        return readers

    readers = asyncio.run(arrive())
    assert sent == ["", "", f"replica=r1.{1:032x}"]
    assert readers[1].replica == "r1"


def test_readers_never_filter_the_same_at_the_same_turn() -> None:
    for turn in range(20):
        seen = Counter(next(islice(selections(number), turn, None)) for number in range(50))
        assert max(seen.values()) == 1


def test_what_befalls_one_reader_is_noted_and_the_others_go_on(catalogue: Catalogue) -> None:
    found, met = Found("of a test"), []

    async def lives(number: int, _: Reader) -> None:
        if number == 1:
            raise WrongScreen("another's")
        met.append(number)

    asyncio.run(_each([Reader("", "", MINE, catalogue) for _ in range(3)], lives, found))
    assert met == [0, 2] and found.troubles == ["reader 1: WrongScreen: another's"]


def test_shares() -> None:
    assert _share(range(1, 101), 0.5) == 51 and _share(range(1, 101), 0.95) == 96 and _share([7], 0.95) == 7
