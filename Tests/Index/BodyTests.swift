import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Bodies are compressed in the index, and come out of it byte for byte; what is damaged is said and never trusted.
@Suite struct BodyTests {
  /// More text than a dictionary is trained on, in several batches, with the bodies that compression has to take care of.
  @Test func bodiesComeBackWhicheverWayTheyWereCompressed() throws {
    var random = SplitMix64(seed: 41)
    var articles = try special(&random)
    for number in 0..<2_000 {
      articles.append(try Article(id: "p\(number)", title: "題\(number)", body: random.prose(220)))
    }
    articles += try special(&random, idPrefix: "late-")
    let index = try TemporaryIndex()
    try index.add(articles, batchByteCount: 400_000)
    #expect(try fetch("SELECT count(*) FROM dictionary", index) == 1)
    try expectEqual(articles, index)

    // Some were written before the dictionary was there, some with it: so says the lower half of the fifth byte (RFC 8878, 3.1.1.1.1).
    let kinds = "SELECT count(DISTINCT substr(hex(substr(body, 5, 1)), 2)) FROM body"
    #expect(try fetch(kinds, index) == 2)
    #expect(try index.add(articles) == WriteTotals(unchanged: articles.count))
    try index.check()

    let textBytes = articles.reduce(0) { $0 + $1.body.utf8.count }
    #expect(textBytes > 2 << 20)
    #expect(try fetch("SELECT sum(length(body)) FROM body", index) * 2 < textBytes)
    try expectFewFreePages(index)
    let attributes = try FileManager.default.attributesOfItem(atPath: index.path + "/shard-0.db")
    #expect((attributes[.size] as? Int ?? .max) <= textBytes * 3)

    // What is deleted leaves free pages behind, which do not stay.
    try index.remove(articles.dropFirst(200).map(\.id))
    try expectFewFreePages(index)
    try expectEqual(Array(articles.prefix(200)), index)
    try index.check()
  }

