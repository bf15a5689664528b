import CLibArchive
import Glibc

/// The files in a zip archive that a format asks for, unpacked within bounds, so that a small file cannot fill the memory.
struct ZipArchive {
  /// The most bytes that they may unpack to.
  static let maximumByteCount = 128 << 20
  /// What unpacks to more than this and to more than a hundred times its size is no document.
  private static let freeByteCount = 16 << 20
  private static let maximumRatio = 100
  private static let maximumEntryCount = 100_000
  /// No part of a document has a longer name.
  private static let maximumNameByteCount = 1024
  private static let blockByteCount = 64 << 10

  /// What the archive is said to be where something is wrong with it.
  let format: String
  private let unpacked: UnpackedFiles
  /// Where the files are in what is unpacked, by their paths in the archive.
  private var places: [BytewiseString: Range<Int>] = [:]
  /// Where the last of those is whose paths have the same letters, composed or not: what refers to them and archives differ in that.
  private var alikePlaces: [String: Range<Int>] = [:]
  private let allowedByteCount: Int

  /// Unpacks an archive, which stands at its beginning.
  ///
  /// - Parameters:
  ///   - format: What it is said to be where something is wrong with it.
  ///   - extensions: Those of the files that are asked for, in lower case, each with its dot; others are passed over.
  init(_ file: SpooledFile, format: String, extensions: [String]) throws(ArticleError) {
    self.format = format
    allowedByteCount = min(
      ZipArchive.maximumByteCount, max(ZipArchive.freeByteCount, ZipArchive.maximumRatio * file.byteCount))
    unpacked = try UnpackedFiles()
    guard let archive = archive_read_new() else {
      throw .malformed(format: format, reason: "there is no memory for it")
    }
    defer { archive_read_free(archive) }
    // The library gives names in the encoding of the thread's locale; those of documents are UTF-8 (EPUB 3.3, § 4.2.3).
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = locale.map { uselocale($0) }
    defer {
      if let locale, let before {
        uselocale(before)
        freelocale(locale)
      }
    }
    archive_read_support_format_zip(archive)
    guard archive_read_open_fd(archive, file.descriptor, ZipArchive.blockByteCount) == ARCHIVE_OK else {
      throw error(of: archive)
    }
    try readEntries(archive, extensions)
  }

  /// The bytes of a file; throws where there is none of that path or where it has more bytes.
  func file(_ path: String, maximumByteCount: Int) throws(ArticleError) -> [UInt8] {
    guard let place = places[BytewiseString(path)] ?? alikePlaces[path] else {
      throw .malformed(format: format, reason: "there is no \(path) in it")
    }
    guard place.count <= maximumByteCount else { throw .tooLong(maximumByteCount: maximumByteCount) }
    return try unpacked.bytes(in: place)
  }

  private mutating func readEntries(_ archive: OpaquePointer, _ extensions: [String]) throws(ArticleError) {
    var entryCount = 0
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw error(of: archive) }
      entryCount += 1
      try ProcessorTimeLimit.check()
      guard entryCount <= ZipArchive.maximumEntryCount else {
        throw .malformed(format: format, reason: "it has more than \(ZipArchive.maximumEntryCount) files")
      }
      guard let name = ZipArchive.name(of: entry), ZipArchive.has(name, oneOf: extensions) else { continue }
      if archive_entry_is_data_encrypted(entry) == 1 {
        throw .malformed(format: format, reason: "\(name) is encrypted")
      }
      let place = try unpack(archive)
      places[BytewiseString(name)] = place
      alikePlaces[name] = place
    }
  }

  private func unpack(_ archive: OpaquePointer) throws(ArticleError) -> Range<Int> {
    let start = unpacked.byteCount
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipArchive.blockByteCount, alignment: 1)
    defer { block.deallocate() }
    while true {
      let count = archive_read_data(archive, block.baseAddress, block.count)
      if count == 0 { return start..<unpacked.byteCount }
      guard count > 0 else { throw error(of: archive) }
      try ProcessorTimeLimit.check()
      guard unpacked.byteCount + count <= allowedByteCount else {
        throw .malformed(format: format, reason: "it unpacks to more than \(allowedByteCount) bytes of text")
      }
      try unpacked.append(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  private static func name(of entry: OpaquePointer) -> String? {
    (archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)).flatMap { String(validatingCString: $0) }
  }

  private static func has(_ name: String, oneOf extensions: [String]) -> Bool {
    guard name.utf8.count <= maximumNameByteCount else { return false }
    let name = name.lowercased()
    return extensions.contains { name.hasSuffix($0) }
  }

  private func error(of archive: OpaquePointer) -> ArticleError {
    let reason = archive_error_string(archive).map { String(cString: $0) } ?? "the archive is broken"
    return .malformed(format: format, reason: reason)
  }
}
