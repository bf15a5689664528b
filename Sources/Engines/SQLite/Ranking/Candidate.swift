/// An article in the running for a page of hits; the greater one stands nearer to the top.
struct Candidate: Comparable {
  /// What is sorted by: the score, or a date as a number that is greater where it comes first.
  var key: Double
  /// Puts articles of one key in an order that does not depend on shards.
  var tieBreaker: UInt64
  var shard: Int
  var row: UInt32
  var score: Float
  /// What of the score its best sentence earned.
  var sentenceScore: Float = 0
  /// The number of that sentence in the body.
  var sentence = 0

  static func < (one: Candidate, other: Candidate) -> Bool {
    if one.key != other.key { return one.key < other.key }
    if one.tieBreaker != other.tieBreaker { return one.tieBreaker > other.tieBreaker }
    return (one.shard, one.row) > (other.shard, other.row)
  }
}
