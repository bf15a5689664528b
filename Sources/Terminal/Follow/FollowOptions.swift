import ArgumentParser
import ShirabeModel

/// What of new matches is printed, and how.
struct FollowOptions: ParsableArguments {
  @Option(help: "How hits are printed.")
  var format = FollowFormat.text

  @Option(help: ArgumentHelp("End after so many hits.", valueName: "n"))
  var limit: Int?

  @OptionGroup var hit: HitOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit).") }
    if let problem = choice.problem { throw ValidationError(problem) }
  }

  /// The options as a plain value; how many hits are wanted is none of them, since no page has an end here.
  var choice: PageChoice {
    var choice = hit.choice(format: format.hitFormat)
    choice.usesPager = false
    return choice
  }
}
