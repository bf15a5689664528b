/// The articles of one shard that match, each with its score.
struct Matches {
  var rows: [UInt32] = []
  var scores: [Float] = []

  var count: Int { rows.count }
}
