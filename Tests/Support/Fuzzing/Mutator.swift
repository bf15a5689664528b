/// Makes inputs out of those of a corpus by changing them a little, or much: the same for the same seed and number.
public struct Mutator: Sendable {
  /// The most bytes of an input.
  private static let maximumByteCount = 1 << 16

  private let corpus: [[UInt8]]
  private let dictionary: [[UInt8]]
  private let seed: UInt64

  /// Makes a mutator.
  ///
  /// - Parameters:
  ///   - corpus: What is changed; one input at least.
  ///   - dictionary: Pieces that mean something where they stand.
  public init(_ corpus: FuzzCorpus, dictionary: [[UInt8]], seed: UInt64) {
    self.corpus = corpus.inputs
    self.dictionary = dictionary + Mutator.troublesome
    self.seed = seed
  }

  /// The input with a number. The first are those of the corpus, as they are.
  public func input(_ number: Int) -> [UInt8] {
    if number < corpus.count { return corpus[number] }
    var random = SplitMix64(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    var bytes = random.pick(corpus, or: [])
    for _ in 0..<(1 << Int.random(in: 0...3, using: &random)) { mutate(&bytes, &random) }
    return Array(bytes.prefix(Mutator.maximumByteCount))
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 1...32, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.removeSubrange(end...)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
    case 3: if start < end { bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
    case 4: if start < end { bytes[start] = UInt8.random(in: 0...255, using: &random) }
    case 5, 6: bytes.insert(contentsOf: random.pick(dictionary, or: []), at: start)
    case 7: bytes.replaceSubrange(start..<end, with: random.pick(dictionary, or: []))
    case 8: splice(&bytes, at: start, &random)
    default: multiply(&bytes, start..<end, &random)
    }
  }

  /// Puts a piece of another input of the corpus in.
  private func splice(_ bytes: inout [UInt8], at place: Int, _ random: inout SplitMix64) {
    let other = random.pick(corpus, or: [])
    let start = Int.random(in: 0...other.count, using: &random)
    let end = Int.random(in: start...other.count, using: &random)
    bytes.insert(contentsOf: other[start..<end], at: place)
  }

  /// Writes a piece many times over: depth, length and numbers that nobody counts with.
  private func multiply(_ bytes: inout [UInt8], _ range: Range<Int>, _ random: inout SplitMix64) {
    let isFromDictionary = Bool.random(using: &random)
    let piece = isFromDictionary ? random.pick(dictionary, or: []) : Array(bytes[range].prefix(8))
    let count = 1 << Int.random(in: 1...10, using: &random)
    bytes.insert(contentsOf: repeatElement(piece, count: count).joined(), at: range.lowerBound)
  }

  /// What is troublesome everywhere: ends of lines, zeros, and bytes that are no UTF-8 or mark, join and turn text (Unicode, chapters 3 and 23).
  private static let troublesome: [[UInt8]] =
    [
      [0], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0x80], [0x7F], [0x1B],
    ]
    + [
      "\n", "\r\n", "\r", "\t", " ", "\u{FEFF}", "\u{2028}", "\u{3000}", "\u{200D}", "\u{202E}", "\u{301}", "\u{3099}",
      "𠮷", "葛\u{E0100}", "\u{FFFF}", "\u{10FFFF}", "0", "-1", "99999999999999999999", "1e999", "-0.0", "ﷺ", "検索",
    ].map { Array($0.utf8) }
}
