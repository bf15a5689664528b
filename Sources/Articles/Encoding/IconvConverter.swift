import Glibc

/// A conversion to UTF-8 by the system's iconv.
final class IconvConverter {
  /// Why a conversion stopped.
  enum Stop {
    /// All is converted.
    case end
    /// A sequence that is not known stands here.
    case unknown
    /// The bytes end within a sequence.
    case torn
  }

  private let descriptor: iconv_t
  private let scratch = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 32 << 10)

  /// One conversion of each kind, never closed: the system would load and let go its tables with every file otherwise.
  private static let keptOpen: [Int] = TextEncoding.allCases.flatMap(\.iconvNames).map {
    Int(bitPattern: iconv_open("UTF-8", $0))
  }

  /// Opens a conversion; nil where the system has none from this encoding.
  init?(from name: String) {
    _ = IconvConverter.keptOpen
    guard let opened = iconv_open("UTF-8", name), Int(bitPattern: opened) != -1 else {
      scratch.deallocate()
      return nil
    }
    descriptor = opened
  }

  deinit {
    iconv_close(descriptor)
    scratch.deallocate()
  }

  /// Appends the conversion of these bytes and says how many were converted.
  func convert(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence, into output: inout [UInt8]) -> (count: Int, stop: Stop)
  {
    let whole = UnsafeBufferPointer(rebasing: bytes)
    guard let base = whole.baseAddress else { return (0, .end) }
    // iconv takes the bytes by a pointer that could write, and does not.
    return UnsafeMutablePointer(mutating: base).withMemoryRebound(to: CChar.self, capacity: whole.count) { start in
      var input: UnsafeMutablePointer<CChar>? = start
      var left = whole.count
      while true {
        let (result, code) = step(&input, &left, into: &output)
        if result != Int.max {
          flush(into: &output)
          return (whole.count, .end)
        }
        if code == E2BIG { continue }
        flush(into: &output)
        return (whole.count - left, code == EINVAL ? .torn : .unknown)
      }
    }
  }

  /// Hands out what is held back, such as a letter that a combining mark might have followed.
  private func flush(into output: inout [UInt8]) {
    var none: UnsafeMutablePointer<CChar>?
    var left = 0
    _ = step(&none, &left, into: &output)
  }

  /// One call of iconv: Int.max, and the error, where it failed.
  private func step(
    _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into output: inout [UInt8]
  ) -> (result: Int, code: Int32) {
    var target = scratch.baseAddress
    var room = scratch.count
    errno = 0
    let isFlush = input == nil
    let result =
      isFlush ? iconv(descriptor, nil, nil, &target, &room) : iconv(descriptor, &input, &left, &target, &room)
    let code = errno
    UnsafeRawBufferPointer(scratch)[..<(scratch.count - room)].withContiguousStorageIfAvailable {
      output.append(contentsOf: $0)
    }
    return (Int(bitPattern: UInt(bitPattern: result)) == -1 ? Int.max : 0, code)
  }
}
