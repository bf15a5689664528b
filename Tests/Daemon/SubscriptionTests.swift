import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport
import Testing

/// `subscribe` of the built daemon, whose index changes while it serves.
struct SubscriptionTests {
  private func notification(_ client: RawClient) throws -> JSON {
    let value = try client.reply()
    let method = try #require(value["method"]?.string, "\(value)")
    #expect(value["id"] == nil)
    #expect(try Schema(named: method).problems(in: value) == [], "\(value)")
    return value
  }

  private func ids(_ notification: JSON) -> [String] {
    (notification["params"]?["hits"]?.array ?? []).compactMap { $0["id"]?.string }
  }

  private func subscribe(_ client: RawClient, _ params: JSON) throws -> JSON {
    let result = try client.call("subscribe", params)
    #expect(try Schema(named: "subscribe").problems(in: result) == [], "\(result)")
    return result
  }

  @Test(arguments: [1, 3]) func tellsWhatCameAndNothingElse(shards: Int) throws {
    let daemon = try RunningDaemon(
      [Article(id: "old", body: "港の朝"), Article(id: "other", body: "山の朝")], shards: shards)
    let client = try daemon.connect()
    let result = try subscribe(client, ["query": "港", "fields": ["id", "snippet"]])
    #expect(result["subscription"] == 1)
    let status = try client.call("status")
    #expect(result["indexId"] == status["indexId"] && result["generation"] == status["generation"])

    try daemon.write([Article(id: "new", body: "港の昼"), Article(id: "none", body: "川の昼")])
    let first = try notification(client)
    #expect(ids(first) == ["new"])
    #expect(first["params"]?["hits"]?.array?.first?["snippet"]?["text"] == "港の昼")
    #expect(first["params"]?["total"] == 1 && first["params"]?["subscription"] == 1)
    #expect(first["params"]?["indexId"] == status["indexId"])

    // What is removed or does not match is not told, what is replaced is told again.
    try daemon.write([Article(id: "none", body: "川の夜")], removing: ["other"])
    try daemon.write([Article(id: "new", body: "川の夜")])
    try daemon.write([Article(id: "old", body: "港の夜")])
    #expect(ids(try notification(client)) == ["old"])
    #expect(try client.call("ping") == [:])
  }

