extension ParameterError {
  /// The error as it is sent.
  public var replyError: ReplyError { ReplyError(code, message: reason) }
}
