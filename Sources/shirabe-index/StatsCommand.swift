import ArgumentParser
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite

/// `shirabe-index stats`: says what the index holds.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Says how much the index holds, and of which languages and sources.",
    discussion: "Example: shirabe-index stats --format json")

  @OptionGroup var options: IndexOptions

  func run() throws {
    let reader = try IndexReader(path: try options.folder())
    let statistics = try reader.statistics()
    StandardStreams.writeOutput(
      options.format == .json ? StatsCommand.json(statistics, reader.path) : StatsCommand.text(statistics, reader.path))
  }

  private static func text(_ statistics: IndexStatistics, _ path: String) -> String {
    var lines = [
      "index       \(ControlCharacters.escaped(path))",
      "articles    \(statistics.articles)",
      "text        \(Quantity.bytes(Double(statistics.bytes)))",
      "on disk     \(Quantity.bytes(Double(statistics.fileByteCount)))",
      "shards      \(statistics.shards.count)",
      "generation  \(statistics.generation)",
    ]
    if statistics.shards.count > 1 {
      for (number, shard) in statistics.shards.enumerated() {
        lines.append(
          """
          shard \(number)     \(shard.articles) articles, \(Quantity.bytes(Double(shard.bytes))) of text, \
          \(Quantity.bytes(Double(shard.fileByteCount))) on disk, \(shard.vocabularyTerms) terms
          """)
      }
    } else {
      lines.append("terms       \(statistics.shards.first?.vocabularyTerms ?? 0)")
    }
    for label in IndexStatistics.Label.allCases {
      guard let values = statistics.labels[label], let count = statistics.labelCounts[label] else { continue }
      let shown = values.map { "\(ControlCharacters.escaped($0.value)) \($0.articles)" }.joined(separator: ", ")
      let more = count > values.count ? " and \(count - values.count) more" : ""
      let name = label.rawValue + "s"
      lines.append(name + String(repeating: " ", count: 12 - name.count) + shown + more)
    }
    return lines.joined(separator: "\n")
  }

  private static func json(_ statistics: IndexStatistics, _ path: String) -> String {
    func values(_ label: IndexStatistics.Label) -> JSON {
      .array((statistics.labels[label] ?? []).map { ["value": .string($0.value), "articles": JSON($0.articles)] })
    }
    let shards: [JSON] = statistics.shards.map { shard in
      [
        "articles": JSON(shard.articles), "bytes": JSON(shard.bytes), "fileBytes": JSON(shard.fileByteCount),
        "terms": JSON(shard.vocabularyTerms), "generation": JSON(Int(shard.generation)),
      ]
    }
    let object: JSON = [
      "index": .string(path), "id": .string(statistics.indexId), "articles": JSON(statistics.articles),
      "bytes": JSON(statistics.bytes), "fileBytes": JSON(statistics.fileByteCount),
      "generation": JSON(Int(statistics.generation)), "shards": .array(shards), "sources": values(.source),
      "languages": values(.language),
    ]
    return object.description
  }
}
