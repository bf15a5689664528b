import GRDB
import ShirabeText

/// What the format and the text rules of a shard are to this program.
package enum FormatStanding: Sendable {
  /// It can be searched and written to.
  case current
  /// Its articles can be read: the format is an older one, or the text rules are others.
  case upgradable
  /// It was made by a newer program.
  case newer
  /// Its format is not read any more.
  case tooOld

  /// Compares what a shard says of itself, and which migrations it has had, with this program.
  init(_ identity: ShardIdentity, _ database: Database) throws {
    if identity.formatVersion > ShardSchema.formatVersion {
      self = .newer
    } else if identity.formatVersion < ShardSchema.formatVersion {
      self = StoredFormat.numbered(identity.formatVersion) == nil ? .tooOld : .upgradable
    } else if try ShardSchema.migrator.hasBeenSuperseded(database) {
      self = .newer
    } else {
      self = identity.textRules == Tokenizer.fingerprint ? .current : .upgradable
    }
  }

  /// Whether articles can be read of it.
  package var isReadable: Bool { self == .current || self == .upgradable }

  /// In what a shard differs from those of this program; no full stop at the end.
  package static func difference(_ identity: ShardIdentity) -> String {
    if identity.formatVersion != ShardSchema.formatVersion {
      return "its format is \(identity.formatVersion), and this Shirabe's is \(ShardSchema.formatVersion)"
    }
    if identity.textRules != Tokenizer.fingerprint {
      return "its text rules are \(identity.textRules), and this Shirabe's are \(Tokenizer.fingerprint)"
    }
    return "its tables are those of another Shirabe"
  }

  /// Why a shard cannot be used, and what to do; nil for ``current``.
  ///
  /// - Parameter path: The file of the shard.
  package func refusal(_ identity: ShardIdentity, path: String) -> IndexError? {
    let advice: String
    switch self {
    case .current: return nil
    case .upgradable: advice = FormatStanding.upgradeAdvice
    case .newer: advice = "it was made by a newer one: update Shirabe" + FormatStanding.doubt(identity)
    case .tooOld:
      advice =
        "formats before \(StoredFormat.all[0].version) are not read any more: export the articles with the version that "
        + "made it, or index them again" + FormatStanding.doubt(identity)
    }
    return IndexError(.format, path: path, message: FormatStanding.difference(identity) + "; " + advice)
  }

  /// What to do about an index that is ``upgradable``.
  package static let upgradeAdvice =
    "run shirabe-index upgrade, which makes the index anew from the articles stored in it"

  /// What else may be the case where what a shard says of itself is not what was written.
  private static func doubt(_ identity: ShardIdentity) -> String {
    identity.isSound
      ? ""
      : "; or what it says of itself is damaged, since it differs from its checksum: shirabe-index repair --salvage FILE "
        + "saves the articles"
  }
}
