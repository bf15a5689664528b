import Glibc
import Synchronization

/// Processes of the bench's own, to be ended with it.
final class ProcessList: Sendable {
  private let processes = Mutex<Set<pid_t>>([])

  func add(_ process: pid_t) { _ = processes.withLock { $0.insert(process) } }

  func remove(_ process: pid_t) { _ = processes.withLock { $0.remove(process) } }

  /// Ends all of them at once.
  func endAll() {
    for process in processes.withLock({ $0 }) { kill(process, SIGKILL) }
  }
}
