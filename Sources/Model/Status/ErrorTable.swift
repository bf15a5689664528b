import ShirabeJSON

/// Error replies as they stand in messages: an object of counts by code.
struct ErrorTable: MemberValue {
  var errors: [DaemonActivity.ErrorCount]

  func append(to writer: inout JSONWriter) {
    writer.beginObject()
    for error in errors {
      writer.appendKey(String(error.code))
      writer.appendInteger(error.count)
    }
    writer.endObject()
  }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> ErrorTable {
    var table = ErrorTable(errors: [])
    for member in try reader.object(name).members {
      let code = try reader.require(name, "counts by code", Int(member.name))
      let count = try reader.require(name, "counts by code", member.value.int64.flatMap(Int.init(exactly:)))
      table.errors.append(DaemonActivity.ErrorCount(code: code, count: count))
    }
    return table
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    ["type": "object", "additionalProperties": ["type": "integer", "minimum": 1]]
  }
}
