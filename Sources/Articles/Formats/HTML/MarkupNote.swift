/// What is kept in a node of libxml2's tree, in the pointer that it leaves to whoever uses it.
struct MarkupNote {
  /// The role takes the lowest byte, and 0 is none.
  private static let measureShift: UInt = 8
  private static let hasMeasureBit: UInt = 1 << 63

  /// What the pointer holds.
  private(set) var bits: UInt

  init(bits: UInt) { self.bits = bits }

  /// What the element is to the text; nil where it was not asked for.
  var role: ElementRole? {
    get {
      let value = UInt8(truncatingIfNeeded: bits)
      return value == 0 ? nil : ElementRole(rawValue: value - 1)
    }
    set { bits = bits & ~0xFF | UInt((newValue?.rawValue ?? 0) &+ (newValue == nil ? 0 : 1)) }
  }

  /// How much text is in the element; nil where it was not measured.
  var measure: TextMeasure? {
    get {
      bits & MarkupNote.hasMeasureBit == 0
        ? nil : TextMeasure(bits: (bits & ~MarkupNote.hasMeasureBit) >> MarkupNote.measureShift)
    }
    set {
      bits &= 0xFF
      if let newValue { bits |= MarkupNote.hasMeasureBit | newValue.bits << MarkupNote.measureShift }
    }
  }
}
