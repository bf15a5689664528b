/// An article that a term stands in, and where in the ``PostingReader`` its positions are.
struct Posting: BitwiseCopyable {
  var row: UInt32
  /// The place of the first byte of its positions.
  var start: UInt32
  var byteCount: UInt32
}
