package import GRDB
import ShirabeText

/// What a shard says of itself in its `meta` table.
package struct ShardIdentity: Equatable, Sendable {
  /// The identity of the index, the same in all its shards: 32 hexadecimal digits.
  package var indexId: String
  /// Which shard of the index it is, from 0.
  package var number: Int
  /// How many shards the index has.
  package var count: Int
  /// The format of its tables, ``ShardSchema/formatVersion``.
  package var formatVersion: Int
  /// The rules that its terms were made by.
  package var textRules: String
  /// Whether all of this is what was written.
  package private(set) var isSound = true

  package init(indexId: String, number: Int, count: Int) {
    self.indexId = indexId
    self.number = number
    self.count = count
    formatVersion = ShardSchema.formatVersion
    textRules = Tokenizer.fingerprint
  }

  /// Reads the identity of an open shard.
  init(_ database: Database) throws {
    let values = try Dictionary(
      Row.fetchAll(database, sql: "SELECT CAST(name AS BLOB), CAST(value AS BLOB) FROM meta").map {
        (try $0.required(0, as: ExactText.self).string, try $0.required(1, as: ExactText.self).string)
      }, uniquingKeysWith: { first, _ in first })
    guard let indexId = values["index_id"], let number = values["shard"].flatMap({ Int($0) }),
      let count = values["shards"].flatMap({ Int($0) }), let textRules = values["text_rules"],
      let formatVersion = values["format"].flatMap({ Int($0) })
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the meta table lacks an entry") }
    self.indexId = indexId
    self.number = number
    self.count = count
    self.formatVersion = formatVersion
    self.textRules = textRules
    isSound = values["checksum"] == checksum
  }

  /// Writes the identity into a new shard.
  package func insert(_ database: Database) throws {
    for (name, value) in entries + [("checksum", checksum)] {
      try database.execute(sql: "INSERT INTO meta (name, value) VALUES (?, ?)", arguments: [name, value])
    }
  }

  /// Gives the index of an open shard another id.
  package func update(indexId: String, _ database: Database) throws {
    var identity = self
    identity.indexId = indexId
    for (name, value) in identity.entries + [("checksum", identity.checksum)] {
      try database.execute(sql: "UPDATE meta SET value = ? WHERE name = ?", arguments: [value, name])
    }
  }

  /// An id that no other index has.
  package static func newIndexId() -> String {
    (0..<32).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
  }

  private var entries: [(name: String, value: String)] {
    [
      ("format", String(formatVersion)), ("index_id", indexId), ("shard", String(number)), ("shards", String(count)),
      ("text_rules", textRules),
    ]
  }

  /// What the entries are held against, since nothing else tells an index's id from another.
  private var checksum: String {
    String(FNV1a.hash(entries.map { "\($0.name)=\($0.value)\n" }.joined().utf8), radix: 16)
  }
}
