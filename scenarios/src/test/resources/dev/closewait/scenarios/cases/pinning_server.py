"""A server that closes every connection promptly, and once starts a helper that lives as long as itself.

With "pins" the helper inherits the connections that are open when it starts, and keeps them: their sockets
stay in CLOSE_WAIT although the server has closed them. Ends when its standard input does.

Usage: pinning_server.py PARENT pins|closes REQUESTS_BEFORE_HELPER
"""

import os
import socket
import subprocess
import sys
import threading
import time

RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n"
WORK_SECONDS = 0.1  # so that some connections are open at any time


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


def serve(connection):
    try:
        with connection:
            connection.recv(4096)
            time.sleep(WORK_SECONDS)
            connection.sendall(RESPONSE)
            while connection.recv(4096):
                pass
    except OSError:
        pass  # the client went away


def main():
    pins = sys.argv[2] == "pins"
    requests_before_helper = int(sys.argv[3])
    threading.Thread(target=end_with_parent, daemon=True).start()
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    print('{"event":"ready","port":%d}' % listener.getsockname()[1], flush=True)
    accepted = 0
    while True:
        connection, _ = listener.accept()
        connection.set_inheritable(pins)
        accepted += 1
        threading.Thread(target=serve, args=(connection,), daemon=True).start()
        if accepted == requests_before_helper:
            # Its standard input ends with this process, and so does it.
            helper = subprocess.Popen(
                ["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, close_fds=not pins)


main()
