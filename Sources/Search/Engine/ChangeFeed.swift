public import ShirabeModel

/// An engine that can tell what is new since a moment, by ``SearchRequest/since``.
///
/// What a moment consists of is the engine's own affair. Whoever asks keeps the moments that answers carry, tells whether two
/// are equal, and hands them back; only ``IndexMoment/beginning(of:)`` is known without having been told.
public protocol ChangeFeed: SearchEngine {
  /// The moment that the engine has come to. It differs from an earlier one if a search may find something else since.
  func moment(until interruption: Interruption) throws(SearchError) -> IndexMoment
}
