import CLibArchive
import Glibc
import ShirabeSQLite

/// Reads the files of an archive, compressed or not, one after the other.
final class ArchiveReader {
  private static let blockByteCount = 1 << 18

  let path: String
  private let archive: OpaquePointer

  /// Opens an archive.
  ///
  /// - Throws: ``IndexError`` of kind `.missing` where there is none, `.unusable` where the file is something else.
  init(_ path: String) throws(IndexError) {
    self.path = path
    guard access(path, R_OK) == 0 else {
      throw IndexError(
        .missing, path: path,
        message: "cannot read the backup: \(String(cString: strerror(errno))); name a file that backup wrote")
    }
    guard let archive = archive_read_new() else {
      throw IndexError(.storage, path: path, message: "there is no memory to read it")
    }
    self.archive = archive
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_tar(archive)
    try check(archive_read_open_filename(archive, path, ArchiveReader.blockByteCount))
  }

  deinit { archive_read_free(archive) }

  /// Goes to the next file and gives its name and its bytes, as its header says; nil behind the last.
  func next() throws(IndexError) -> (name: String, byteCount: Int64)? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    try check(status)
    guard let entry, archive_entry_filetype(entry) == ArchiveWriter.regularFile,
      let name = archive_entry_pathname(entry)
    else {
      throw unusable("it holds something that is no file")
    }
    guard archive_entry_size_is_set(entry) != 0, archive_entry_size(entry) >= 0 else {
      throw unusable("it does not say how long a file is")
    }
    return (String(cString: name), archive_entry_size(entry))
  }

  /// Calls `body` with the bytes of the file, block by block.
  func read(_ body: (UnsafeRawBufferPointer) throws(IndexError) -> Void) throws(IndexError) {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ArchiveReader.blockByteCount, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = archive_read_data(archive, block.baseAddress, block.count)
      if count == Int(ARCHIVE_RETRY) { continue }
      if count < 0 { try check(Int32(clamping: count)) }
      if count <= 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
  }

  /// What to throw for an archive that is no good backup.
  func unusable(_ reason: String) -> IndexError {
    IndexError(.unusable, path: path, message: "this is no whole backup (\(reason)); take another one")
  }

  private func check(_ status: Int32) throws(IndexError) {
    guard status < ARCHIVE_OK, status != ARCHIVE_WARN else { return }
    throw unusable(archive_error_string(archive).map { String(cString: $0) } ?? "libarchive error \(status)")
  }
}