  @Test func tellsSeveralSubscriptionsEachItsOwn() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "港")])
    let client = try daemon.connect()
    for (number, query) in ["港", "山", "港 OR 山"].enumerated() {
      #expect(try subscribe(client, ["query": .string(query)])["subscription"] == JSON(number + 1))
    }
    let ended = try client.call("unsubscribe", ["subscription": 1])
    #expect(try Schema(named: "unsubscribe").problems(in: ended) == [] && ended == [:])
    #expect(try client.reply(to: "unsubscribe", ["subscription": 1])["error"]?["code"] == -32602)
    // Numbers are a connection's own.
    let other = try daemon.connect()
    #expect(try other.reply(to: "unsubscribe", ["subscription": 2])["error"]?["code"] == -32602)
    #expect(try subscribe(other, ["query": "港"])["subscription"] == 1)

    try daemon.write([Article(id: "b", body: "港"), Article(id: "c", body: "山")])
    var told: [Int64: [String]] = [:]
    while told.count < 2 {
      let notification = try notification(client)
      told[try #require(notification["params"]?["subscription"]?.int64), default: []] += ids(notification)
    }
    #expect(told == [2: ["c"], 3: ["b", "c"]])
    #expect(ids(try notification(other)) == ["b"])
  }

  /// A reply goes before what it begins, and requests are answered in order between notifications.
  @Test func keepsTheOrderOfReplies() throws {
    let daemon = try RunningDaemon(SampleArticles.numbered())
    let client = try daemon.connect()
    var lines = ""
    for id in 0..<400 {
      lines +=
        id % 50 == 7
        ? request("subscribe", ["query": "会議", "since": 0], id: JSON(id))
        : request("search", ["query": "会議", "limit": JSON([60, 1, 20][id % 3])], id: JSON(id))
    }
    try client.send(lines)
    var (next, begun, told): (Int, Set<Int64>, [Int64: Int]) = (0, [], [:])
    while next < 400 || told.count < 8 {
      let value = try client.reply()
      if let params = value["params"] {
        let number = try #require(params["subscription"]?.int64)
        #expect(begun.contains(number))
        told[number, default: 0] += params["hits"]?.array?.count ?? 0
      } else {
        try #require(value["id"] == JSON(next))
        if let number = value["result"]?["subscription"]?.int64 { begun.insert(number) }
        next += 1
      }
    }
    #expect(told == Dictionary(uniqueKeysWithValues: (1...8).map { (Int64($0), 60) }))
  }

  /// An interactive connection is handed off to threads; notifications reach it there too.
  @Test func reachesAnInteractiveConnection() throws {
    let daemon = try RunningDaemon()
    let client = try daemon.connect()
    _ = try subscribe(client, ["query": "港"])
    for round in 0..<5 {
      for _ in 0..<20 { #expect(try client.call("count", ["query": "港"])["total"] == JSON(round)) }
      try daemon.write([Article(id: "a\(round)", body: "港")])
      #expect(ids(try notification(client)) == ["a\(round)"])
    }
  }

  @Test func tellsManyInSeveralLines() throws {
    let daemon = try RunningDaemon()
    let client = try daemon.connect()
    let begun = try subscribe(client, ["query": "港", "fields": ["id"]])
    let names = (0..<230).map { "a\(1000 + $0)" }
    try daemon.write(names.map { try Article(id: $0, body: "港") })
    var told: [[String]] = []
    var moments: [JSON?] = []
    while told.reduce(0, { $0 + $1.count }) < 230 {
      let notification = try notification(client)
      #expect(notification["params"]?["total"] == 230)
      told.append(ids(notification))
      moments.append(notification["params"]?["generation"])
    }
    #expect(told.map(\.count) == [100, 100, 30] && told.flatMap(\.self) == names)
    // Whoever goes on from a line before the last gets all of them again.
    #expect(try moments == [begun["generation"], begun["generation"], client.call("status")["generation"]])
  }

  @Test func refusesWhatCannotBeTold() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "港")])
    let client = try daemon.connect()
    for (params, code) in [
      (["query": "\"x"], -32001), (["query": "港", "match": "auto"], -32602), ([:], -32602),
      (["query": "港", "limit": 1], -32602), (["query": "港", "since": 99], -32602),
      (["query": "港", "since": 0, "indexId": "0"], -32602), (["query": "港", "indexId": "0"], -32602),
      (["query": "港", "timeoutMilliseconds": 99_999_999], -32002),
    ] as [(JSON, Int)] {
      #expect(try client.reply(to: "subscribe", params)["error"]?["code"] == JSON(code), "\(params)")
    }
    for number in 1...16 {
      #expect(try client.call("subscribe", ["query": "港"])["subscription"] == JSON(number))
    }
    #expect(try client.reply(to: "subscribe", ["query": "港"])["error"]?["code"] == -32002)
    #expect(try client.call("unsubscribe", ["subscription": 3]) == [:])
    #expect(try client.call("subscribe", ["query": "港"])["subscription"] == 17)
  }

  /// Who ends the sending gets the reply and then the end.
  @Test func endsWithTheSending() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "港")])
    let client = try daemon.connect()
    try client.send(request("subscribe", ["query": "港", "since": 0]))
    client.finishSending()
    let lines = try client.linesToEnd()
    #expect(try lines.map { try JSON(parsing: $0)["id"] } == [1])
  }

  @Test func endsWithTheDaemon() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "港")])
    let client = try daemon.connect()
    let generation = try #require(try subscribe(client, ["query": "港"])["generation"])
    daemon.program.send(signal: 15)
    #expect(try daemon.program.status() == 0)
    #expect(try client.linesToEnd() == [])

    // The next daemon goes on where that one was.
    try daemon.write([Article(id: "b", body: "港")])
    let next = try daemon.startAnother()
    try RunningDaemon.wait(for: next, at: daemon.socket)
    let later = try daemon.connect()
    _ = try subscribe(later, ["query": "港", "since": generation])
    #expect(ids(try notification(later)) == ["b"])
  }

  /// Subscribes so often that there is far more to tell of a few articles than a connection may have unsent.
  private func subscribeWidely(_ client: RawClient) throws {
    for _ in 0..<16 { _ = try subscribe(client, ["query": "港", "snippets": 10, "snippetLetters": 1000]) }
  }

  private static func longArticles() throws -> [Article] {
    let body = String(repeating: "港の朝は早い。船は沖に出て、昼に戻る。", count: 60)
    return try (10..<70).map { try Article(id: "a\($0)", body: body) }
  }

  /// A subscriber that reads nothing holds nobody up, and no more is made for it than may wait; it gets the rest later.
  @Test func waitsForASlowReader() throws {
    let daemon = try RunningDaemon(configuration: "connections:\n  unsentMebibytes: 1\n")
    let client = try daemon.connect()
    try subscribeWidely(client)
    let articles = try Self.longArticles()
    try daemon.write(articles)
    let other = try daemon.connect()
    func sentBytes() throws -> Int64 { try other.call("status")["sentBytes"]?.int64 ?? 0 }
    try Deadline().wait(for: "as much as may wait") { try sentBytes() > 1 << 20 }
    // Time for many more, were they made.
    usleep(700_000)
    #expect(try sentBytes() < 3_500_000)
    var told: [Int64: [String]] = [:]
    var byteCount = 0
    while told.count < 16 {
      let line = try #require(try client.line())
      byteCount += line.utf8.count
      let notification = try JSON(parsing: line)
      told[try #require(notification["params"]?["subscription"]?.int64), default: []] += ids(notification)
    }
    #expect(byteCount > 5_000_000, "the test is none: \(byteCount)")
    #expect(told.values.allSatisfy { $0 == articles.map(\.id) })
  }

  /// A client that takes nothing for too long is cut off, as with replies.
  @Test func dropsAClientThatNeverReads() throws {
    let daemon = try RunningDaemon(
      configuration: "connections:\n  unsentMebibytes: 1\n  sendTimeoutMilliseconds: 1000\n")
    let client = try daemon.connect()
    try subscribeWidely(client)
    try daemon.write(Self.longArticles())
    try daemon.log(with: "a client does not read what it is sent")
  }

  /// Whatever is written and removed, in whatever order and by how many commits: what was told since a moment is what came
  /// after it.
  @Test(arguments: 1...4 as ClosedRange<UInt64>) func tellsWhatAScanFinds(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let daemon = try RunningDaemon(shards: seed % 2 == 0 ? 3 : 1)
    let client = try daemon.connect()
    let words = ["港", "山", "川"]
    for word in words { _ = try subscribe(client, ["query": .string(word), "fields": ["id"]]) }
    // By article, the round in which it was written, and its words.
    var current: [String: (round: Int, words: Set<String>)] = [:]
    // The same of what was told: what has been written last must be told of everything that matches.
    var ever: [String: Set<String>] = Dictionary(uniqueKeysWithValues: words.map { ($0, []) })
    var told: [String: Set<String>] = ever
    for round in 0..<10 {
      let names = Set(
        (0..<Int.random(in: 1...30, using: &random)).map { _ in "a\(Int.random(in: 0..<40, using: &random))" })
      var articles: [Article] = []
      var removed: [String] = []
      for name in names.sorted() {
        if Int.random(in: 0..<4, using: &random) == 0 {
          removed.append(name)
          current[name] = nil
        } else {
          let chosen = Set(words.filter { _ in Bool.random(using: &random) })
          articles.append(try Article(id: name, body: "\(round) \(chosen.sorted().joined(separator: "、"))"))
          current[name] = (round, chosen)
          for word in chosen { ever[word]?.insert("\(name)") }
        }
      }
      try daemon.write(articles, removing: removed)
      if Bool.random(using: &random) { try client.send(request("count", ["query": "港"], id: JSON(round))) }
    }
    // The last of all is told behind everything else.
    try daemon.write([Article(id: "~", body: "港、山、川")])
    var ended = 0
    while ended < words.count {
      let value = try client.reply()
      guard let params = value["params"], let number = params["subscription"]?.int64 else { continue }
      let names = ids(value)
      told[words[Int(number) - 1]]?.formUnion(names)
      if names.contains("~") { ended += 1 }
    }
    for word in words {
      let now = Set(current.filter { $0.value.words.contains(word) }.keys).union(["~"])
      let told = told[word] ?? []
      #expect(now.isSubset(of: told), "\(word): \(now.subtracting(told)) was not told")
      #expect(told.isSubset(of: (ever[word] ?? []).union(["~"])), "\(word)")
    }
  }
}
