import CZstd
package import Foundation
package import GRDB
import GRDBSQLite
import ShirabeSearch

/// Reads bodies from their frames on one connection, in Swift and, for the view that FTS5 reads, in SQL.
///
/// Belongs to one connection and is used on whatever thread the connection is used on. Damage is an error, never a trap:
/// frames are complete, no longer than they can be, and carry checksums.
package final class BodyDecompressor {
  /// `shirabe_body(body)`: the text of a frame.
  package static let functionName = "shirabe_body"
  /// A block of a frame takes at least three bytes and holds at most 128 KiB (RFC 8878, 3.1.1.2).
  private static let maximumRatio: UInt64 = (128 << 10) / 3
  /// As long as SQLite's longest text.
  private static let maximumByteCount: UInt64 = 1_000_000_000
  /// What is unpacked at once where it is asked whether to go on: a fraction of a millisecond.
  private static let stepByteCount = 256 << 10

  /// The connection owns this object, and so outlives it.
  private let connection: OpaquePointer?
  /// zstd's `ZSTD_DCtx`; nil if there was no memory for it.
  private let context = ZSTD_createDCtx()
  /// The digested dictionaries (`ZSTD_DDict`) that were needed so far.
  private var dictionaries: [UInt32: OpaquePointer] = [:]

  private init(_ connection: OpaquePointer?) {
    self.connection = connection
  }

  deinit {
    ZSTD_freeDCtx(context)
    for digest in dictionaries.values { ZSTD_freeDDict(digest) }
  }

  /// Registers ``functionName`` with the connection.
  package static func install(on database: Database) throws(DatabaseError) -> BodyDecompressor {
    let decompressor = BodyDecompressor(database.sqliteConnection)
    // SQLite holds a reference until the connection is closed, or gives it back at once where it fails.
    let status = sqlite3_create_function_v2(
      database.sqliteConnection, functionName, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
      Unmanaged.passRetained(decompressor).toOpaque(),
      { context, _, values in
        guard let context, let owner = sqlite3_user_data(context), let value = values?[0] else { return }
        Unmanaged<BodyDecompressor>.fromOpaque(owner).takeUnretainedValue().answer(context, value)
      }, nil, nil,
      { owner in
        guard let owner else { return }
        Unmanaged<BodyDecompressor>.fromOpaque(owner).release()
      })
    guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    return decompressor
  }

  /// The text of a frame out of the `body` table, a long one in steps between which it is asked whether to go on.
  ///
  /// - Throws: `DatabaseError`, ``IndexError`` of kind `.interrupted`.
  func text(of frame: UnsafeRawBufferPointer, _ interruption: Interruption) throws -> String {
    let (byteCount, dictionary) = try header(of: frame)
    guard byteCount > BodyDecompressor.stepByteCount else {
      return try text(of: frame, byteCount: byteCount, dictionary)
    }
    var steps = try BodySteps(dictionary, byteCount: byteCount, stepByteCount: BodyDecompressor.stepByteCount)
    repeat { try interruption.check() } while try steps.read(frame)
    return steps.text
  }

  /// The text of a frame out of the `body` table.
  func text(of frame: UnsafeRawBufferPointer) throws(DatabaseError) -> String {
    let (byteCount, dictionary) = try header(of: frame)
    return try text(of: frame, byteCount: byteCount, dictionary)
  }

  /// How long the text of a frame is, and the dictionary that it needs.
  private func header(
    of frame: UnsafeRawBufferPointer
  ) throws(DatabaseError) -> (byteCount: Int, dictionary: OpaquePointer?) {
    let declared = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
    guard ZSTD_findFrameCompressedSize(frame.baseAddress, frame.count) == frame.count,
      declared <= min(BodyDecompressor.maximumByteCount, UInt64(frame.count) * BodyDecompressor.maximumRatio)
    else { throw BodyDecompressor.damage("is no whole frame") }
    return (Int(declared), try dictionary(ZSTD_getDictID_fromFrame(frame.baseAddress, frame.count)))
  }

  private func text(
    of frame: UnsafeRawBufferPointer, byteCount: Int, _ dictionary: OpaquePointer?
  ) throws(DatabaseError) -> String {
    var read = 0
    let text = String(unsafeUninitializedCapacity: byteCount) { buffer in
      read = ZSTD_decompress_usingDDict(
        context, buffer.baseAddress, byteCount, frame.baseAddress, frame.count, dictionary)
      return read == byteCount ? byteCount : 0
    }
    guard read == byteCount else { throw BodyDecompressor.unreadable(read) }
    return text
  }

  /// The text of a frame that SQLite lends.
  package func text(of frame: Data?) throws -> String {
    guard let frame else { throw BodyDecompressor.damage("is missing") }
    return try frame.withUnsafeBytes { try text(of: $0) }
  }

  private func answer(_ result: OpaquePointer, _ value: OpaquePointer) {
    let bytes = sqlite3_value_type(value) == SQLITE_BLOB ? sqlite3_value_blob(value) : nil
    let frame = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : Int(sqlite3_value_bytes(value)))
    do throws(DatabaseError) {
      var text = try text(of: frame)
      text.withUTF8 { bytes in
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty buffer may have no address, which SQLite would take for NULL.
          sqlite3_result_text64(
            result, characters.baseAddress ?? UnsafePointer(bitPattern: 1), UInt64(characters.count), copied,
            UInt8(SQLITE_UTF8))
        }
      }
    } catch {
      sqlite3_result_error(result, error.message, -1)
      sqlite3_result_error_code(result, error.extendedResultCode.rawValue)
    }
  }

  /// The digested dictionary with a number; nil for 0, which is none.
  private func dictionary(_ id: UInt32) throws(DatabaseError) -> OpaquePointer? {
    if id == 0 { return nil }
    if let known = dictionaries[id] { return known }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let status = sqlite3_prepare_v2(connection, "SELECT bytes FROM main.dictionary WHERE id = ?", -1, &statement, nil)
    guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
    sqlite3_bind_int64(statement, 1, Int64(id))
    guard sqlite3_step(statement) == SQLITE_ROW,
      let digest = ZSTD_createDDict(sqlite3_column_blob(statement, 0), Int(sqlite3_column_bytes(statement, 0)))
    else { throw BodyDecompressor.damage("needs dictionary \(id), which cannot be read") }
    dictionaries[id] = digest
    guard ZSTD_getDictID_fromDDict(digest) == id else {
      throw BodyDecompressor.damage("needs dictionary \(id), which is another")
    }
    return digest
  }

  /// What zstd made of a frame that is damaged.
  static func unreadable(_ status: Int) -> DatabaseError {
    damage("cannot be read (\(String(cString: ZSTD_getErrorName(status))))")
  }

  static func damage(_ what: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the body of an article \(what)")
  }
}
