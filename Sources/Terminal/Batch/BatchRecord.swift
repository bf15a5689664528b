import ShirabeConsole
import ShirabeJSON
import ShirabeModel

/// Lays out what is printed for a line of a batch.
struct BatchRecord {
  let format: HitFormat
  let fields: [HitField]
  /// Whether a spreadsheet shall take no cell of CSV for a formula.
  let isSafeForSpreadsheets: Bool
  let isTerminal: Bool

  /// Whether a result must be read before it can be printed.
  var needsHits: Bool { format != .jsonl }

  /// Writes the result of a line as it came, in a JSON object of one line.
  func write(_ result: UnsafeRawBufferPointer, number: Int, into slot: inout BatchSlot) {
    open(number, ",\"result\":", &slot)
    slot.record.append(contentsOf: result)
    close(&slot)
  }

  /// Writes the hits of a line, a row each.
  func write(_ hits: [SearchHit], number: Int, into slot: inout BatchSlot) {
    var output = Output(slot.record, isTerminal: isTerminal)
    slot.record = []
    for hit in hits {
      output.append("\(number)")
      output.append(format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t"))
      switch format {
      case .csv: output.append(csvRow: fields.map { hit.cell($0, isSafe: isSafeForSpreadsheets) })
      case .ids: output.append(tsvRow: [hit.id ?? ""])
      default: output.append(tsvRow: fields.map(hit.column))
      }
    }
    slot.record = output.bytes
  }

  /// Writes an error in the place of the result; the formats of rows have no place for it, and it is reported.
  func write(_ error: ReplyError, number: Int, into slot: inout BatchSlot) {
    guard format == .jsonl else { return report("line \(number): \(error.message)") }
    var writer = JSONWriter()
    error.encode(into: &writer)
    open(number, ",\"error\":", &slot)
    slot.record.append(contentsOf: writer.bytes)
    close(&slot)
  }

  private func open(_ number: Int, _ name: StaticString, _ slot: inout BatchSlot) {
    slot.record.append(contentsOf: Self.head)
    slot.record.append(contentsOf: String(number).utf8)
    slot.record.append(contentsOf: Self.query)
    slot.record.append(contentsOf: slot.query)
    slot.record.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  private func close(_ slot: inout BatchSlot) {
    slot.record.append(UInt8(ascii: "}"))
    if isTerminal { slot.record = ControlCharacters.escaped(inJSON: slot.record) }
    slot.record.append(UInt8(ascii: "\n"))
  }

  private static let head = Array("{\"format\":\(OutputFormat.version),\"line\":".utf8)
  private static let query = Array(",\"query\":".utf8)
}
