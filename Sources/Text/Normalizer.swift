/// Folds UTF-8 text code point by code point and hands each folded one, with the source bytes it came from, to a
/// ``TokenBuilder``.
///
/// This is steps 1 and 2 of the text rules: toNFKC_Casefold (Unicode Standard, 3.13), marks taken from Latin and Greek
/// letters. Most code points fold by themselves to one other; only those next to something that combines are gathered
/// and normalized together.
struct Normalizer {
  /// So many bytes are folded from one question to the next whether to go on: less than a millisecond.
  private static let stretchByteCount = 64 << 10

  private let table = ScalarTable.shared
  private var gathered: [GatheredScalar] = []
  /// Whether the last code point handed on was a Latin or Greek letter, or a mark that was taken from one.
  private var stripping = false

  /// Folds `bytes` into `builder`.
  ///
  /// - Returns: Whether all was folded; it ends early where `goesOn` says so.
  /// - Complexity: O(*n*) in the bytes; O(*m* log *m*) in the marks on one letter.
  mutating func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, into builder: inout TokenBuilder, whileAllowed goesOn: () -> Bool
  ) -> Bool {
    stripping = false
    guard !bytes.isEmpty else { return true }
    var question = Normalizer.stretchByteCount
    var start = 0
    var current = DecodedScalar(bytes, at: 0)
    var entry = table[current.scalar]
    while true {
      let end = start + current.byteCount
      guard end < bytes.count else { break }
      if end >= question {
        guard goesOn(), builder.makeRoom(forBytes: Normalizer.stretchByteCount, whileAllowed: goesOn) else {
          return false
        }
        question = end + Normalizer.stretchByteCount
      }
      let next = DecodedScalar(bytes, at: end)
      let nextEntry = table[next.scalar]
      if nextEntry.has(ScalarEntry.combines) || entry.has(ScalarEntry.combines | ScalarEntry.mappedToSequence) {
        let after = foldTogether(bytes, from: start, into: &builder)
        guard after < bytes.count else { return true }
        start = after
        current = DecodedScalar(bytes, at: after)
        entry = table[current.scalar]
      } else {
        emit(entry.has(ScalarEntry.mapped) ? entry.payload : current.scalar, entry, start, end, into: &builder)
        start = end
        current = next
        entry = nextEntry
      }
    }
    _ = foldTogether(bytes, from: start, into: &builder)
    return true
  }

  @inline(__always)
  private mutating func emit(
    _ scalar: UInt32, _ entry: ScalarEntry, _ start: Int, _ end: Int, into builder: inout TokenBuilder
  ) {
    if stripping, entry.scalarClass == .mark {
      builder.extendLast(to: end)
      return
    }
    stripping = entry.has(ScalarEntry.stripsMarks)
    builder.append(scalar, entry, start, end)
  }

  /// Folds the code point at `position` together with all after it that may combine with it.
  ///
  /// - Returns: The position after them.
  @inline(never)
  private mutating func foldTogether(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, into builder: inout TokenBuilder
  ) -> Int {
    gathered.removeAll(keepingCapacity: true)
    var position = position
    repeat {
      let decoded = DecodedScalar(bytes, at: position)
      let entry = table[decoded.scalar]
      if !gathered.isEmpty, !entry.has(ScalarEntry.combines) { break }
      gather(decoded.scalar, entry, position, position + decoded.byteCount)
      position += decoded.byteCount
      // An ignorable code point at the very start leaves nothing to combine with.
      if gathered.isEmpty { break }
    } while position < bytes.count
    reorder()
    stripMarks()
    compose()
    for scalar in gathered {
      emit(scalar.value, table[scalar.value], scalar.start, scalar.end, into: &builder)
    }
    return position
  }

  private mutating func gather(_ scalar: UInt32, _ entry: ScalarEntry, _ start: Int, _ end: Int) {
    let folded = table.folded(scalar, entry)
    if folded.isEmpty, !gathered.isEmpty {
      gathered[gathered.count - 1].end = end
    }
    for target in folded {
      Composition.shared.decompose(target) { part in
        let combiningClass = Composition.shared.combiningClass(part)
        gathered.append(
          GatheredScalar(
            value: part, combiningClass: combiningClass, order: gathered.count, start: start, end: end))
      }
    }
  }

  /// Canonical ordering: runs of marks, each run sorted by combining class, stably.
  private mutating func reorder() {
    var start = 0
    while start < gathered.count {
      guard gathered[start].combiningClass != 0 else {
        start += 1
        continue
      }
      let end = gathered[start...].firstIndex { $0.combiningClass == 0 } ?? gathered.count
      gathered[start..<end].sort { ($0.combiningClass, $0.order) < ($1.combiningClass, $1.order) }
      start = end
    }
  }

  private mutating func stripMarks() {
    var stripping = self.stripping
    var kept = 0
    for index in gathered.indices {
      let scalar = gathered[index]
      let entry = table[scalar.value]
      if stripping, entry.scalarClass == .mark, kept > 0 {
        gathered[kept - 1].end = max(gathered[kept - 1].end, scalar.end)
        continue
      }
      stripping = entry.has(ScalarEntry.stripsMarks) || (stripping && entry.scalarClass == .mark)
      gathered[kept] = scalar
      kept += 1
    }
    gathered.removeSubrange(kept...)
  }

  /// Canonical composition (Unicode Standard, 3.11, D117).
  private mutating func compose() {
    var starter: Int?
    var kept = 0
    for index in gathered.indices {
      let scalar = gathered[index]
      if let starter {
        let previous = kept - 1
        // Blocked, if something stands between that is a starter itself or of the same class or a higher one.
        let adjacent = previous == starter
        let blocked = !adjacent && gathered[previous].combiningClass >= max(scalar.combiningClass, 1)
        if adjacent || !blocked, let composite = Composition.shared.compose(gathered[starter].value, scalar.value) {
          gathered[starter].value = composite
          gathered[starter].start = min(gathered[starter].start, scalar.start)
          gathered[starter].end = max(gathered[starter].end, scalar.end)
          continue
        }
      }
      gathered[kept] = scalar
      if scalar.combiningClass == 0 { starter = kept }
      kept += 1
    }
    gathered.removeSubrange(kept...)
  }
}

/// A code point that waits to be composed, with the source bytes it came from.
private struct GatheredScalar {
  var value: UInt32
  var combiningClass: UInt8
  /// Its place before reordering, which code points of one class keep.
  var order: Int
  var start: Int
  var end: Int
}
