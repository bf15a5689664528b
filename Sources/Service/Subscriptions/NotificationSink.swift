/// Where the notifications of a connection go: between replies, after the one to the request that they wait for.
package protocol NotificationSink: Sendable {
  /// Whether a notification would be taken.
  func hasRoom() -> Bool

  /// Sends a line, LF included; false where it is not taken.
  func send(_ line: [UInt8]) -> Bool
}
