#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A TLS server that hands out session tickets, as GIO's own does not.

ticket-server.py CERTIFICATE KEY [proxy]: prints its port, then for each connection, once it is
over, a line "RESUMED REQUESTS": whether the session was resumed (0 or 1) and how many requests
came. As a proxy it is asked to connect first, and is then what it connects to. Ends when its
standard input does.
"""

import socket
import ssl
import sys
import threading

BODY = b'{"result":{"expired":{"counter":2},"new_comments":{"counter":3}}}'
ANSWER = (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
          b"Content-Length: %d\r\n\r\n" % len(BODY)) + BODY


def read_request(stream):
    """Whether a byte came, after the whole request did."""
    data = b""
    while b"\r\n\r\n" not in data or not data.rstrip().endswith(b"}"):
        piece = stream.recv(4096)
        if not piece:
            break
        data += piece
    return len(data) > 0


def open_tunnel(connection):
    """Takes CONNECT, byte by byte, since what follows is not ours."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        if not byte:
            return
        head += byte
    connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")


def serve(listener, context, is_proxy):
    while True:
        connection, _ = listener.accept()
        came = False
        resumed = False
        try:
            if is_proxy:
                open_tunnel(connection)
            with context.wrap_socket(connection, server_side=True) as stream:
                resumed = stream.session_reused
                came = read_request(stream)
                if came:
                    stream.sendall(ANSWER)
        except (ssl.SSLError, OSError):
            pass
        print(int(resumed), int(came), flush=True)


def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=serve, daemon=True,
                     args=(listener, context, len(sys.argv) > 3)).start()
    sys.stdin.read()


main()
