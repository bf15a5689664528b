import CUchardet

/// The guess of uchardet, Mozilla's detector by the statistics of letter pairs.
enum Uchardet {
  /// What it takes the bytes for; nil where it does not know, or knows none of ours.
  static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    guard let base = bytes.baseAddress, let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let failed = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      uchardet_handle_data(detector, $0, bytes.count)
    }
    guard failed == 0 else { return nil }
    uchardet_data_end(detector)
    guard let name = uchardet_get_charset(detector) else { return nil }
    return TextEncoding(name: String(cString: name))
  }
}
