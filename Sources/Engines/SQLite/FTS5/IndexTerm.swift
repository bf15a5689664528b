import ShirabeQuery
import ShirabeText

/// The terms that stand in the FTS5 index for the tokens of a text.
///
/// A word or a number is one term. A letter is a term, and together with the letter that touches it a second one, a
/// bigram, at the same position. A phrase is then found by its bigrams alone, and a single letter is a plain term. Letters,
/// words and numbers share no code points, so a term is never two things.
enum IndexTerm {
  /// Longer terms are shortened, since FTS5 cuts terms at 32 KiB and would take two for one.
  static let maximumByteCount = 256

  /// Calls `body` with each term of a text: its bytes, the token it begins at, and whether it is a bigram.
  @inline(__always)
  static func forEach(
    in text: TokenizedText, _ body: (_ term: UnsafeBufferPointer<UInt8>, _ token: Token, _ isBigram: Bool) -> Int32
  ) -> Int32 {
    text.tokens.withUnsafeBufferPointer { tokens in
      text.folded.withUnsafeBufferPointer { folded in
        for index in tokens.indices {
          let token = tokens[index]
          let status = body(UnsafeBufferPointer(rebasing: folded[token.foldedRange]), token, false)
          guard status == 0 else { return status }
          guard token.kind.isLetter, index + 1 < tokens.count else { continue }
          let next = tokens[index + 1]
          guard next.touchesPrevious, next.kind.isLetter else { continue }
          let bigram = UnsafeBufferPointer(rebasing: folded[Int(token.foldedStart)..<Int(next.foldedEnd)])
          let bigramStatus = body(bigram, token, true)
          guard bigramStatus == 0 else { return bigramStatus }
        }
        return 0
      }
    }
  }

  /// The terms that stand at consecutive positions where, and only where, the phrase stands.
  static func terms(of phrase: Phrase) -> [[UInt8]] {
    let elements = phrase.elements
    var terms: [[UInt8]] = []
    for index in elements.indices {
      if index + 1 < elements.count, elements[index + 1].touchesPrevious {
        terms.append(bounded(elements[index].bytes + elements[index + 1].bytes))
      } else if index > 0, index + 1 == elements.count, elements[index].touchesPrevious {
        // The bigram before it has said all about the last letter; a term of its own would say it again.
        break
      } else {
        terms.append(bounded(elements[index].bytes))
      }
    }
    return terms
  }

  /// The term itself or, where it is too long, its beginning and a 128-bit FNV-1a hash of all of it.
  static func bounded(_ term: some Collection<UInt8>) -> [UInt8] {
    guard term.count > maximumByteCount else { return Array(term) }
    var low: UInt64 = 0x62B8_2175_6295_C58D
    var high: UInt64 = 0x6C62_272E_07BB_0142
    for byte in term {
      low ^= UInt64(byte)
      // Times the prime 2^88 + 0x13B.
      let (carry, product) = low.multipliedFullWidth(by: 0x13B)
      high = high &* 0x13B &+ carry &+ low << 24
      low = product
    }
    // Cut between code points, since the term also travels as text.
    var start = Array(term.prefix(maximumByteCount - 32))
    while let last = start.popLast(), last & 0xC0 == 0x80 {}
    return start + [0x01] + Array(hexadecimal(high).utf8) + Array(hexadecimal(low).utf8)
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
