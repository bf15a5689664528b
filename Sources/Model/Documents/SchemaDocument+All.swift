extension SchemaDocument {
  /// All documents: those of each method, and a line here for each notification.
  public static var all: [SchemaDocument] { Method.allCases.flatMap(\.documents) + notifications + [error] }

  private static var notifications: [SchemaDocument] {
    [
      notification(
        MatchNotification.self, "match", "A notification: articles that match a subscription and were added or changed."
      ),
      notification(
        RebuiltNotification.self, "rebuilt",
        "A notification: the index was made anew, or set back; all of it that matches follows."),
      notification(
        FailedNotification.self, "failed",
        "A notification: what came since could not be searched; the daemon goes on trying."),
    ]
  }
}
