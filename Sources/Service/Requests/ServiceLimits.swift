/// What the configuration of the moment says about requests, whoever brings them: asked for with every request.
package protocol ServiceLimits: Sendable {
  /// How long a request may take that names no time of its own, and the longest that it may name, in milliseconds.
  var searchMilliseconds: (usual: Int, longest: Int) { get }
  /// From what time on requests are slow, in milliseconds; 0 for never.
  var slowMilliseconds: Int { get }
  /// The most bytes that a line of replies, or a notification, may have before its end.
  var maximumReplyBytes: Int { get }
}
