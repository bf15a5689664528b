import ShirabeJSON
import ShirabeTestSupport
import Testing

/// How bytes become lines, and replies lines again.
@Suite(.daemon())
struct FramingTests {
  static let mebibyte = 1 << 20

  @Test(arguments: [
    request("ping", id: 1) + request("ping", id: 2),
    "\n\n" + request("ping", id: 1) + " \t\n\r\n" + request("ping", id: 2) + "\n",
    request("ping", id: 1).dropLast() + "\r\n" + request("ping", id: 2).dropLast() + "\r\n",
    "  " + request("ping", id: 1) + "\t" + request("ping", id: 2),
  ])
  func takesLinesHoweverTheyAreSpaced(lines: String) throws {
    let client = try RunningDaemon.ofSuite.connect()
    try client.send(lines)
    #expect(try client.reply()["id"] == 1)
    #expect(try client.reply()["id"] == 2)
  }

  @Test func takesALineByteByByte() throws {
    let client = try RunningDaemon.ofSuite.connect()
    for byte in request("count", ["query": "会議"]).utf8 { try client.send([byte]) }
    #expect(try client.reply()["result"] == ["total": 60])
  }

  /// Cuts a stream of requests at random places, inside of characters too.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func takesLinesCutAnywhere(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let client = try RunningDaemon.ofSuite.connect()
    var stream = Array((0..<50).map { request("count", ["query": "会議"], id: JSON($0)) }.joined().utf8)[...]
    while !stream.isEmpty {
      let piece = stream.prefix(Int.random(in: 1...200, using: &generator))
      try client.send(Array(piece))
      stream = stream.dropFirst(piece.count)
    }
    for id in 0..<50 {
      try #require(try client.reply() == ["jsonrpc": "2.0", "id": JSON(id), "result": ["total": 60]])
    }
  }

  /// `printf '…' | nc -N -U SOCKET`, the last line with and without its end.
  @Test(arguments: ["\n", "", "\n\n"])
  func answersAllAfterTheEndOfFile(end: String) throws {
    let lines = (1...200).map { request("count", ["query": "会議"], id: JSON($0)) }.joined().dropLast()
    let client = try RunningDaemon.ofSuite.connect()
    try client.send(lines + end)
    client.finishSending()
    let ids = try client.linesToEnd().map { try JSON(parsing: $0)["id"] }
    #expect(ids == (1...200).map { JSON($0) })
  }

  @Test(arguments: ["", "\n", #"{"jsonrpc":"2.0","method":"ping"}"#])
  func closesWhereNothingIsToBeAnswered(input: String) throws {
    let client = try RunningDaemon.ofSuite.connect()
    try client.send(input)
    client.finishSending()
    #expect(try client.linesToEnd() == [])
  }

  @Test func worksWithNetcat() throws {
    let line = String(request("count", ["query": "会議"]).dropLast())
    let netcat = try Program("/bin/nc", ["-N", "-U", RunningDaemon.ofSuite.socket], input: line)
    #expect(try netcat.status() == 0)
    #expect(netcat.output == #"{"jsonrpc":"2.0","id":1,"result":{"total":60}}"# + "\n")
  }

  @Test func writesEveryReplyAsOneLineOfCleanCharacters() throws {
    let client = try RunningDaemon.ofSuite.connect()
    let id = "line\u{2028}ends"
    try client.send(
      request("get", ["id": .string(id)]) + request("search", ["query": "separators"]) + request("a\u{2029}"))
    for _ in 0..<3 {
      let line = try #require(try client.line())
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{2028}" || $0 == "\u{2029}" }, "\(line)")
      #expect(line.contains(#"\u2028"#) || line.contains(#"\u2029"#))
      #expect(throws: Never.self) { try JSON(parsing: line) }
    }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF]] as [[UInt8]])
  func refusesWhatIsNotUTF8AndLivesOn(bytes: [UInt8]) throws {
    let client = try RunningDaemon.ofSuite.connect()
    try client.send(
      Array(#"{"jsonrpc":"2.0","id":1,"method":"count","params":{"query":""#.utf8) + bytes + Array("\"}}\n".utf8))
    let reply = try client.reply()
    #expect(reply["error"]?["code"] == -32700)
    #expect(reply["id"] == .null)
    #expect(try client.call("ping") == [:])
  }

  @Test func takesALineOfOneMebibyte() throws {
    let client = try RunningDaemon.ofSuite.connect()
    let line = request("ping").dropLast()
    let padding = String(repeating: " ", count: FramingTests.mebibyte - line.utf8.count)
    try client.send(line + padding + "\n")
    #expect(try client.reply()["result"] == [:])
    #expect(try client.call("ping") == [:])
  }

  @Test(arguments: ["", "\n", "\n\n"])
  func refusesALineOverOneMebibyteAndAnswersThoseAround(end: String) throws {
    let client = try RunningDaemon.ofSuite.connect()
    let tooLong = String(repeating: "x", count: FramingTests.mebibyte + 1)
    try client.send(request("count", ["query": "会議"]) + tooLong)
    #expect(try client.reply()["result"] == ["total": 60])
    // The error comes before the end of the line.
    let reply = try client.reply()
    #expect(reply["id"] == .null)
    #expect(reply["error"]?["code"] == -32002)
    #expect(reply["error"]?["message"]?.string?.contains("1048576") == true)
    guard !end.isEmpty else {
      client.finishSending()
      return #expect(try client.line() == nil)
    }
    try client.send(end + request("count", ["query": "会議"]))
    #expect(try client.reply()["result"] == ["total": 60])
    #expect(try client.call("ping") == [:])
  }

  @Test func answersBetweenManyLinesThatAreTooLong() throws {
    let client = try RunningDaemon.ofSuite.connect()
    for id in 0..<4 {
      try client.send(request("ping", id: JSON(id)) + String(repeating: "x", count: 3 * FramingTests.mebibyte) + "\n")
    }
    for id in 0..<4 {
      #expect(try client.reply()["id"] == JSON(id))
      #expect(try client.reply()["error"]?["code"] == -32002)
    }
    #expect(try client.call("ping") == [:])
  }
}
