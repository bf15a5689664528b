package import GRDB

extension Database {
  /// The number that a PRAGMA of SQLite has, such as `page_count`; 0 where it has none.
  package func number(ofPragma name: String) throws -> Int { try Int.fetchOne(self, sql: "PRAGMA \(name)") ?? 0 }
}
