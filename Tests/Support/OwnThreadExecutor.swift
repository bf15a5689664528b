import Dispatch

/// Runs tasks on a thread of its own, for what has to go on while tests block those that Swift's tasks share.
public final class OwnThreadExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "tasks")

  /// Creates an executor without work.
  public init() {}

  /// Runs a job after those before it.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
