/// Where in this run each id came from, to name both places when one comes twice.
struct SeenIds {
  /// A file of the run, by its number, and a line in it, 0 where it has none.
  struct Place: Equatable {
    var file: Int32
    var line: Int32
  }

  /// Ids are compared as bytes; Swift's own comparison would take composed and decomposed letters for equal.
  private struct Key: Hashable {
    let id: String

    static func == (one: Key, other: Key) -> Bool { one.id.utf8.elementsEqual(other.id.utf8) }

    func hash(into hasher: inout Hasher) {
      for byte in id.utf8 { hasher.combine(byte) }
    }
  }

  private var places: [Key: Place] = [:]

  /// Notes where an id came from; returns the place where it came from before, if it did.
  mutating func note(_ id: String, at place: Place) -> Place? {
    let key = Key(id: id)
    if let before = places[key] { return before }
    places[key] = place
    return nil
  }
}
