import Foundation
package import GRDB

/// Text that goes into and out of SQLite with every byte of it.
///
/// Strings bound the usual way end at their first U+0000, which articles may have. These travel as blobs: statements write
/// ``parameter`` where they bind one, and read `CAST(column AS BLOB)`.
package struct ExactText: DatabaseValueConvertible {
  /// What a statement has in the place where it binds one.
  package static let parameter = "CAST(? AS TEXT)"

  package let string: String

  package init(_ string: String) {
    self.string = string
  }

  init?(_ string: String?) {
    guard let string else { return nil }
    self.string = string
  }

  package var databaseValue: DatabaseValue { Data(string.utf8).databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> ExactText? {
    Data.fromDatabaseValue(value).map { ExactText(String(decoding: $0, as: UTF8.self)) }
  }
}
