import GRDB
import ShirabeSQLite

/// Compares the tables of a shard with those of a new one.
///
/// SQLite keeps them as the text of the statements that made them, and a changed letter there may change what a
/// table means without any page being damaged.
enum SchemaCheck {
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` and the first table that differs.
  static func run(_ database: Database) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      _ = try FTS5Bridge.install(on: database)
      _ = try BodyDecompressor.install(on: database)
    }
    let new = try DatabaseQueue(configuration: configuration)
    try ShardSchema.migrator.migrate(new)
    let expected = try new.read { try tables($0) }
    try new.close()
    let found = try tables(database)
    for name in Set(expected.keys).union(found.keys).sorted() where expected[name] != found[name] {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the table \(name) is not as this program makes it")
    }
  }

  private static func tables(_ database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, type || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema")
    return try Dictionary(rows.map { (try $0.required(0), try $0.required(1)) }, uniquingKeysWith: { $1 + $0 })
  }
}
