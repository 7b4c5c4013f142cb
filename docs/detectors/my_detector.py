#!/usr/bin/env python3
"""A detector for `closewait validate --command`: calls a service leaky when some of its sockets stay far longer in CLOSE_WAIT
than those that leave it. Each line of its input is a look (docs/observations.md), and each gets one line of an answer."""
import json
import sys

PROMPT = 0.5  # seconds that a healthy close may take, whoever else is quick
FAR_LONGER = 10  # times as long as the slowest that left
ENOUGH = 3  # sockets, before anything is said

entered = {}  # socket -> (port, when its FIN came)
slowest = {}  # port -> seconds that the slowest socket took that left, among the last ones

for line in sys.stdin:
    look = json.loads(line)
    now = look["nanos"] / 1e9
    ports = {int(listener["local"].rpartition(":")[2]) for listener in look["listeners"]}
    here = {}
    for socket in look["closeWait"]:
        port = int(socket["local"].rpartition(":")[2])
        age = socket.get("sinceAckReceivedMillis", 0) / 1e3
        here[socket["cookie"]] = entered.get(socket["cookie"], (port, now - age))
    for socket in entered.keys() - here.keys():  # it left since the last look
        port, since = entered[socket]
        slowest[port] = max(slowest.get(port, 0) * 0.98, now - since)
    entered = here
    services = []
    for port in ports:
        limit = FAR_LONGER * max(PROMPT, slowest.get(port, 0))
        late = [since for p, since in here.values() if p == port and now - since > limit]
        services.append({"port": port, "pattern": "LEAK" if len(late) >= ENOUGH else "HEALTHY"})
    print(json.dumps({"services": services}), flush=True)  # without flush it would wait, and so would closewait
