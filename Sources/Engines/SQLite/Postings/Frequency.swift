/// How often something stands in the title and in the body of one article.
struct Frequency: Equatable {
  private var packed: UInt32

  /// Titles count to 255 and bodies to 2²⁴ − 1; more makes no difference to a score.
  @inline(__always)
  init(title: UInt32, body: UInt32) {
    packed = min(title, 0xFF) << 24 | min(body, 0xFF_FFFF)
  }

  @inline(__always) var title: UInt32 { packed >> 24 }
  @inline(__always) var body: UInt32 { packed & 0xFF_FFFF }

  @inline(__always) var isZero: Bool { packed == 0 }

  /// Both frequencies together.
  func adding(_ other: Frequency) -> Frequency {
    Frequency(title: title + other.title, body: body + other.body)
  }
}
