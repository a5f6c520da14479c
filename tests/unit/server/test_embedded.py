"""The port of the server: taken before it is named, and never another's."""

from flows.server.embedded import take_port
from tests.support.ports import free_port


def test_of_two_that_start_at_once_each_has_a_port_of_its_own() -> None:
    first = free_port()
    lines = [take_port(first) for _ in range(3)]
    ports = [line.getsockname()[1] for line in lines]
    assert ports[0] == first and len(set(ports)) == 3
    for line in lines:
        line.close()
    again = take_port(first)
    assert again.getsockname()[1] == first
    again.close()
