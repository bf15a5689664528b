public import ShirabeArticles

/// How folders are kept in step.
public struct SyncSettings: Sendable {
  /// How files are read.
  public var load: LoadSettings
  /// All that decides what becomes of a file, in words; where it changes, every file is read again.
  public var description: String
  /// Whether lines that stand in many files are left out.
  public var countsRepeatedLines: Bool
  /// Whether they are counted anew, though they were counted before.
  public var recountsRepeatedLines: Bool
  /// Whether a file that is gone when it is to be read is a refusal; where folders are watched it is nothing.
  public var refusesVanished: Bool
  /// Whether the first refusal ends the run; what came before it is kept.
  public var isStrict: Bool
  /// Whether the writer leaves out new articles whose bodies others have.
  public var leavesOutDuplicates: Bool

  /// Makes settings.
  public init(
    load: LoadSettings, description: String, countsRepeatedLines: Bool, recountsRepeatedLines: Bool = false,
    refusesVanished: Bool = true, isStrict: Bool = false, leavesOutDuplicates: Bool = false
  ) {
    self.load = load
    self.description = description
    self.countsRepeatedLines = countsRepeatedLines
    self.recountsRepeatedLines = recountsRepeatedLines
    self.refusesVanished = refusesVanished
    self.isStrict = isStrict
    self.leavesOutDuplicates = leavesOutDuplicates
  }
}
