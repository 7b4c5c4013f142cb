"""A small HTTP server that closes what it has answered; with --forgets it keeps one connection in ten for good."""

import os
import random
import socket
import sys

forgets = "--forgets" in sys.argv
server = socket.create_server(("", int(os.environ["PORT"])), backlog=128)
statistics = []
random.seed(1)  # the same connections in every run
while True:
    connection, _ = server.accept()
    try:
        if connection.recv(4096):
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")
        if forgets and random.random() < 0.1:
            statistics.append(connection)
        else:
            connection.close()
    except ConnectionError:
        connection.close()
