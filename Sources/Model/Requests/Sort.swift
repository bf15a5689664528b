/// The order of hits.
public enum Sort: String, CaseIterable, Sendable, Choice, ParameterValue {
  /// Best first.
  case relevance
  /// By `published`, latest first, undated last.
  case newest
  /// By `published`, earliest first, undated last.
  case oldest
  /// By id, as bytes; the only order that `after` can walk.
  case id
}
