/// How a file is compressed, told by how it begins.
enum Compression: CaseIterable {
  /// RFC 1952.
  case gzip
  /// The .xz file format 1.1.0.
  case xz
  /// RFC 8878.
  case zstandard

  /// How many bytes are needed to tell.
  static let markByteCount = 6

  /// The extension of its files, in lower case.
  var fileExtension: String {
    switch self {
    case .gzip: ".gz"
    case .xz: ".xz"
    case .zstandard: ".zst"
    }
  }

  /// The compression of a file that begins so; nil where it is none.
  init?(mark: some Collection<UInt8>) {
    if mark.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if mark.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if mark.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }
}
