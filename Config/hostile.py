"""The parts of Config/hostile.sh, which says what they are."""

import collections
import json
import os
import random
import resource
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

PROGRAMS = os.environ["SHIRABE_BIN"]
MEBIBYTE = 1 << 20
LETTERS = [chr(c) for c in range(0x3042, 0x3094)] + [chr(c) for c in range(0x4E00, 0x4E00 + 1800)]
WEIGHTS = [1 / (n + 2) for n in range(len(LETTERS))]
# What a daemon may answer: a result, too much (-32002), out of time (-32003), busy (-32004).
ALLOWED = {"ok", -32002, -32003, -32004}


class Failed(Exception):
    """What went wrong."""


def program(name):
    return os.path.join(PROGRAMS, name)


def articles(count, seed=1):
    """Lines of JSON: articles of some 3 kB, their letters as unequal as those of a language."""
    source = random.Random(seed)
    for number in range(count):
        letters = "".join(source.choices(LETTERS, WEIGHTS, k=1100))
        body = "。".join(letters[n : n + 40] for n in range(0, len(letters), 40))
        yield json.dumps(
            {"id": f"a{number}", "title": letters[:12], "body": body, "source": f"s{number % 7}",
             "published": f"20{number % 26:02}-{number % 12 + 1:02}"}, ensure_ascii=False)