  /// A small index never has a dictionary, until the articles of many runs are enough.
  @Test func theDictionaryComesWithTheText() throws {
    var random = SplitMix64(seed: 43)
    let index = try TemporaryIndex()
    var count = 0
    while try index.searcherBytes() < 2 << 20 {
      if count > 0 { #expect(try fetch("SELECT count(*) FROM dictionary", index) == 0) }
      try index.add((0..<400).map { try Article(id: "\(count)-\($0)", body: random.prose(300)) })
      count += 1
    }
    #expect(count > 1)
    #expect(try fetch("SELECT count(*) FROM dictionary", index) == 1)
    try index.check()
  }

  /// Wherever a frame is cut or altered, the article cannot be read, and neither searching nor writing takes it for text.
  @Test func damagedFramesAreErrors() throws {
    var random = SplitMix64(seed: 47)
    let article = try Article(id: "a", body: String(repeating: random.prose(40) + "独特語彙", count: 20))
    let index = try TemporaryIndex([article])
    let frame = try database(index) { try Data.fetchOne($0, sql: "SELECT body FROM body") } ?? Data()
    var damages = [Data(), Data([0]), frame.dropLast(), frame + [0], frame + frame, Data("no frame at all".utf8)]
    // A frame that says it holds 2^62 bytes, and one that says 900 MB (RFC 8878, 3.1.1.1).
    damages.append(Data([0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0]))
    damages.append(Data([0x28, 0xB5, 0x2F, 0xFD, 0xA0, 0, 0xE9, 0xA4, 0x35, 1, 0, 0]))
    // One that needs a dictionary which is not there.
    damages.append(Data([0x28, 0xB5, 0x2F, 0xFD, 0x23, 1, 2, 3, 4, 0, 1, 0, 0]))
    for _ in 0..<60 {
      var damaged = Array(frame)
      damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      damages.append(Data(damaged))
    }
    for damage in damages {
      try database(index) { try $0.execute(sql: "UPDATE body SET body = ?", arguments: [damage]) }
      let searcher = try index.searcher()
      let said = "\(damage.map { String($0, radix: 16) })"
      let uses: [() throws -> Void] = [
        { _ = try searcher.article(id: "a") },
        { _ = try searcher.search(SearchRequest(query: "独特語彙", parts: .snippets)) },
        { _ = try index.add([article]) },
        { try index.check() },
      ]
      for (number, use) in uses.enumerated() { #expect(failure(use) == .unusable, "\(number) \(said)") }
    }
    try database(index) { try $0.execute(sql: "UPDATE body SET body = ?", arguments: [frame]) }
    try expectEqual([article], index)
  }

  /// Long bodies are unpacked in steps, which overlook no damage that reading at once finds.
  @Test func damagedLongFramesAreErrors() throws {
    var random = SplitMix64(seed: 48)
    // Code points of one to four bytes, so that steps end inside of some.
    let article = try Article(id: "a", body: (0..<9_000).map { _ in random.prose(20) + "a𠮷é" }.joined())
    #expect(article.body.utf8.count > 512 << 10)
    let index = try TemporaryIndex([article])
    let frame = try database(index) { try Data.fetchOne($0, sql: "SELECT body FROM body") } ?? Data()
    var damages = [frame.dropLast(), frame.dropLast(4), frame + [0], frame + frame, frame.prefix(frame.count / 2)]
    for _ in 0..<60 {
      var damaged = Array(frame)
      damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      damages.append(Data(damaged))
    }
    // What the first bytes say is how all that follows is read.
    for bit in 0..<(6 * 8) {
      var damaged = Array(frame)
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      damages.append(Data(damaged))
    }
    var sameCount = 0
    for (number, damage) in damages.enumerated() {
      try database(index) { try $0.execute(sql: "UPDATE body SET body = ?", arguments: [damage]) }
      let searcher = try index.searcher()
      var found: String?
      let kind = failure { found = try searcher.article(id: "a")?.body }
      // A bit that means nothing may be another.
      let isSame = found.map { $0.utf8.elementsEqual(article.body.utf8) } ?? false
      #expect(kind == .unusable || isSame, "damage \(number)")
      if kind == nil { sameCount += 1 }
    }
    #expect(sameCount < 5)
    try database(index) { try $0.execute(sql: "UPDATE body SET body = ?", arguments: [frame]) }
    try expectEqual([article], index)
  }

  /// What kind of failure something is, found while writing or while searching.
  private func failure(_ use: () throws -> Void) -> IndexError.Kind? {
    do {
      try use()
      return nil
    } catch SearchError.engine(let failure) {
      return switch failure.kind {
      case .unusable: .unusable
      case .busy: .locked
      case .otherFormat: .format
      case .overMemory: .memory
      }
    } catch {
      return (error as? IndexError)?.kind
    }
  }

  private func special(_ random: inout SplitMix64, idPrefix: String = "") throws -> [Article] {
    let long = String((0..<9_000).map { _ in random.prose(20) }.joined().prefix(400_000))
    var bodies = ["", "\u{0}", "前\u{0}後\u{0}", "x", "𠮷", long, String(repeating: "あ", count: 350_000)]
    for _ in 0..<100 { bodies.append(random.mixedText()) }
    return try bodies.enumerated().map { try Article(id: "\(idPrefix)s\($0)", body: $1) }
  }

  private func expectEqual(_ articles: [Article], _ index: TemporaryIndex) throws {
    let searcher = try index.searcher()
    for article in articles {
      let found = try searcher.article(id: article.id)?.body
      #expect(found?.utf8.elementsEqual(article.body.utf8) == true, "\(article.id)")
    }
  }

  private func expectFewFreePages(_ index: TemporaryIndex) throws {
    let pages = try fetch("SELECT page_count FROM pragma_page_count", index)
    let free = try fetch("SELECT freelist_count FROM pragma_freelist_count", index)
    #expect(free * 16 <= pages)
  }

  private func fetch(_ sql: String, _ index: TemporaryIndex) throws -> Int {
    try database(index) { try Int.fetchOne($0, sql: sql) } ?? 0
  }

  private func database<Value>(_ index: TemporaryIndex, _ body: (Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: index.path + "/shard-0.db")
    let value = try queue.write(body)
    try queue.close()
    return value
  }
}

extension TemporaryIndex {
  /// Bytes of text in the index; 0 where there is none yet.
  fileprivate func searcherBytes() throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try Int(searcher().status().bytes)
  }
}
