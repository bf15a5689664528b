/// The mark that Unicode's encodings may begin with.
struct ByteOrderMark {
  let encoding: TextEncoding
  let byteCount: Int

  /// The mark these bytes begin with; nil where they begin with none.
  init?(_ bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (encoding, byteCount) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (encoding, byteCount) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (encoding, byteCount) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }

  /// What the user says, but for the order of the bytes of UTF-16, which a mark knows better; nil where neither tells.
  static func encoding(said: TextEncoding?, mark: ByteOrderMark?) -> TextEncoding? {
    guard let mark else { return said }
    guard let said, !(said.isUTF16 && mark.encoding.isUTF16) else { return mark.encoding }
    return said
  }
}
