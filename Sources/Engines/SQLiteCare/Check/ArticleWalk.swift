import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite
import ShirabeText

/// Reads every article of a shard, holds it against its checksum, and what is kept besides of it against the article itself.
///
/// Where a page cannot be read it goes on behind it, row by row, so that it tells what can still be read.
final class ArticleWalk {
  /// An article, as it was found.
  struct Found {
    var row: Int64
    var article: StoredArticle
    /// Its body as it is stored.
    var frame: Data
    /// Whether it is what was written, by its checksum.
    var isVerified: Bool
  }

  /// So many rows are tried at most, one by one, where the walk has ended at damage.
  private static let maximumTrials = 1 << 24

  /// What is named of many.
  static let namedCount = 5

  /// Articles that are what was written.
  private(set) var verified: Int64 = 0
  /// Articles that can be read, but are not what was written, or cannot be compared.
  private(set) var unverified: Int64 = 0
  /// Rows of which no article can be read.
  private(set) var unreadable: Int64 = 0
  /// The first ids of those that are not verified, where they can be told, and rows of the others.
  private(set) var damagedNames: [String] = []
  /// The first reason.
  private(set) var damage: String?
  /// The sums of what was read.
  private(set) var sums = ShardState()

  private let database: Database
  private let bodies: BodyDecompressor
  private let format: StoredFormat
  private var lastRow: Int64 = 0

  init(_ database: Database, _ bodies: BodyDecompressor, _ format: StoredFormat) {
    self.database = database
    self.bodies = bodies
    self.format = format
  }

  /// Whether every article is there and is what was written.
  var isClean: Bool { unverified + unreadable == 0 }

  /// Calls `body` with each article that can be read.
  ///
  /// - Complexity: O(bytes of the articles).
  func run(_ body: (Found) throws -> Void) throws {
    do {
      let rows = try Row.fetchCursor(database, sql: "\(format.articles) ORDER BY \(format.row)")
      while let row = try rows.next() { try visit(row, body) }
    } catch let error as DatabaseError where error.isDamage {
      note(error, "")
      try goOn(body)
    }
    try countLost()
  }

  /// Row by row from where the walk ended.
  private func goOn(_ body: (Found) throws -> Void) throws {
    guard let highest = try highestRow(), highest > lastRow else { return }
    let statement = try database.makeStatement(sql: "\(format.articles) WHERE \(format.row) = ?")
    let all = lastRow + 1...highest
    if all.count <= ArticleWalk.maximumTrials {
      for number in all { try visit(number, statement, body) }
    } else {
      for number in try namedRows(all) { try visit(number, statement, body) }
    }
  }

  private func visit(_ number: Int64, _ statement: Statement, _ body: (Found) throws -> Void) throws {
    do {
      if let row = try Row.fetchOne(statement, arguments: [number]) { try visit(row, body) }
    } catch let error as DatabaseError where error.isDamage {
      unreadable += 1
      note(error, "row \(number)")
    }
  }

  /// The rows within a range that any table names, as far as it can be read: of rows up to four thousand millions not each can
  /// be tried.
  private func namedRows(_ range: ClosedRange<Int64>) throws -> [Int64] {
    var named: Set<Int64> = []
    for table in format.namesOfRows {
      do {
        let rows = try Row.fetchCursor(database, sql: "SELECT row FROM \(table)")
        while let row = try rows.next() {
          let number = try row.required(0, as: Int64.self)
          if range.contains(number) { named.insert(number) }
        }
      } catch let error as DatabaseError where error.isDamage {
        note(error, "")
      }
    }
    return named.sorted()
  }

  /// The highest row, by the middle of what several tables say, since any of them may be damaged.
  private func highestRow() throws -> Int64? {
    let rows = format.highestRows.compactMap { sql in
      try? Row.fetchOne(database, sql: sql)?.required(0, as: Int64.self)
    }
    return rows.isEmpty ? nil : min(rows.sorted()[rows.count / 2], ShardState.highestRow)
  }

  /// Articles of which there is a body or a checksum and nothing else.
  private func countLost() throws {
    for table in format.parts {
      do {
        let lost = try Row.fetchOne(
          database, sql: "SELECT count(*), min(row) FROM \(table) WHERE row NOT IN (SELECT row FROM \(format.table))")
        guard let lost, let count: Int64 = try lost.required(0), count > 0 else { continue }
        unreadable = max(unreadable, count)
        note(nil, "row \(try lost.required(1, as: Int64.self)), of which there is only what the table \(table) has")
        return
      } catch let error as DatabaseError where error.isDamage {
        note(error, "the table \(table)")
      }
    }
  }

  private func visit(_ row: Row, _ body: (Found) throws -> Void) throws {
    let number = try row.required(0, as: Int64.self)
    defer { lastRow = max(lastRow, number) }
    guard let found = try read(row, number) else { return }
    if found.isVerified { verified += 1 } else { unverified += 1 }
    sums.articles += 1
    sums.bytes += Int64(found.article.byteCount)
    try body(found)
  }

  /// The article of a row; nil, and noted, where it cannot be read.
  private func read(_ row: Row, _ number: Int64) throws -> Found? {
    let id = (row[1] as ExactText?)?.string
    do {
      let frame = try row.required(1 + StoredArticle.columnCount(format), as: Data.self)
      let article = try StoredArticle(row, body: bodies.text(of: frame), from: 1, format)
      let expected = frame.withUnsafeBytes { format.checksum(article, $0) }
      let isVerified = try storedChecksum(number) == expected
      if !isVerified { note(nil, "\"\(article.id)\", which differs from its checksum") }
      return Found(row: number, article: article, frame: frame, isVerified: isVerified)
    } catch let error as DatabaseError where error.isDamage {
      unreadable += 1
      note(error, id.map { "\"\($0)\"" } ?? "row \(number)")
      return nil
    }
  }

  /// The checksum of a row, or nil where it is gone or cannot be read.
  private func storedChecksum(_ row: Int64) throws -> Int64? {
    do {
      let statement = try database.cachedStatement(sql: format.checksumOfRow)
      return try Row.fetchOne(statement, arguments: [row])?.required(0)
    } catch let error as DatabaseError where error.isDamage {
      return nil
    }
  }

  private func note(_ error: DatabaseError?, _ name: String) {
    if damage == nil { damage = error?.message }
    if !name.isEmpty, damagedNames.count < ArticleWalk.namedCount { damagedNames.append(name) }
  }
}
