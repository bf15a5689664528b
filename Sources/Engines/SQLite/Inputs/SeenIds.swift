import ShirabeArticles

/// Where in this run each id came from, to name both places when one comes twice.
public struct SeenIds {
  /// A file of the run, by its number, and a line in it, 0 where it has none.
  public struct Place: Equatable, Sendable {
    /// The file's number.
    public var file: Int32
    /// The line, counted from 1.
    public var line: Int32

    /// Makes a place.
    public init(file: Int32, line: Int32) {
      self.file = file
      self.line = line
    }
  }

  private var places: [BytewiseString: Place] = [:]

  /// Makes an empty list.
  public init() {}

  /// Notes where an id came from; returns the place where it came from before, if it did.
  public mutating func note(_ id: String, at place: Place) -> Place? {
    let key = BytewiseString(id)
    if let before = places[key] { return before }
    places[key] = place
    return nil
  }
}
