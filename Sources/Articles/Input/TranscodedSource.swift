/// The text of another source in UTF-8.
final class TranscodedSource: ByteSource {
  private let source: any ByteSource
  let encoding: TextEncoding
  private let transcoder: any Transcoder
  private var isAtEnd = false
  /// What is read and not transcoded: a torn letter.
  private var input: [UInt8] = []
  /// What is transcoded and not handed out.
  private var output: ArraySlice<UInt8> = []

  var fileByteCount: Int { source.fileByteCount }
  var replacementCount: Int { transcoder.replacementCount }
  var firstReplacementOffset: Int? { transcoder.firstReplacementOffset }

  init(_ source: any ByteSource, from encoding: TextEncoding) throws(ArticleError) {
    self.source = source
    self.encoding = encoding
    transcoder = try encoding.transcoder()
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    while output.isEmpty, !isAtEnd { try fill() }
    let count = min(output.count, buffer.count)
    _ = buffer.update(fromContentsOf: output.prefix(count))
    output = output.dropFirst(count)
    return count
  }

  private func fill() throws(ArticleError) {
    let torn = input.count
    input += repeatElement(0, count: InputStream.blockByteCount)
    let count = try input.withUnsafeMutableBufferPointer { buffer throws(ArticleError) in
      try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[torn...]))
    }
    input.removeLast(input.count - torn - count)
    isAtEnd = count == 0
    var text: [UInt8] = []
    let taken = input.withUnsafeBufferPointer { transcoder.transcode($0, isLast: isAtEnd, into: &text) }
    input.removeFirst(taken)
    output = text[...]
  }
}
