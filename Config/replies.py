#!/usr/bin/env python3
"""Holds the replies of two builds against each other, byte for byte.

usage: Config/replies.py OLD NEW [--articles FILE.jsonl] [--most 2000] [--seed 1] [--shards 2]

OLD and NEW are folders with built programs (.build/release). Each indexes the sample articles and the first MOST articles
of FILE, starts its daemon, and gets the same requests: every method, match, sort, field, unit and facet, words, phrases,
groups, fields, dates, prefixes, near words and mistakes, cut at random from the articles. What differs is printed; the
status is 0 where nothing did. Times, places and ids that no two indexes share are left out of the comparison.
"""
import argparse, json, os, random, re, shutil, socket, subprocess, sys, tempfile, time

FIELDS = ["id", "title", "score", "published", "source", "author", "url", "language", "tags", "snippet"]
FACETS = ["source", "tag", "author", "language", "year", "month"]
# What every run has of its own: times, the index's id and folder, bytes of files.
VOLATILE = re.compile(
    rb'"(tookMicroseconds|uptimeSeconds|indexId|indexID|index|folder|bytes|version|pid)":("[^"]*"|-?[0-9.]+)')


def daemon(programs, inputs, shards, folder):
    index, path = os.path.join(folder, "index"), os.path.join(folder, "socket")
    done = subprocess.run([programs + "/shirabe-index", "--index", index, "--shards", str(shards), *inputs],
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{programs}/shirabe-index ended {done.returncode}: {done.stderr[-500:]}")
    process = subprocess.Popen([programs + "/shirabed", "--index", index, "--socket", path], stderr=subprocess.DEVNULL)
    for _ in range(1000):
        try:
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(path)
            return process, connection.makefile("rwb")
        except OSError:
            time.sleep(0.02)
    sys.exit(f"{programs}/shirabed does not listen")


def read_articles(files, most):
    articles = []
    for name in files:
        with open(name, encoding="utf-8") as lines:
            if not name.endswith(".jsonl"):
                articles.append({"id": os.path.basename(name), "body": lines.read()})
                continue
            for number, line in enumerate(lines):
                if number == most:
                    break
                articles.append(json.loads(line))
    return articles


class Requests:
    """Requests of every kind, from a seed."""

    def __init__(self, articles, seed):
        self.articles, self.random = articles, random.Random(seed)

    def cut(self, shortest=1, longest=12):
        body = self.random.choice(self.articles)["body"]
        start = self.random.randrange(max(1, len(body) - longest))
        return " ".join(body[start:start + self.random.randint(shortest, longest)].split()) or "港"

    def word(self):
        found = re.findall(r"[一-鿿]{2,4}|[ァ-ヺー]{3,}|[가-힣]{2,}|[A-Za-z]{3,}|\d+", self.cut(20, 60))
        return self.random.choice(found) if found else self.cut(1, 3)

    def query(self):
        word, choose = self.word, self.random.choice
        return choose([
            word, self.cut, lambda: f"{word()} {word()}", lambda: f"{word()} OR {word()}", lambda: f"{word()} -{word()}",
            lambda: f'"{self.cut(2, 20)}"', lambda: f"({word()} OR {word()}) {word()}", lambda: f"title:{word()}",
            lambda: f'"{word()} {word()}"~{self.random.randint(1, 30)}', lambda: f"{word()[:2]}*", lambda: f"tag:{word()}",
            lambda: f"date:{choose(['2025', '2025-09..2026-02', '>=2025-09-01', '2026'])} {word()}",
            lambda: f"language:{choose(['ja', 'zh', 'ko', 'en'])} {word()}", lambda: f"source:{word()}",
            lambda: f"NOT {word()} {word()}", lambda: f"{word()}「{word()}", lambda: f"{word()} (", lambda: "。、・",
            lambda: f"{word()[:1]}", lambda: f"{word()}存在しない語", lambda: "이 집 에서 " + word(),
        ])()

    def page(self):
        flip, page = self.random.random, {}
        if flip() < .5: page["limit"] = self.random.choice([0, 1, 3, 10, 50, 1001])
        if flip() < .2: page["offset"] = self.random.choice([1, 5, 20])
        if flip() < .3: page["sort"] = self.random.choice(["relevance", "newest", "oldest", "id"])
        if flip() < .5: page["fields"] = self.random.sample(FIELDS, self.random.randint(0, len(FIELDS)))
        if flip() < .3: page["snippets"] = self.random.randint(1, 4)
        if flip() < .3: page["snippetLetters"] = self.random.choice([20, 40, 200])
        if flip() < .4: page["offsetUnit"] = self.random.choice(["utf8", "utf16", "scalar", "grapheme"])
        if flip() < .3: page["positions"] = True
        if flip() < .3: page["facets"] = self.random.sample(FACETS, self.random.randint(1, 3))
        if flip() < .4: page["explain"] = True
        if flip() < .1: page["collapseDuplicates"] = True
        return page

    def one(self):
        identifier = self.random.choice(self.articles)["id"] if self.random.random() < .9 else "no such article"
        match = self.random.choice(["all", "any", "phrase", "auto"])
        return self.random.choices([
            ("search", {"query": self.query(), "match": match, **self.page()}),
            ("count", {"query": self.query(), "match": match}),
            ("similar", {"id": identifier, **self.page()}),
            ("get", {"id": identifier}),
            ("whyNot", {"query": self.query(), "id": identifier, "match": match}),
            ("suggest", {"prefix": self.word()[:self.random.randint(1, 3)], "limit": self.random.choice([1, 10])}),
            ("suggest", {"prefix": self.word()[:1], "field": self.random.choice(["tag", "source", "author", "language"])}),
            ("analyze", {"text": self.cut(1, 80)}),
            ("ping", {}),
            ("status", {"nothing": 1}),
        ], [10, 2, 2, 1, 2, 2, 1, 2, .3, .2])[0]


def ask(stream, method, params):
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}, ensure_ascii=False)
    stream.write(line.encode() + b"\n")
    stream.flush()
    return stream.readline()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--articles", help="articles as JSON Lines, besides the samples")
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shards", type=int, default=2)
    options = parser.parse_args()
    samples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Index", "articles")
    files = [os.path.join(samples, name) for name in sorted(os.listdir(samples))]
    folder = tempfile.mkdtemp(prefix="replies-")
    processes, differences = [], 0
    try:
        if options.articles:
            files.append(os.path.join(folder, "articles.jsonl"))
            with open(options.articles, encoding="utf-8") as source, open(files[-1], "w", encoding="utf-8") as copy:
                for number, line in enumerate(source):
                    if number == options.most:
                        break
                    copy.write(line)
        streams = []
        for name, programs in [("old", options.old), ("new", options.new)]:
            os.mkdir(os.path.join(folder, name))
            process, stream = daemon(os.path.abspath(programs), files, options.shards, os.path.join(folder, name))
            processes.append(process)
            streams.append(stream)
        requests = Requests(read_articles(files, options.most), options.seed)
        methods = {}
        for _ in range(options.requests):
            method, params = requests.one()
            methods[method] = methods.get(method, 0) + 1
            old, new = (VOLATILE.sub(rb'"\1":0', ask(stream, method, params)) for stream in streams)
            if old != new or not old:
                differences += 1
                if differences <= 20:
                    print(f"{method} {json.dumps(params, ensure_ascii=False)}\n  old {old.decode()}  new {new.decode()}")
        asked = ", ".join(f"{count} {method}" for method, count in sorted(methods.items()))
        print(f"{options.requests} requests ({asked}): {differences} replies differ")
    finally:
        for process in processes:
            process.terminate()
            process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