def index(folder, lines):
    """Indexes the lines through a pipe."""
    writer = subprocess.Popen(
        [program("shirabe-index"), "--index", folder, "/dev/stdin"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    for line in lines:
        writer.stdin.write(line + "\n")
    _, errors = writer.communicate()
    if writer.returncode:
        raise Failed(f"shirabe-index ended with {writer.returncode}: {errors[-400:]}")


class Daemon:
    """A daemon of an index; `prepare` is carried out in its process before it begins."""

    def __init__(self, folder, index, *arguments, prepare=None, environment=None):
        self.socket = os.path.join(folder, "socket")
        self.log = os.path.join(folder, "log")
        if os.path.exists(self.socket):
            os.unlink(self.socket)
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [program("shirabed"), "--index", index, "--socket", self.socket, *arguments], stderr=log,
                preexec_fn=prepare, env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **(environment or {})})
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            try:
                if "result" in self.call("ping"):
                    break
            except OSError:
                time.sleep(0.05)

    def call(self, method, params=None, timeout=120):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(timeout)
            connection.connect(self.socket)
            request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}
            connection.sendall(json.dumps(request).encode() + b"\n")
            line = connection.makefile("rb").readline()
        if not line:
            raise OSError("the connection was lost")
        return json.loads(line)

    def said(self):
        with open(self.log, errors="replace") as log:
            return log.read()

    def memory(self):
        """Mebibytes: of its own now, the most that was resident, the most of addresses."""
        figures = {}
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                name, _, value = line.partition(":")
                figures[name] = value.split()[0] if value.split() else ""
        return tuple(int(figures[name]) >> 10 for name in ("RssAnon", "VmHWM", "VmPeak"))

    def end(self):
        """Asks it to end, and sees that it ends well."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        if status:
            raise Failed(f"the daemon ended with {status}: {self.said()[-400:]}")


def request(source, ids):
    """A method and parameters of some kind."""
    words = ["".join(source.choices(LETTERS, WEIGHTS, k=source.randint(1, 2))) for _ in range(3)]
    kind = source.randrange(10)
    if kind < 3:
        return "search", {"query": " ".join(words[: kind + 1]), "limit": source.choice([1, 10, 1000])}
    if kind == 3:
        return "search", {"query": "".join(words), "match": "any", "limit": 50, "snippets": 3, "positions": True}
    if kind == 4:
        return "search", {"query": f'"{words[0]} {words[1]}"~8', "explain": True, "facets": ["source", "year"]}
    if kind == 5:
        return "search", {"query": words[0], "collapseDuplicates": True}
    if kind == 6:
        return "get", {"id": source.choice(ids)}
    if kind == 7:
        return "similar", {"id": source.choice(ids)}
    if kind == 8:
        return "count", {"query": " OR ".join(source.choices(LETTERS, WEIGHTS, k=40))}
    return "suggest", {"prefix": words[0]}


def load(daemon, seconds, clients):
    """Has clients ask all manner of things; gives how often each outcome came."""
    outcomes = collections.Counter()

    def ask(seed):
        source = random.Random(seed)
        ids = [f"a{number}" for number in range(500)]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                reply = daemon.call(*request(source, ids))
                outcomes["ok" if "result" in reply else reply["error"]["code"]] += 1
            except OSError as error:
                outcomes[f"lost: {error}"] += 1
                time.sleep(0.1)

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def expect(outcomes, where):
    """Sees that every request was answered, and some with what they asked for."""
    if set(outcomes) - ALLOWED or not outcomes["ok"]:
        raise Failed(f"{where}: {dict(outcomes)}")


def memory(folder, first):
    path = os.path.join(folder, "index")
    index(path, articles(30_000))
    refused, served = [], []
    for mebibytes in list(range(first, 1001, 50)) + [1500, 2500]:
        limit = (mebibytes * MEBIBYTE, mebibytes * MEBIBYTE)
        daemon = Daemon(folder, path, prepare=lambda: resource.setrlimit(resource.RLIMIT_AS, limit))
        if daemon.process.poll() is not None:
            if daemon.process.returncode != 74 or "address space" not in daemon.said():
                raise Failed(f"{mebibytes} MiB: status {daemon.process.returncode}: {daemon.said()[-400:]}")
            refused.append(mebibytes)
            continue
        outcomes = load(daemon, 6, 8)
        figures = daemon.memory() if daemon.process.poll() is None else None
        daemon.end()
        expect(outcomes, f"{mebibytes} MiB")
        print(f"  {mebibytes} MiB of addresses: {dict(outcomes)}; own, resident, addresses: {figures}", flush=True)
        served.append(mebibytes)
    if not served or refused and max(refused) > min(served):
        raise Failed(f"refused at {refused}, served at {served}")
    return f"refused below {served[0]} MiB of address space, served at {len(served)} limits from there on, none ended"


def cgroup(folder, mebibytes):
    for root, limit_file, peak_file in [
        ("/sys/fs/cgroup", "memory.max", "memory.peak"),
        ("/sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.max_usage_in_bytes"),
    ]:
        group = os.path.join(root, f"shirabe-hostile-{os.getpid()}")
        try:
            os.mkdir(group)
        except OSError:
            continue
        if os.path.exists(os.path.join(group, limit_file)):
            break
        os.rmdir(group)
    else:
        return "skipped: no control group of memory can be made here"

    def figure(name):
        with open(os.path.join(group, name)) as file:
            return file.read()

    def enter():
        with open(os.path.join(group, "cgroup.procs"), "w") as file:
            file.write(str(os.getpid()))

    try:
        path = os.path.join(folder, "index")
        index(path, articles(30_000))
        with open(os.path.join(group, limit_file), "w") as file:
            file.write(str(mebibytes * MEBIBYTE))
        daemon = Daemon(folder, path, prepare=enter)
        outcomes = load(daemon, 20, 8)
        figures = daemon.memory() if daemon.process.poll() is None else None
        peak = figure(peak_file).strip() if os.path.exists(os.path.join(group, peak_file)) else "unknown"
        kills = [line for name in ("memory.events", "memory.oom_control") if os.path.exists(os.path.join(group, name))
                 for line in figure(name).splitlines() if line.startswith("oom_kill ")]
        daemon.end()
        expect(outcomes, f"{mebibytes} MiB")
        if any(line.split()[1] != "0" for line in kills):
            raise Failed(f"the system killed something: {kills}")
        size = sum(entry.stat().st_size for entry in os.scandir(path))
        return (
            f"{dict(outcomes)} in a group of {mebibytes} MiB over an index of {size >> 20} MiB; most in the group {peak} "
            f"bytes, its own {figures[0]} MiB, {kills}")
    finally:
        for _ in range(100):
            try:
                os.rmdir(group)
                break
            except OSError:
                time.sleep(0.1)


def clock(folder, rounds):
    library = os.path.join(folder, "clock.so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c")
    if not shutil.which("cc") or subprocess.run(["cc", "-shared", "-fPIC", "-O2", source, "-o", library, "-ldl"]).returncode:
        return "skipped: there is no C compiler"
    place = os.path.join(folder, "seconds")

    def set_clock(seconds):
        with open(place, "r+b" if os.path.exists(place) else "wb") as file:
            file.write(struct.pack("=q", seconds))

    set_clock(0)
    environment = {"LD_PRELOAD": library, "SHIRABE_CLOCK": place}
    path, notes = os.path.join(folder, "index"), os.path.join(folder, "notes")
    os.mkdir(notes)
    index(path, articles(500))
    watch = subprocess.Popen(
        [program("shirabe-index"), "watch", "--index", path, notes], stderr=subprocess.DEVNULL,
        env={**os.environ, **environment})
    daemon = Daemon(folder, path, "--log-level", "debug", environment=environment)
    # One that ends by itself, while the clock jumps.
    with tempfile.TemporaryDirectory(dir=folder) as other:
        idle = Daemon(other, path, "--idle-timeout", "3", environment=environment)
        begun = time.monotonic()
        now = int(time.time())
        longest, uptime, file_number = 0, -1, 0
        hours = 3600
        for shift in [5 * hours, -5 * hours, 0, 26 * 365 * 24 * hours, -now, -now - hours, 8000 * 365 * 24 * hours, 0] * rounds:
            set_clock(shift)
            file_number += 1
            with open(os.path.join(notes, f"n{file_number}.txt"), "w") as file:
                file.write(f"時計{file_number}番。\n")
            for _ in range(20):
                start = time.monotonic()
                reply = daemon.call("search", {"query": "あ い"})
                took = time.monotonic() - start
                longest = max(longest, took)
                if "result" not in reply or not 0 <= reply["result"]["tookMicroseconds"] <= took * 1e6 + 1000:
                    raise Failed(f"clock {shift:+}: {str(reply)[:300]}")
            # A time that is named is kept, neither over at once nor never.
            reply = daemon.call("search", {"query": "あ", "timeoutMilliseconds": 60_000})
            if "result" not in reply:
                raise Failed(f"clock {shift:+}: {reply}")
            newer = daemon.call("status")["result"]["uptimeSeconds"]
            if newer < uptime:
                raise Failed(f"clock {shift:+}: up for {newer} s after {uptime}")
            uptime = newer
            end = time.monotonic() + 20
            while daemon.call("count", {"query": f"時計{file_number}番"})["result"]["total"] != 1:
                if time.monotonic() > end:
                    raise Failed(f"clock {shift:+}: the watch has not seen a new file for 20 s")
                time.sleep(0.05)
        idle_status = idle.process.wait(60)
        idle_seconds = time.monotonic() - begun
        if idle_status or idle_seconds < 2.5:
            raise Failed(f"the idle daemon ended with {idle_status} after {idle_seconds:.1f} s")
    watch.send_signal(signal.SIGTERM)
    watch.wait(30)
    daemon.end()
    stamps = {line[:4] for line in daemon.said().splitlines()}
    return (
        f"{8 * rounds} jumps: all answered, {longest * 1000:.0f} ms at most, every new file found, the idle daemon ended; "
        f"the log told of the years {min(stamps)} to {max(stamps)}")


def processor_seconds(identifier):
    with open(f"/proc/{identifier}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def watch(folder, count):
    notes, path = os.path.join(folder, "notes"), os.path.join(folder, "index")
    folders = max(1, count // 100)
    with open("/proc/sys/fs/inotify/max_user_watches") as file:
        if int(file.read()) < folders + 100:
            return f"skipped: fs.inotify.max_user_watches is under {folders}"
    for number in range(folders):
        os.makedirs(os.path.join(notes, f"f{number}"))
    for number in range(count):
        with open(os.path.join(notes, f"f{number % folders}", f"{number}.txt"), "w") as file:
            file.write(f"{number}番の記録。\n")
    begun = time.monotonic()
    with open(os.path.join(folder, "watch"), "w") as said:
        process = subprocess.Popen([program("shirabe-index"), "watch", "--index", path, notes], stderr=said)

    def wait(text, seconds):
        end = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < end:
            with open(os.path.join(folder, "watch")) as said:
                if text(said.read()):
                    return time.monotonic()
            time.sleep(0.01)
        raise Failed(f"the watch said nothing for {seconds} s, status {process.poll()}")

    first = wait(lambda said: "watching " in said, 1800) - begun
    start = time.monotonic()
    with open(os.path.join(notes, "f0", "0.txt"), "a") as file:
        file.write("改めた。\n")
    change = wait(lambda said: "1 replaced" in said, 60) - start
    idle = processor_seconds(process.pid)
    time.sleep(20)
    idle = (processor_seconds(process.pid) - idle) / 20
    start = time.monotonic()
    os.rename(os.path.join(notes, f"f{folders - 1}"), os.path.join(notes, "moved"))
    rename = wait(lambda said: "renamed" in said, 600) - start
    with open(f"/proc/{process.pid}/status") as status:
        resident = next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM"))
    process.send_signal(signal.SIGTERM)
    if process.wait(60):
        raise Failed(f"the watch ended with {process.returncode}")
    return (
        f"{count} files in {folders} folders: in after {first:.1f} s, one change after {change:.2f} s, a folder of "
        f"{count // folders} renamed after {rename:.2f} s, {idle * 100:.2f} % of a core when idle, {resident} MiB at most")


def positions(folder, millions):
    path = os.path.join(folder, "index")
    each = 8_000_000
    count = -(-millions * 1_000_000 // each)
    begun = time.monotonic()
    index(path, (f'{{"id":"p{number}","title":"t","body":"{"a " * each}z{number}"}}' for number in range(count)))
    indexed = time.monotonic() - begun
    daemon = Daemon(folder, path, "--set", "search.maximumTimeoutMilliseconds=600000")
    figures = []
    for query, match, total in [
        ("a", "all", count), ("a a", "phrase", count), (f"a z{count - 1}", "phrase", 1), ("z0", "all", 1), ("b", "all", 0),
        ("a -z0", "all", count - 1),
    ]:
        start = time.monotonic()
        reply = daemon.call(
            "search", {"query": query, "match": match, "fields": ["id"], "timeoutMilliseconds": 600_000}, timeout=700)
        figures.append(f"{query}: {time.monotonic() - start:.1f} s")
        if "result" not in reply and reply["error"]["code"] == -32002:
            return f"skipped: too little memory for the list of {query}: {reply['error']['message']}"
        if "result" not in reply or reply["result"]["total"] != total:
            raise Failed(f"{query}: {str(reply)[:400]}, not {total}")
    memory = daemon.memory()
    daemon.end()
    size = sum(entry.stat().st_size for entry in os.scandir(path))
    return (
        f"{count * each / 1e6:.0f} million positions of one word, an index of {size >> 20} MiB made in {indexed:.0f} s; "
        f"all totals right ({', '.join(figures)}), {memory[1]} MiB resident at most")


PARTS = {"memory": (memory, 200), "cgroup": (cgroup, 96), "clock": (clock, 3), "watch": (watch, 100_000),
         "positions": (positions, 2200)}


def main():
    part, usual = PARTS[sys.argv[1]]
    with tempfile.TemporaryDirectory(prefix="shirabe-hostile-") as folder:
        try:
            print(f"{sys.argv[1]}: {part(folder, int(sys.argv[2]) if len(sys.argv) > 2 else usual)}")
        except Failed as failure:
            print(f"{sys.argv[1]}: FAILED: {failure}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
