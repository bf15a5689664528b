import Glibc
import ShirabeConsole
import Synchronization

/// Signals as bytes of a pipe, so that poll(2) waits for them together with keys and replies.
final class SignalPipe {
  /// The end that the handler writes to; -1 where there is none.
  private static let writeEnd = Atomic<Int32>(-1)
  private static let signals = [SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  /// The end to wait for.
  let readEnd: Int32
  private let heldEnd: Int32
  private var former: [(signal: Int32, action: sigaction)] = []

  /// From here on takes the signals.
  init() throws(OutputError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw OutputError(code: errno) }
    (readEnd, heldEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    Self.writeEnd.store(heldEnd, ordering: .relaxed)
    for signal in Self.signals {
      var former = sigaction()
      sigaction(signal, nil, &former)
      self.former.append((signal, former))
      take(signal)
    }
    // Whoever started the program may have left them blocked, as threads of a pool have them.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in Self.signals { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  deinit {
    for (signal, action) in former {
      var action = action
      sigaction(signal, &action, nil)
    }
    Self.writeEnd.store(-1, ordering: .relaxed)
    close(readEnd)
    close(heldEnd)
  }

  /// The signals that have come.
  func received() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(readEnd, &bytes, bytes.count)
    return bytes.prefix(max(0, count)).map(Int32.init)
  }

  /// Stops the process group, as Ctrl-Z does, and comes back when it goes on.
  func stop() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &action, nil)
    kill(0, SIGTSTP)
    take(SIGTSTP)
  }

  private func take(_ signal: Int32) {
    var action = sigaction()
    // A full pipe already has enough to tell.
    action.__sigaction_handler.sa_handler = { signal in
      let code = errno
      var byte = UInt8(truncatingIfNeeded: signal)
      _ = write(SignalPipe.writeEnd.load(ordering: .relaxed), &byte, 1)
      errno = code
    }
    action.sa_flags = Int32(SA_RESTART)
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, nil)
  }
}
