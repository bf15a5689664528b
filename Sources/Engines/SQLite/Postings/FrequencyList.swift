import ShirabeSearch

/// Rows of one shard, ascending, and how often something stands in each.
struct FrequencyList {
  private(set) var rows: [UInt32] = []
  private(set) var frequencies: [Frequency] = []

  mutating func append(_ row: UInt32, _ frequency: Frequency) {
    rows.append(row)
    frequencies.append(frequency)
  }

  init() {}

  /// The rows of postings and how often the term stands in each; nil if positions are damaged.
  init?(
    _ postings: UnsafeBufferPointer<Posting>, _ positions: UnsafePointer<UInt8>, _ interruption: Interruption
  ) throws(IndexError) {
    rows = Array(unsafeUninitializedCapacity: postings.count) { rows, count in
      for (place, posting) in postings.enumerated() { rows.initializeElement(at: place, to: posting.row) }
      count = postings.count
    }
    frequencies = Array(repeating: Frequency(title: 0, body: 0), count: postings.count)
    var start = 0
    while start < postings.count {
      try interruption.check()
      let stretch = postings.stretch(from: start, units: interruption.stride)
      guard FrequencyList.read(postings, positions, stretch, into: &frequencies) else { return nil }
      start = stretch.upperBound
    }
  }

  /// Reads how often the term stands in the rows of a stretch; false if positions are damaged.
  private static func read(
    _ postings: UnsafeBufferPointer<Posting>, _ positions: UnsafePointer<UInt8>, _ stretch: Range<Int>,
    into frequencies: inout [Frequency]
  ) -> Bool {
    frequencies.withUnsafeMutableBufferPointer { frequencies in
      var isGood = true
      for place in stretch {
        let frequency = Positions.frequency(positions, postings[place])
        isGood = isGood && frequency != nil
        frequencies[place] = frequency ?? Frequency(title: 0, body: 0)
      }
      return isGood
    }
  }

  /// The rows that have it in the title, and how often.
  func inTitle(_ interruption: Interruption) throws(IndexError) -> FrequencyList {
    var list = FrequencyList()
    var pace = WorkPace(interruption)
    for (row, frequency) in zip(rows, frequencies) {
      try pace.count()
      guard frequency.title > 0 else { continue }
      list.append(row, Frequency(title: frequency.title, body: 0))
    }
    return list
  }

  /// The rows of both; where both stand in one, the frequencies add up.
  func adding(_ other: FrequencyList, _ interruption: Interruption) throws(IndexError) -> FrequencyList {
    if rows.isEmpty { return other }
    if other.rows.isEmpty { return self }
    var sum = FrequencyList()
    var pace = WorkPace(interruption)
    var (here, there) = (0, 0)
    while here < rows.count || there < other.rows.count {
      try pace.count()
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
