/// A line of a batch that is under way. Its room is used again for later lines.
struct BatchSlot {
  /// How far the line is.
  enum State {
    /// The request has been sent.
    case asked
    /// The daemon was busy; the request is to be sent again.
    case refused
    /// The record is ready to be printed when those before it have been.
    case answered
  }

  var state = State.answered
  /// How often the daemon was busy.
  var refusals = 0
  /// The query as JSON.
  var query: [UInt8] = []
  /// The line of the request.
  var request: [UInt8] = []
  /// What is printed.
  var record: [UInt8] = []
}
