/// The bytes of another source, the first of which may be looked at before they are read.
final class PeekedSource: ByteSource {
  private let source: any ByteSource
  private var head: ArraySlice<UInt8> = []

  var fileByteCount: Int { source.fileByteCount }

  init(_ source: any ByteSource) { self.source = source }

  /// The next bytes, fewer only where the source ends; they stay to be read.
  func peek(_ count: Int) throws(ArticleError) -> ArraySlice<UInt8> {
    while head.count < count {
      var bytes = [UInt8](repeating: 0, count: count - head.count)
      let readCount = try bytes.withUnsafeMutableBufferPointer { buffer throws(ArticleError) in
        try source.read(into: buffer)
      }
      if readCount == 0 { break }
      head += bytes[..<readCount]
    }
    return head.prefix(count)
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    guard !head.isEmpty else { return try source.read(into: buffer) }
    let count = min(head.count, buffer.count)
    _ = buffer.update(fromContentsOf: head.prefix(count))
    head = head.dropFirst(count)
    return count
  }
}
