import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// One or two bytes of a shard are altered at places all over it: whatever is asked then, there is an error or the right
/// answer, or the check says that the shard is damaged.
@Suite struct FlippedByteTests {
  @Test func noAlteredByteGivesAWrongAnswerInSilence() throws {
    var random = SplitMix64(seed: 20)
    // Metadata is what nothing but its checksum vouches for.
    let articles = try random.labelledArticles(60).map { article in
      try Article(
        id: article.id, title: article.title, body: article.body, author: article.author, source: article.source,
        url: "https://news.example/\(article.id)", language: article.language, published: article.published,
        tags: article.tags,
        metadata: JSON.Object([JSON.Object.Member(name: "note", value: .string(random.prose(200)))]))
    }
    let index = try TemporaryIndex()
    // Some segments, some rows that are gone.
    try index.add(articles, batchByteCount: 4_000)
    try index.add(Array(articles.prefix(10)).map { try Article(id: $0.id, title: "日本の憲法", body: $0.body + "国") })
    try index.add(Array(articles.prefix(10)))
    let file = URL(filePath: index.path + "/shard-0.db")
    let sound = try Data(contentsOf: file)
    let expected = Answers(path: index.path, articles)
    #expect(expected.failures == 0)
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)

    let count = ProofSize.count("FLIPS", bounded: 60)
    let pageByteCount = 8192
    let pageCount = sound.count / pageByteCount
    var (right, failed, wrong, found, silent) = (0, 0, 0, 0, 0)
    for number in 0..<count {
      var damaged = sound
      var places: [Int] = []
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let page = number % pageCount
        let place = page * pageByteCount + offset(in: pageByteCount, &random)
        damaged[place] = altered(damaged[place], &random)
        places.append(place)
      }
      try write(damaged, to: file)
      let answers = Answers(path: index.path, articles)
      let wrongAnswers = answers.wrong(besides: expected)
      #expect(answers.denials(besides: expected) == 0, "an article was denied, altered at \(places)")
      if wrongAnswers > 0 { wrong += 1 } else if answers.failures > 0 { failed += 1 } else { right += 1 }
      guard wrongAnswers > 0 || number % 4 == 0 else { continue }
      let isFound = isDamaged(index.path)
      if isFound { found += 1 } else if wrongAnswers > 0 { silent += 1 }
      #expect(wrongAnswers == 0 || isFound, "\(wrongAnswers) wrong answers, altered at \(places)")
    }
    ProofSize.report(
      "FLIPS",
      "\(count) places: \(right) only right answers, \(failed) with errors, \(wrong) with wrong ones, \(silent) of them in silence"
    )
    // Else nothing was altered.
    #expect(failed + wrong > count / 20)
    #expect(found > 0)
    try write(sound, to: file)
    #expect(Answers(path: index.path, articles) == expected)
  }

  /// Headers of pages are where most goes wrong, so every fourth place is there.
  private func offset(in pageByteCount: Int, _ random: inout SplitMix64) -> Int {
    Int.random(in: 0..<4, using: &random) == 0
      ? Int.random(in: 0..<64, using: &random) : Int.random(in: 0..<pageByteCount, using: &random)
  }

  private func altered(_ byte: UInt8, _ random: inout SplitMix64) -> UInt8 {
    Bool.random(using: &random)
      ? byte ^ 1 << UInt8.random(in: 0..<8, using: &random) : byte &+ UInt8.random(in: 1...255, using: &random)
  }

  private func write(_ bytes: Data, to file: URL) throws {
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    try bytes.write(to: file)
  }

  private func isDamaged(_ path: String) -> Bool {
    do {
      return try !IndexCheck.run(path: path).findings.isEmpty
    } catch {
      return true
    }
  }
}
