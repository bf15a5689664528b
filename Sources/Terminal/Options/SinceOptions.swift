import ArgumentParser
import ShirabeModel

/// From which moment of the index on articles are wanted.
struct SinceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only articles added or changed after this: GENERATION, or ID:GENERATION, which tells an index made anew.",
      valueName: "moment"))
  var since: IndexMoment?
}
