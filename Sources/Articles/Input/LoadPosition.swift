/// A place between two articles of a file.
public struct LoadPosition: Hashable, Sendable {
  /// Lines before it.
  public let lineCount: Int
  /// Bytes before it, of the text in the file after decompression and transcoding.
  public let byteOffset: Int

  /// Makes a position.
  public init(lineCount: Int, byteOffset: Int) {
    self.lineCount = lineCount
    self.byteOffset = byteOffset
  }
}
