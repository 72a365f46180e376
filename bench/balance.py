#!/usr/bin/env python3
"""1,000 virtual servers with 4 real servers each, Regent and keepalived in turns, on a kernel with ip_vs.

    bench/balance.py REGENT KEEPALIVED [VIRTUAL_SERVERS [DELAY_LOOP_SECONDS]]

As root in a network namespace of its own; where the kernel has no ip_vs,
`build/testkernel.sh run --timeout 900 -- bench/balance.py ...`. An emulated kernel is ten to twenty times
slower: then only the ratios count.
"""
import os, signal, socket, subprocess, sys, tempfile, threading, time

TABLE = "/proc/net/ip_vs"
VIRTUAL = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
DELAY = int(sys.argv[4]) if len(sys.argv) > 4 else 10
REAL = 4
TICK = os.sysconf("SC_CLK_TCK")
accepted = {}


def serve(listener, name):
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        accepted[name] = time.monotonic()
        connection.close()


def listen(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("0.0.0.0", port))
    listener.listen(4096)
    threading.Thread(target=serve, args=(listener, port), daemon=True).start()
    return listener


def configuration(weight):
    lines = ["global_defs {", " router_id bench", "}"]
    for v in range(VIRTUAL):
        lines += [f"virtual_server 10.79.{v // 250}.{v % 250 + 1} 80 {{", f" delay_loop {DELAY}", " lb_algo rr",
                  " lb_kind NAT", " protocol TCP"]
        for r in range(REAL):
            k = v * REAL + r
            port = 8001 if k == 0 else 8000
            lines += [f" real_server 127.1.{k // 250}.{k % 250 + 1} {port} {{", f"  weight {weight if k == 1 else 1}",
                      "  TCP_CHECK {", "   connect_timeout 5", "   retry 0", "  }", " }"]
        lines.append("}")
    return "\n".join(lines) + "\n"


def destinations():
    with open(TABLE) as table:
        return table.read().count("->") - 1


def has(what):
    with open(TABLE) as table:
        return what in table.read()


def until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("not in time: " + log.read_text())
        time.sleep(0.05)
    return time.monotonic()


def processes(root):
    found = [root]
    for pid in found:
        try:
            for thread in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{thread}/children") as children:
                    found += [int(each) for each in children.read().split()]
        except OSError:
            pass
    return found


def cpu(root):
    total = 0
    for pid in processes(root):
        with open(f"/proc/{pid}/stat") as stat:
            words = stat.read().rsplit(")", 1)[1].split()
        total += int(words[11]) + int(words[12])
    return total / TICK


def pss(root):
    total = 0
    for pid in processes(root):
        with open(f"/proc/{pid}/smaps_rollup") as rollup:
            total += sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    return total / 1024


def opened():
    with open("/proc/net/snmp") as snmp:
        return int([line for line in snmp if line.startswith("Tcp:")][1].split()[5])


def measure(program, folder):
    listeners = [listen(8000), listen(8001)]
    path = f"{folder}/bench.conf"
    with open(path, "w") as file:
        file.write(configuration(1))
    output = open(f"{folder}/log", "w")
    start = time.monotonic()
    daemon = subprocess.Popen([program, "-n", "-l", "-G", "-f", path, "-p", f"{folder}/p", "-r", f"{folder}/r",
                               "-c", f"{folder}/c"], stdout=output, stderr=output)
    result = {}
    try:
        full = until(lambda: destinations() == VIRTUAL * REAL, 180)
        result["start to full table, s"] = full - start
        result["processor time of it, s"] = cpu(daemon.pid)
        # The first round of checks.
        time.sleep(DELAY + 5)
        before, count, since = cpu(daemon.pid), opened(), time.monotonic()
        time.sleep(4 * DELAY)
        count = opened() - count
        result["checks per second"] = count / (time.monotonic() - since)
        result["processor time per check, us"] = (cpu(daemon.pid) - before) / count * 1e6
        result["PSS, MB"] = pss(daemon.pid)
        with open(path, "w") as file:
            file.write(configuration(77))
        before, start = cpu(daemon.pid), time.monotonic()
        daemon.send_signal(signal.SIGHUP)
        marker = f"7F010002:1F40"
        until(lambda: any(marker in line and line.split()[3] == "77" for line in open(TABLE)), 120)
        result["reload of one line, s"] = time.monotonic() - start
        time.sleep(3)
        result["processor time of it and 3 s, s"] = cpu(daemon.pid) - before
        # Dies right after it was checked.
        last = accepted.get(8001, 0)
        until(lambda: accepted.get(8001, 0) > last, 3 * DELAY)
        listeners[1].shutdown(socket.SHUT_RDWR)
        listeners[1].close()
        gone = until(lambda: not has("7F010001:1F41"), 3 * DELAY)
        result["dead server out, beyond its next check, s"] = gone - accepted[8001] - DELAY
    finally:
        daemon.terminate()
        daemon.wait()
        for each in listeners:
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            each.close()
    until(lambda: destinations() <= 0, 60)
    return result


subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["modprobe", "-a", "ip_vs", "ip_vs_rr"], check=False)
with tempfile.TemporaryDirectory() as folder:
    import pathlib

    log = pathlib.Path(f"{folder}/log")
    results = [measure(program, folder) for program in sys.argv[1:3]]
print("| | Regent | keepalived | ratio |\n| --- | ---: | ---: | ---: |")
for key in results[0]:
    a, b = results[0][key], results[1][key]
    print(f"| {key} | {a:.3g} | {b:.3g} | {a / b:.2f} |" if b else f"| {key} | {a:.3g} | {b:.3g} | |")
