import Glibc
import ShirabeClient
import ShirabeJSON
import ShirabeModel

/// Reads queries, a line each, keeps many requests under way on one connection, and prints the results in order.
///
/// What it holds does not grow with the number of lines: 64 lines under way, and the buffers between.
final class BatchRun {
  private var input = BatchInput(descriptor: STDIN_FILENO)
  private var connection: PipelinedConnection
  private var window = BatchWindow()
  private var backoff = BatchBackoff()
  private var output = Output()
  private var outcome = BatchOutcome()
  private let request: BatchRequest
  private let record: BatchRecord
  private let offsetUnit: OffsetUnit

  init(socket: SocketPath, parameters: SearchParameters, _ choice: PageChoice) throws(ClientError) {
    let fields = choice.columns
    connection = try PipelinedConnection(to: socket)
    request = BatchRequest(parameters)
    offsetUnit = parameters.offsetUnit
    record = BatchRecord(
      format: choice.format, fields: fields, isSafeForSpreadsheets: choice.isSafeForSpreadsheets,
      isTerminal: output.isTerminal)
    if choice.format == .csv { output.append(csvRow: (["line"] + fields.map(\.rawValue)).map { CSVCell($0) }) }
  }

  /// Carries the batch out.
  func run() throws -> ExitStatus {
    do {
      while try step() {}
    } catch let error as ClientError {
      // What was answered before is not lost.
      try output.flush()
      throw error
    }
    try output.flush()
    return outcome.status
  }

  /// Does what can be done now; false when all has been answered.
  private func step() throws -> Bool {
    if backoff.finish() { askAgain() }
    window.takeAnswered { output.append($0) }
    takeLines()
    // A line that makes no request is answered already.
    window.takeAnswered { output.append($0) }
    if output.bytes.count >= 1 << 16 { try output.flush() }
    if input.isFinished, window.count == 0 { return false }
    try connection.sendQueued()
    let readiness = try connection.wait(
      forInput: wantsInput ? STDIN_FILENO : nil, milliseconds: backoff.remainingMilliseconds ?? (hasOutput ? 5 : -1))
    if readiness.hasInput { try input.read() }
    if readiness.hasReplies { try takeReplies() }
    if !readiness.hasInput, !readiness.hasReplies, hasOutput { try output.flush() }
    return true
  }

  private var hasOutput: Bool { !output.bytes.isEmpty }

  /// Whether lines may be taken: half a window at a time, so that few calls send many requests.
  private var hasRoom: Bool { !backoff.isPausing && window.count <= BatchWindow.size / 2 }

  private var wantsInput: Bool { input.needsMore && hasRoom }

  /// Makes requests of lines that have been read.
  private func takeLines() {
    guard hasRoom else { return }
    while window.count < BatchWindow.size, let line = input.next() {
      let number = window.next
      window.open()
      window[number].record.removeAll(keepingCapacity: true)
      do throws(BatchRequest.LoadError) {
        guard case .bytes(let bytes) = line else { throw BatchRequest.tooLong(number) }
        try request.write(bytes, number: number, into: &window[number])
        window[number].state = .asked
        connection.queue(window[number].request)
      } catch {
        window[number].query = error.query.encoded
        record.write(error.error, number: number, into: &window[number])
        window[number].state = .answered
        outcome.add(.usage)
      }
    }
  }

  private func takeReplies() throws(ClientError) {
    try connection.receive { line throws(ClientError) in
      if let (number, result) = ReplyScanner.result(in: line), !record.needsHits,
        let hasHits = ReplyScanner.hasHits(result)
      {
        try expect(number)
        record.write(result, number: number, into: &window[number])
        window[number].state = .answered
        outcome.addAnswer(hasHits: hasHits)
      } else {
        try takeParsed(line)
      }
    }
  }

  /// Takes a reply that must be read as JSON.
  private func takeParsed(_ line: UnsafeRawBufferPointer) throws(ClientError) {
    let reply = try reading { () throws(MalformedReply) in try ReceivedReply(parsing: Array(line)) }
    guard let number = reply.id.int64.map(Int.init) else {
      // The daemon could not read a line at all.
      if case .failure(let error) = reply.result { throw .refused(error) }
      throw .malformedReply(MalformedReply(reason: "its id is \(reply.id)"))
    }
    try expect(number)
    switch reply.result {
    case .success(let result):
      let reply = try reading { () throws(MalformedReply) in try SearchReply(result, offsetUnit: offsetUnit) }
      if record.needsHits {
        record.write(reply.hits, number: number, into: &window[number])
      } else {
        result.encoded.withUnsafeBytes { record.write($0, number: number, into: &window[number]) }
      }
      outcome.addAnswer(hasHits: reply.total > 0)
      window[number].state = .answered
    case .failure(let error): take(error, number)
    }
  }

  private func reading<Value>(_ read: () throws(MalformedReply) -> Value) throws(ClientError) -> Value {
    do throws(MalformedReply) {
      return try read()
    } catch {
      throw .malformedReply(error)
    }
  }

  /// Sees that a line waits for this reply.
  private func expect(_ number: Int) throws(ClientError) {
    guard window.contains(number), window[number].state == .asked else {
      throw .malformedReply(MalformedReply(reason: "its id is \(number), which no request waits for"))
    }
  }

  /// Takes an error: a busy daemon is asked again, up to a point.
  private func take(_ error: ReplyError, _ number: Int) {
    if error.errorCode == .busy, window[number].refusals < BatchBackoff.maximumRefusals {
      window[number].refusals += 1
      window[number].state = .refused
      backoff.begin(afterRefusals: window[number].refusals)
    } else {
      record.write(error, number: number, into: &window[number])
      window[number].state = .answered
      outcome.add(error.errorCode.map(ExitStatus.init) ?? .failure)
    }
  }

  /// Sends the requests that the daemon was too busy for once more, in their order.
  private func askAgain() {
    for number in window.oldest..<window.next where window[number].state == .refused {
      window[number].state = .asked
      connection.queue(window[number].request)
    }
  }
}
