/// What is said of parameters that several methods have.
enum ParameterText {
  static let time: StaticString = "After how long to give up; where it is left out, the daemon's own limit holds."
  static let since: StaticString =
    "The generation of an earlier reply: only articles that were added or changed after it count."
  static let indexId: StaticString = "The index that since was told of; where there is another now, that is an error."
}
