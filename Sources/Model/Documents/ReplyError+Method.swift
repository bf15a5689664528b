import ShirabeJSON

extension ReplyError {
  /// The error for a method that does not exist.
  public static func methodNotFound(_ method: String) -> ReplyError {
    ReplyError(
      .methodNotFound, message: "no method \(JSON.string(method)); there are \(Method.listing)")
  }
}
