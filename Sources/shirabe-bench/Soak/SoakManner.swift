/// How a client of the soak behaves.
enum SoakManner: String, CaseIterable {
  /// Asks, waits for the reply, and asks again after a while.
  case dialog
  /// Sends its requests byte by byte.
  case slowSender
  /// Asks for a lot and takes it in small pieces.
  case slowReader
  /// Sends many requests before it reads.
  case pipelining
  /// Sends its requests in batches.
  case batches
  /// Goes away with requests under way and half a line sent, and comes again.
  case leaver

  /// How many requests it sends before it reads.
  var requestsAtOnce: Int {
    switch self {
    case .dialog, .slowSender: 1
    case .slowReader: 12
    case .pipelining: 32
    case .batches: 8
    case .leaver: 4
    }
  }

  /// The most bytes that it sends at once.
  var sendingByteCount: Int { self == .slowSender ? 1 : 1 << 20 }

  /// The most bytes that it reads at once.
  var readingByteCount: Int { self == .slowReader ? 4096 : 1 << 16 }

  /// How long it waits after each piece that it has sent or read, in milliseconds.
  var pieceMilliseconds: Int {
    switch self {
    case .slowSender: 3
    case .slowReader: 10
    case .dialog, .pipelining, .batches, .leaver: 0
    }
  }

  /// How long it waits before it asks again, in milliseconds.
  var pauseMilliseconds: ClosedRange<Int> {
    switch self {
    case .dialog, .slowSender: 50...500
    case .slowReader, .leaver: 200...1000
    case .pipelining, .batches: 500...3000
    }
  }
}
