extension [UInt8] {
  /// Calls `body` with a copy of the bytes that ends where its memory does, which that of an array need not: a byte read
  /// behind it is one that AddressSanitizer tells of.
  public func withExactBytes<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    defer { copy.deallocate() }
    _ = copy.initialize(from: self)
    return try body(UnsafeBufferPointer(copy))
  }
}
