/// Rows of one shard, ascending, and how often something stands in each.
struct FrequencyList {
  private(set) var rows: [UInt32] = []
  private(set) var frequencies: [Frequency] = []

  mutating func append(_ row: UInt32, _ frequency: Frequency) {
    rows.append(row)
    frequencies.append(frequency)
  }

  mutating func reserveCapacity(_ count: Int) {
    rows.reserveCapacity(count)
    frequencies.reserveCapacity(count)
  }

  /// The rows of both; where both stand in one, the frequencies add up.
  func adding(_ other: FrequencyList) -> FrequencyList {
    if rows.isEmpty { return other }
    if other.rows.isEmpty { return self }
    var sum = FrequencyList()
    var (here, there) = (0, 0)
    while here < rows.count || there < other.rows.count {
      if there == other.rows.count || (here < rows.count && rows[here] < other.rows[there]) {
        sum.append(rows[here], frequencies[here])
        here += 1
      } else if here == rows.count || other.rows[there] < rows[here] {
        sum.append(other.rows[there], other.frequencies[there])
        there += 1
      } else {
        sum.append(rows[here], frequencies[here].adding(other.frequencies[there]))
        here += 1
        there += 1
      }
    }
    return sum
  }
}
