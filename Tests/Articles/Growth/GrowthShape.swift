/// Input of one kind in any size, such as would make a careless reader take the square of it in time or memory.
struct GrowthShape: Sendable {
  /// What it is, in a few words.
  let name: String
  private let make: @Sendable (_ byteCount: Int) throws -> [UInt8]

  /// Makes a shape of what a closure makes for about so many bytes.
  init(_ name: String, bytes make: @escaping @Sendable (_ byteCount: Int) throws -> [UInt8]) {
    self.name = name
    self.make = make
  }

  /// Makes a shape of a text in which a piece stands over and over between others that stand once.
  init(_ name: String, _ before: String = "", repeating piece: String, then after: String = "") {
    self.init(name) { byteCount in
      Array((before + GrowthShape.repeated(piece, byteCount) + after).utf8)
    }
  }

  /// Makes a shape of a text in which pieces that differ by their number follow each other.
  init(
    _ name: String, _ before: String = "", numbering piece: @escaping @Sendable (Int) -> String, then after: String = ""
  ) {
    self.init(name) { byteCount in
      Array((before + GrowthShape.numbered(byteCount, piece) + after).utf8)
    }
  }

  /// Makes a shape of two runs of pieces, half of the bytes each.
  init(_ name: String, _ before: String = "", half first: String, half second: String, then after: String = "") {
    self.init(name) { byteCount in
      let count = max(1, byteCount / (first.utf8.count + second.utf8.count))
      let runs = String(repeating: first, count: count) + String(repeating: second, count: count)
      return Array((before + runs + after).utf8)
    }
  }

  /// The input with about so many bytes.
  func bytes(_ byteCount: Int) throws -> [UInt8] { try make(byteCount) }

  /// A piece so often that it fills the bytes.
  static func repeated(_ piece: String, _ byteCount: Int) -> String {
    String(repeating: piece, count: max(1, byteCount / piece.utf8.count))
  }

  /// Pieces with the numbers from 0 on until they fill the bytes.
  static func numbered(_ byteCount: Int, _ piece: (Int) -> String) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < byteCount {
      text += piece(number)
      number += 1
    }
    return text
  }
}
