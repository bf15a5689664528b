import CLibArchive
import Glibc
import ShirabeSQLite

/// Writes a tar archive through libarchive, compressed by zstd where its name says so.
final class ArchiveWriter {
  private static let blockByteCount = 1 << 18
  /// `S_IFREG`, as libarchive has it on every system.
  static let regularFile: UInt32 = 0o100000

  private let path: String
  private let archive: OpaquePointer
  private let descriptor: Int32

  /// Makes the file, which must not be there.
  ///
  /// - Parameter isCompressed: Whether it is compressed.
  init(_ path: String, isCompressed: Bool) throws(IndexError) {
    self.path = path
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StagedFolder.failure(path, "cannot write the backup") }
    guard let archive = archive_write_new() else {
      close(descriptor)
      throw IndexError(.storage, path: path, message: "there is no memory to write it")
    }
    (self.descriptor, self.archive) = (descriptor, archive)
    // PAX, for files over 8 GiB.
    try check(archive_write_set_format_pax_restricted(archive))
    if isCompressed { try check(archive_write_add_filter_zstd(archive)) }
    try check(archive_write_open_fd(archive, descriptor))
  }

  deinit {
    archive_write_free(archive)
    close(descriptor)
  }

  /// Adds a file and gives its size and the hash of its bytes.
  func add(_ name: String, from source: String) throws(IndexError) -> (byteCount: Int, hash: UInt64) {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw StagedFolder.failure(source, "cannot read it") }
    defer { close(input) }
    let size = lseek(input, 0, SEEK_END)
    guard size >= 0, lseek(input, 0, SEEK_SET) == 0 else { throw StagedFolder.failure(source, "cannot read it") }
    try begin(name, byteCount: Int64(size))
    var hash = FNV1a.basis
    var byteCount = 0
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ArchiveWriter.blockByteCount, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = read(input, block.baseAddress, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StagedFolder.failure(source, "cannot read it") }
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: block[..<count])
      FNV1a.add(bytes, to: &hash)
      byteCount += count
      try write(bytes)
    }
    return (byteCount, hash)
  }

  /// Adds a file of text.
  func add(_ name: String, text: String) throws(IndexError) {
    let bytes = Array(text.utf8)
    try begin(name, byteCount: Int64(bytes.count))
    let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
    try check(written == bytes.count ? ARCHIVE_OK : ARCHIVE_FATAL)
  }

  /// Ends the archive and sees that it lies on the disk.
  ///
  /// - Returns: Its bytes.
  func finish() throws(IndexError) -> Int {
    try check(archive_write_close(archive))
    guard fsync(descriptor) == 0 else { throw StagedFolder.failure(path, "cannot write the backup") }
    return Int(lseek(descriptor, 0, SEEK_CUR))
  }

  private func begin(_ name: String, byteCount: Int64) throws(IndexError) {
    guard let entry = archive_entry_new() else {
      throw IndexError(.storage, path: path, message: "there is no memory to write it")
    }
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, byteCount)
    archive_entry_set_filetype(entry, ArchiveWriter.regularFile)
    archive_entry_set_perm(entry, 0o600)
    archive_entry_set_mtime(entry, time(nil), 0)
    try check(archive_write_header(archive, entry))
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
    let written = archive_write_data(archive, bytes.baseAddress, bytes.count)
    try check(written == bytes.count ? ARCHIVE_OK : ARCHIVE_FATAL)
  }

  private func check(_ status: Int32) throws(IndexError) {
    guard status < ARCHIVE_OK else { return }
    let code = archive_errno(archive)
    let said = archive_error_string(archive).map { String(cString: $0) } ?? "libarchive error \(status)"
    let advice = code == ENOSPC ? "the disk is full; make room and try again" : said
    throw IndexError(.storage, path: path, message: "cannot write the backup: \(advice)")
  }
}
