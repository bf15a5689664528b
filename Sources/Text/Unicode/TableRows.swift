/// Reads the generated tables: rows of hexadecimal numbers, a line each.
struct TableRows: Sequence, IteratorProtocol {
  private var position: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  init(_ text: StaticString) {
    position = text.utf8Start
    end = text.utf8Start + text.utf8CodeUnitCount
  }

  mutating func next() -> [UInt32]? {
    guard position < end else { return nil }
    var row: [UInt32] = []
    var number: UInt32?
    while position < end {
      let byte = position.pointee
      position += 1
      switch byte {
      case 0x30...0x39: number = (number ?? 0) << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: number = (number ?? 0) << 4 | UInt32(byte - 0x41 + 10)
      default:
        if let complete = number { row.append(complete) }
        number = nil
        if byte == 0x0A { return row }
      }
    }
    if let complete = number { row.append(complete) }
    return row
  }
}
