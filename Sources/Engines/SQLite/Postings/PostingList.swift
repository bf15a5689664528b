/// The postings of a term in one shard, rows ascending.
///
/// They lie in the memory of the ``PostingReader`` and end with its transaction.
struct PostingList {
  private unowned(unsafe) let reader: PostingReader
  private let places: Range<Int>

  init(_ reader: PostingReader, _ places: Range<Int>) {
    self.reader = reader
    self.places = places
  }

  /// In how many articles the term stands.
  @inline(__always) var count: Int { places.count }

  /// The postings where they are now; reading another list may move them.
  @inline(__always)
  var postings: UnsafeBufferPointer<Posting> {
    UnsafeBufferPointer(start: reader.postings.start + places.lowerBound, count: places.count)
  }
}

extension UnsafeBufferPointer<Posting> {
  /// The first place from `start` on whose row is this or a higher one.
  ///
  /// - Complexity: O(log of the distance): steps double until they have gone too far.
  @inline(__always)
  func firstIndex(ofRowAtLeast row: UInt32, from start: Int) -> Int {
    var low = start
    var step = 1
    var high = start
    while high < count, self[high].row < row {
      low = high + 1
      high += step
      step *= 2
    }
    high = Swift.min(high, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Bytes of positions that are counted in the time of one unit of work, see ``WorkPace``.
  private static var bytesPerUnit: Int { 64 }

  /// The places from a first one on whose positions are counted in so many units of work; the first at least. In articles of
  /// millions of letters a single one takes many.
  func stretch(from start: Int, units: Int) -> Range<Int> {
    var rest = units
    var end = start
    repeat {
      rest -= 1 + Int(self[end].byteCount) / Self.bytesPerUnit
      end += 1
    } while end < count && rest > 0
    return start..<end
  }

  /// The place of a row, or none.
  func places(ofRow row: UInt32) -> Range<Int> {
    let place = firstIndex(ofRowAtLeast: row, from: 0)
    return place < count && self[place].row == row ? place..<place + 1 : place..<place
  }
}
