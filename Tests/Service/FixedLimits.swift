import ShirabeService

/// Limits that stay as they are.
struct FixedLimits: ServiceLimits {
  var searchMilliseconds = (usual: 5_000, longest: 60_000)
  var slowMilliseconds = 0
  var maximumReplyBytes = 1 << 20
}
