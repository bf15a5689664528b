/// Why a template cannot be read.
struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and what to do about it.
  let description: String
}
