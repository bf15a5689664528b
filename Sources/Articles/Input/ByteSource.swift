/// Where the bytes of an input come from, from start to end.
protocol ByteSource: AnyObject {
  /// How many bytes of the file itself have been read, whatever was made of them.
  var fileByteCount: Int { get }

  /// Reads some bytes; 0 at the end.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int
}
