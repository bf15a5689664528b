package import GRDB

extension Row {
  /// A column that must hold a value of this kind.
  ///
  /// GRDB's own access traps where a column holds another, as the columns of a damaged file may.
  ///
  /// - Throws: `DatabaseError` with `SQLITE_CORRUPT`.
  package func required<Value: DatabaseValueConvertible>(_ index: Int, as _: Value.Type = Value.self) throws -> Value {
    let stored: DatabaseValue = self[index]
    guard let value = Value.fromDatabaseValue(stored) else { throw Row.damage(index) }
    return value
  }

  /// The same, of a column that may be NULL.
  package func optional<Value: DatabaseValueConvertible>(_ index: Int, as _: Value.Type = Value.self) throws -> Value? {
    let stored: DatabaseValue = self[index]
    return stored.isNull ? nil : try required(index)
  }

  /// What to throw for a column that holds what was never written.
  static func damage(_ index: Int) -> DatabaseError {
    DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "column \(index + 1) of a row holds what was never written there")
  }
}
