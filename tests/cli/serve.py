#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`entente serve`: the page, what it refuses, and what happens when the file changes, breaks and is mended.

usage: serve.py ENTENTE
"""
import atexit
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENTENTE = sys.argv[1]
GOOD = {
    "entente": 1,
    "title": "Served",
    "actors": [{"id": a, "label": a.upper()} for a in "abcd"],
    "issues": [{"id": f"i{k}", "label": f"I{k}"} for k in range(4)],
    "statements": [{"actor": a, "issue": f"i{k}", "position": 1 if a in "ab" else -1} for a in "abcd" for k in range(4)],
}


def check(condition, what):
    if not condition:
        sys.exit(f"serve.py: {what}")


class Server:
    def __init__(self, path, *options):
        self.process = subprocess.Popen([ENTENTE, "serve", str(path), "--port", "0", "--resamples", "0", *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"http://(127\.0\.0\.1|\[::1\]):(\d+)/\n", line)
        if found is None:
            self.process.kill()
            sys.exit(f"serve.py: no address but {line!r}; {self.process.stderr.read()}")
        self.host, self.port = found.group(1).strip("[]"), int(found.group(2))

    def ask(self, path="/", method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True)
        given = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        for name, value in given.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def news(self, since=""):
        answer, text = self.ask(f"/events?since={since}")
        check(answer.status == 200, f"events answers {answer.status}")
        state, page, *faults = text.splitlines()
        return state, page, faults

    def end(self, how):
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=60)
        check(self.process.returncode == 0, f"ends with {self.process.returncode} after {how!r}: {errors}")
        check("Sanitizer" not in errors, errors)
        return errors


def page_id(text):
    return re.search(r'<meta name="entente-page" content="(\w+)">', text).group(1)


def check_headers(answer, page):
    expected = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
                "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
                "Cross-Origin-Resource-Policy": "same-origin"}
    for name, value in expected.items():
        check(answer.getheader(name) == value, f"{name} is {answer.getheader(name)!r}")
    policy = answer.getheader("Content-Security-Policy")
    check(policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy, f"the policy is {policy}")
    if page:
        check("connect-src 'self'" in policy and "unsafe" not in policy, f"the policy is {policy}")


def check_refusals(server):
    port = server.port
    for host in (None, "evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port}1", f"127.0.0.1.evil.example:{port}",
                 f"localhost:{port}:{port}", ""):
        check(server.ask(headers={"Host": host})[0].status in (400, 421), f"Host {host!r} passes")
    for host in (f"localhost:{port}", f"LOCALHOST:{port}", f"[::1]:{port}"):
        check(server.ask(headers={"Host": host})[0].status == 200, f"Host {host!r} is refused")
    for path in ("/../../etc/passwd", "/%2e%2e/etc/passwd", "/dataset.json", "/index.html", "//", "/events/", "/data.json/.."):
        check(server.ask(path)[0].status == 404, f"{path} is there")
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        answer, _ = server.ask(method=method, headers={"Content-Length": "3"} if method in ("POST", "PUT") else None,
                               body=b"a=b" if method in ("POST", "PUT") else None)
        check(answer.status == 405 and answer.getheader("Allow") == "GET, HEAD", f"{method} answers {answer.status}")
    answer, text = server.ask(method="HEAD")
    check(answer.status == 200 and text == "" and int(answer.getheader("Content-Length")) > 1000, "HEAD is not as GET without the body")
    with socket.create_connection((server.host, port), timeout=60) as raw:  # a line without an end must not do harm
        try:
            raw.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 200000)
            while raw.recv(65536):
                pass
        except OSError:  # it may close at any time
            pass
    check(server.ask()[0].status == 200, "it answers no more")


def serves_and_follows(folder):
    path = folder / "dataset.json"
    path.write_text(json.dumps(GOOD))
    server = Server(path)
    answer, first = server.ask()
    check(answer.status == 200 and answer.getheader("Content-Type") == "text/html; charset=utf-8", "no page")
    check("<title>Served</title>" in first, "the title is not there")
    check_headers(answer, True)
    answer, data = server.ask("/data.json")
    check(answer.status == 200 and json.loads(data)["about"]["title"][""] == "Served", "no data")
    check_headers(answer, False)
    check_refusals(server)

    state, page, faults = server.news()
    check(page == page_id(first) and not faults, f"the news of the first page are {page} {faults}")
    other = folder / "other.json"
    other.write_text(json.dumps({**GOOD, "title": "Changed"}))
    other.replace(path)
    state, page, faults = server.news(state)  # waits for it
    second = server.ask()[1]
    check(page == page_id(second) != page_id(first) and not faults and "<title>Changed</title>" in second, "the change is not shown")

    path.write_text(json.dumps({**GOOD, "title": "Broken", "issues": GOOD["issues"][:3]}, indent=1))
    state, page, faults = server.news(state)
    check(page == page_id(second) and server.ask()[1] == second, "the last good page is gone")
    check(faults and all(re.match(r".*dataset\.json:\d+:\d+: fault\[.*\(at /statements/", fault) for fault in faults[:4]), f"faults without places: {faults}")
    path.unlink()
    state, page, faults = server.news(state)
    check(page == page_id(second) and len(faults) == 1 and "dataset.json" in faults[0], f"a file that is gone: {faults}")

    path.write_text(json.dumps({**GOOD, "title": "Mended"}))
    state, page, faults = server.news(state)
    third = server.ask()[1]
    check(page == page_id(third) and not faults and "<title>Mended</title>" in third, "the mended file is not shown")

    waiting = http.client.HTTPConnection(server.host, server.port, timeout=60)
    waiting.request("GET", f"/events?since={state}", headers={"Host": f"127.0.0.1:{server.port}"})
    server.ask()  # so that the one before is there
    server.end(signal.SIGTERM)
    waiting.close()


def begins_with_faults(folder):
    path = folder / "tables"
    path.mkdir()
    (path / "actors.csv").write_text("id,label\na,<script>alert(1)</script>\na,twice\n")
    server = Server(path, "--address", "::1" if socket.has_ipv6 and can_bind_6() else "127.0.0.1")
    answer, text = server.ask()
    check(answer.status == 200 and page_id(text) == "none" and "actors.csv:3" in text, "the faults are not shown")
    check("<script>alert" not in text, "a text of the file is in the page as it is")
    check_headers(answer, True)
    check(server.ask("/data.json")[0].status == 503, "there are data where there is no page")
    state, page, faults = server.news()
    check(page == "none" and faults, f"{page} {faults}")
    (path / "actors.csv").write_text("id,label\na,<script>alert(1)</script>\nb,once\n")
    state, page, faults = server.news(state)
    text = server.ask()[1]
    check(page == page_id(text) != "none" and not faults and "\\u003cscript>alert" in text, f"{page} {faults}")
    server.end(signal.SIGINT)


def can_bind_6():
    try:
        with socket.socket(socket.AF_INET6) as one:
            one.bind(("::1", 0))
        return True
    except OSError:
        return False


def refuses_to_start(folder):
    path = folder / "dataset.json"
    taken = socket.create_server(("127.0.0.1", 0))
    for words, code, message in (([str(folder / "none.json")], 3, "none.json"), (["-"], 2, "standard input"),
                                 ([str(path), "--address", "example.org"], 2, "no address"), ([str(path), "--issues", "none"], 2, "no issue"),
                                 ([str(path), "--port", str(taken.getsockname()[1])], 3, "cannot listen")):
        port = [] if "--port" in words else ["--port", "0"]
        done = subprocess.run([ENTENTE, "serve", *words, *port], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        check(done.returncode == code and message in done.stderr, f"{words}: {done.returncode} {done.stderr}")
    taken.close()


def opens_a_browser(folder):
    """What it starts is told the address, and has the signals that any program has."""
    told = folder / "told"
    program = folder / "xdg-open"
    program.write_text(f"#!/bin/sh\n{{ echo \"$1\"; grep -E 'Sig(Blk|Ign)' /proc/self/status; }} >'{told}.new'; mv '{told}.new' '{told}'\n")
    program.chmod(0o755)
    (folder / "dataset.json").write_text(json.dumps(GOOD))
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"
    server = Server(folder / "dataset.json", "--open", "yes")
    for _ in range(600):
        if told.exists():
            break
        time.sleep(0.1)
    address, *signals = told.read_text().splitlines()
    check(address == f"http://127.0.0.1:{server.port}/", f"the browser is told {address}")
    for line in signals:
        held = int(line.split()[1], 16) & sum(1 << one - 1 for one in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE))
        check(held == 0, f"the browser begins with {line}")
    server.end(signal.SIGTERM)


work = Path(tempfile.mkdtemp())
try:
    serves_and_follows(work)
    begins_with_faults(work)
    refuses_to_start(work)
    opens_a_browser(work)
finally:
    shutil.rmtree(work)
