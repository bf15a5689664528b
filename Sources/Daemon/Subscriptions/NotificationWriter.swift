import ShirabeService

/// The way of notifications to a connection: between replies, after the one that they wait for, and never more of them than
/// replies could be.
struct NotificationWriter: NotificationSink {
  private let session: Session
  /// The request whose reply goes first.
  private let requestNumber: Int

  init(_ session: Session, after requestNumber: Int) {
    self.session = session
    self.requestNumber = requestNumber
  }

  func hasRoom() -> Bool { session.mayNotify(after: requestNumber) }

  func send(_ line: [UInt8]) -> Bool { session.notify(line, after: requestNumber) }
}
