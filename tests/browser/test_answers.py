"""What the server sends of one run reaches the application together, in its order, and nothing of it is lost."""

from browser.conftest import Screen
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

#: A socket to nobody, to which answers of so many bytes are told; which were heard at once, and which after a while.
_TOLD = """async (answers) => {
  const heard = [], socket = new WebSocket('ws://' + location.host + '/nobody');
  socket.addEventListener('message', ({ data }) => heard.push(data.byteLength));
  for (const bytes of answers)
    socket.dispatchEvent(new MessageEvent('message', { data: Uint8Array.from(bytes).buffer }));
  const atOnce = [...heard];
  await new Promise((done) => setTimeout(done, 500));
  return [atOnce, heard];
}"""
#: The last message of a run: "no script runs".
_ENDED = [0x4A, 0x00]


def test_answers_wait_for_the_end_of_their_run_and_no_longer(screen: Screen) -> None:
    page = screen.open("about").page
    assert page.evaluate(_TOLD, [[1, 2, 3], [4], _ENDED, [5, 6, 7, 8]]) == [[3, 1, 2], [3, 1, 2, 4]]


def test_answers_of_a_run_that_does_not_end_are_heard_too(screen: Screen) -> None:
    page = screen.open("about").page
    assert page.evaluate(_TOLD, [[1, 2, 3], [4, 5]]) == [[], [3, 2]]


def test_a_page_that_nobody_sees_holds_nothing_back(screen: Screen) -> None:
    page = screen.open("about").page
    page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    assert page.evaluate(_TOLD, [[1, 2, 3], [4, 5]])[0] == [3, 2]


def test_the_end_of_a_run_is_written_as_the_script_that_waits_for_it_reads_it() -> None:
    message = ForwardMsg()
    message.session_status_changed.SetInParent()  # "no script runs": both of its fields are false
    assert list(message.SerializeToString()) == _ENDED
