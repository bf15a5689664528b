import ShirabeModel
import ShirabeText

/// The values that articles have in one of their fields, out of all shards.
///
/// Used between ``ShardReader/begin()`` and ``ShardReader/end()`` of the shards.
struct KeywordValues {
  let shards: [ShardReader]

  init(_ shards: [ShardReader]) {
    self.shards = shards
  }

  /// The values that begin with the prefix once both are folded; most articles first, then by bytes.
  ///
  /// - Complexity: O(articles), but O(articles that have one of the values) for tags.
  func beginning(with prefix: String, _ field: KeywordField, limit: Int) throws(IndexError) -> [Completion] {
    let folded = Array(Tokenizer.fold(prefix).utf8)
    // By bytes: Swift's `==` on strings would take composed and decomposed letters for equal.
    var counts: [[UInt8]: Int] = [:]
    for shard in shards {
      for (value, articles) in try shard.values(of: field, beginningWith: folded) {
        counts[Array(value.utf8), default: 0] += articles
      }
    }
    let kind = Completion.Kind.field(field)
    let found = counts.map { Completion(text: String(decoding: $0.key, as: UTF8.self), kind: kind, articles: $0.value) }
      .filter { field.field.kind == .list || Tokenizer.fold($0.text).utf8.starts(with: folded) }
    return Array(found.sorted(by: Completion.precedes).prefix(limit))
  }
}
