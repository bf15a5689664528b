/// One row of the scalar table: how a code point folds, and what it is once folded.
///
/// Bits 0–3 hold the ``ScalarClass``, bits 4–6 the flags below (class and flags are those of the folded code point where
/// there is exactly one), bits 7–8 say whether there is a mapping, and bits 11–31 hold it: the one code point, or the
/// place of a longer mapping in ``ScalarTable/sequences``.
struct ScalarEntry: Equatable {
  var rawValue: UInt32

  /// Its Script property is Han.
  static let hanScript: UInt32 = 0x10
  /// A Latin or Greek letter: the marks after it go.
  static let stripsMarks: UInt32 = 0x20
  /// It may reorder, compose with or vanish into what stands before it, so the two have to be looked at together.
  static let combines: UInt32 = 0x40
  /// It folds to one other code point.
  static let mapped: UInt32 = 0x80
  /// It folds to none, or to more than one code point.
  static let mappedToSequence: UInt32 = 0x100
  static let payloadShift: UInt32 = 11

  @inline(__always) func has(_ flags: UInt32) -> Bool { rawValue & flags != 0 }

  @inline(__always) var payload: UInt32 { rawValue >> ScalarEntry.payloadShift }

  /// Every class number that the generator writes is known, so the fallback is never taken.
  @inline(__always) var scalarClass: ScalarClass { ScalarClass(rawValue: UInt8(rawValue & 0xF)) ?? .separator }
}
