/// Rows of one shard and how often something stands in each.
struct FrequencyList {
  var rows: [UInt32] = []
  var frequencies: [PostingLists.Frequency] = []
}
