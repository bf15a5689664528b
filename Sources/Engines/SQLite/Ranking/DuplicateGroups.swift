import ShirabeModel
import ShirabeSearch

/// The hits of a page when articles of nearly the same body are one: each stands for those after it that are near to it and to
/// none before it.
///
/// What is in a group depends on the order of all candidates, not on the page, so that pages fit together.
struct DuplicateGroups {
  /// A hit and what it stands for.
  struct Group {
    var first: Candidate
    /// The first few of the others.
    var others: [Candidate] = []
    /// How many others there are.
    var count = 0
  }

  /// The groups of the page.
  private(set) var page: [Group] = []
  private let shards: [ShardReader]

  /// Groups candidates, best first; where nothing is to be collapsed, they are the page as they are.
  ///
  /// - Complexity: O(candidates × (offset + limit)), a comparison of a few instructions each.
  init(_ shards: [ShardReader], _ candidates: [Candidate], _ asked: HitPage) throws(IndexError) {
    self.shards = shards
    guard asked.collapsesDuplicates, asked.sort != .id else {
      page = candidates.map { Group(first: $0) }
      return
    }
    var signatures: [SignatureColumns] = []
    for shard in shards { signatures.append(try shard.signatures()) }
    let end = asked.offset + asked.limit
    var groups: [Group] = []
    // The signatures of the groups, one after the other, so that they are compared as fast as memory is read.
    var firsts: ContiguousArray<Signature> = []
    var pace = WorkPace(shards[0].interruption)
    for candidate in candidates {
      try pace.count(1 + firsts.count)
      let signature = signatures[candidate.shard][candidate.row]
      if signature != .none, let group = firsts.firstIndex(where: { $0.isNear(signature) }) {
        groups[group].count += 1
        if groups[group].count <= SearchResult.Duplicates.maximumIdCount { groups[group].others.append(candidate) }
      } else if groups.count < end {
        groups.append(Group(first: candidate))
        // What has no signature differs from nothing by all of its bits, and from a body by at least as much as it takes.
        firsts.append(signature)
      }
    }
    page = Array(groups.dropFirst(asked.offset))
  }

  /// What a hit says of the others in its group.
  func duplicates(_ group: Group) throws(IndexError) -> SearchResult.Duplicates? {
    guard group.count > 0 else { return nil }
    var ids: [String] = []
    for other in group.others { ids.append(try shards[other.shard].id(row: other.row)) }
    return SearchResult.Duplicates(ids: ids, count: group.count)
  }
}
