import Glibc
import Synchronization

/// The signals that ask the program to end: SIGINT (Ctrl-C) and SIGTERM.
///
/// The first is noted, so that what was done is committed; the second ends the program at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// The signal that came; nil where none did.
  static var signal: Int32? {
    let signal = received.load(ordering: .relaxed)
    return signal == 0 ? nil : signal
  }

  /// From here on notes signals. Calls that wait return early where one comes.
  static func begin() {
    // Made now: a handler must not be the first to touch it.
    _ = received.load(ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { signal in
      if Interruption.received.exchange(signal, ordering: .relaxed) != 0 { _exit(128 + signal) }
    }
    sigemptyset(&action.sa_mask)
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    // Whoever started the program may have left them blocked, as threads of a pool have them.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Says that what was done is in, and ends the program as shells expect of one that a signal ended.
  static func end(_ signal: Int32, articles: Int) -> Never {
    StandardStreams.writeError(
      """
      shirabe-index: interrupted: \(articles == 1 ? "1 article is" : "\(articles) articles are") in; run the same \
      command again to go on
      """)
    exit(signal)
  }

  /// Ends the program as shells expect of one that a signal ended.
  static func exit(_ signal: Int32) -> Never { Glibc.exit(128 + signal) }
}
