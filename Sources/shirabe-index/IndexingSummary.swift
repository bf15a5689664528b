import ShirabeIndex
import ShirabeJSON

/// What a run came to.
struct IndexingSummary {
  /// An input that was refused.
  struct Refused {
    var path: String
    var line: Int?
    var reason: String
  }

  /// The folder of the index.
  var index: String
  /// Articles read.
  var articles = 0
  /// What became of them.
  var totals = WriteTotals()
  /// Bytes of input read.
  var byteCount = 0
  /// How long it took.
  var seconds = 0.0
  /// Inputs that were refused.
  var refusals: [Refused] = []
  /// Files in folders whose names tell no format that is known.
  var passedOver: Int

  init(index: String, passedOver: Int) {
    self.index = index
    self.passedOver = passedOver
  }

  /// One line for people.
  var text: String {
    var parts = [
      totals.hasChanges
        ? "\(totals.added) added, \(totals.replaced) replaced, \(totals.unchanged) unchanged"
        : "nothing changed: \(totals.unchanged) unchanged"
    ]
    if !refusals.isEmpty { parts.append("\(refusals.count) refused") }
    if passedOver > 0 { parts.append("\(passedOver) other files passed over") }
    return parts.joined(separator: ", ")
      + "; \(Quantity.bytes(Double(byteCount))) in \(Quantity.seconds(seconds)) (\(Quantity.bytes(bytesPerSecond))/s)"
  }

  /// One line for scripts.
  var json: String {
    let object: JSON = [
      "index": .string(index), "articles": JSON(articles), "added": JSON(totals.added),
      "replaced": JSON(totals.replaced), "unchanged": JSON(totals.unchanged), "refused": JSON(refusals.count),
      "passedOver": JSON(passedOver), "changed": .bool(totals.hasChanges), "bytes": JSON(byteCount),
      "seconds": JSON((seconds * 1000).rounded() / 1000),
      "refusals": .array(
        refusals.map { refusal in
          [
            "path": .string(refusal.path), "line": refusal.line.map { JSON($0) } ?? .null,
            "reason": .string(refusal.reason),
          ]
        }),
    ]
    return object.description
  }

  private var bytesPerSecond: Double { seconds > 0 ? Double(byteCount) / seconds : 0 }
}
