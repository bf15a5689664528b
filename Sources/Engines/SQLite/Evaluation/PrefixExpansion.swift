import ShirabeQuery
import ShirabeText

/// Finds the words that a prefix stands for.
struct PrefixExpansion {
  /// Most words that a prefix stands for; of more, the most frequent are taken.
  static let maximumTermCount = 512

  let shards: [ShardReader]

  /// The phrases of index terms that a phrase with a prefix at its end stands for, and what to say if there are too many.
  func expand(_ phrase: Phrase) throws(IndexError) -> (phrases: [[[UInt8]]], note: String?) {
    guard let last = phrase.elements.last else { return ([], nil) }
    // A letter is a token by itself, of which nothing is the beginning.
    guard !last.kind.isLetter else { return ([IndexTerm.terms(of: phrase)], nil) }
    var counts: [[UInt8]: Int] = [:]
    for shard in shards {
      for (term, count) in try shard.terms(beginningWith: last.bytes) { counts[term, default: 0] += count }
      try shard.interruption.check()
    }
    // What a shard has beyond its bound is not known, so that only the first words of all count, whatever the shards.
    let isBounded = counts.count >= ShardReader.maximumExpansion
    if isBounded {
      let beyond = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }.dropFirst(ShardReader.maximumExpansion)
      for term in beyond { counts[term] = nil }
    }
    var terms = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    var note: String?
    if terms.count > PrefixExpansion.maximumTermCount {
      let written = phrase.text + "*"
      let count = (isBounded ? "at least " : "") + "\(terms.count)"
      note = """
        \(written) stands for \(count) words; only the \(PrefixExpansion.maximumTermCount) most frequent were \
        searched, so the total is too low: write more letters before the star
        """
      terms.removeSubrange(PrefixExpansion.maximumTermCount...)
    }
    let before = IndexTerm.terms(of: phrase).dropLast()
    return (terms.map { before + [$0] }, note)
  }
}

private func < (one: (Int, [UInt8]), other: (Int, [UInt8])) -> Bool {
  one.0 != other.0 ? one.0 < other.0 : one.1.lexicographicallyPrecedes(other.1)
}
