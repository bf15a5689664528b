import ShirabeQuery

/// The forms of an operand that stand in one article: each place belongs to the first form that stands there.
struct FoundForms {
  /// A place where a form stands.
  private struct Place: Hashable {
    /// Where it begins; see ``PhraseCursor/readStarts(into:_:)``.
    let start: UInt32
    /// Its tokens.
    let length: Int
  }

  /// A form, and how many places are its own.
  struct Found {
    /// The form.
    let form: Form
    /// How many places no form before it stands at; at least one.
    let count: Int
  }

  /// Those that have places of their own, in their order.
  private(set) var forms: [Found] = []
  /// How often the operand stands there, whatever the form.
  let frequency: Frequency

  /// Reads the places of all forms in one row.
  init(_ readings: [Reading], in shard: ShardReader, row: UInt32) throws(IndexError) {
    var places: Set<Place> = []
    var pace = WorkPace(shard.interruption)
    for reading in readings {
      let length = reading.form.phrase.elements.count
      var count = 0
      for start in try shard.starts(of: reading.query, row: row) {
        try pace.count(16)
        if places.insert(Place(start: start, length: length)).inserted { count += 1 }
      }
      if count > 0 { forms.append(Found(form: reading.form, count: count)) }
    }
    let inBody = places.count { $0.start >= Positions.bodyBase }
    frequency = Frequency(title: UInt32(clamping: places.count - inBody), body: UInt32(clamping: inBody))
  }
}
