public import ShirabeJSON

extension StatusReply: WireEncodable {
  /// Writes the result object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("version", version)
    writer.appendMember("indexId", indexId)
    if let folder { writer.appendMember("folder", folder) }
    writer.appendMember("articles", articles)
    writer.appendMember("bytes", bytes)
    writer.appendMember("generation", generation)
    writer.appendMember("uptimeSeconds", uptimeSeconds)
    writer.appendMember("requests", requests)
    writer.appendKey("shards")
    writer.beginArray()
    for shard in shards {
      writer.beginObject()
      writer.appendMember("articles", shard.articles)
      writer.appendMember("bytes", shard.bytes)
      writer.appendMember("generation", shard.generation)
      if let problem = shard.problem { writer.appendMember("problem", problem) }
      writer.endObject()
    }
    writer.endArray()
    if let problem { writer.appendMember("problem", problem) }
    activity?.encodeMembers(into: &writer)
    writer.endObject()
  }
}

extension StatusReply {
  /// Reads a result; members that are not known here are passed over.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of status")
    var shards: [ShardStatus] = []
    for shard in try members.array("shards") {
      let members = try MemberReader(shard, what: "a shard")
      shards.append(
        ShardStatus(
          articles: try members.integer("articles"), bytes: try members.integer("bytes"),
          generation: try members.integer("generation"), problem: try members.optionalString("problem")))
    }
    self.init(
      version: try members.string("version"), indexId: try members.string("indexId"),
      folder: try members.optionalString("folder"),
      articles: try members.integer("articles"), bytes: try members.integer("bytes"),
      generation: try members.integer("generation"), uptimeSeconds: try members.integer("uptimeSeconds"),
      requests: try members.integer("requests"), shards: shards,
      problem: try members.optionalString("problem"), activity: try DaemonActivity(value))
  }
}
