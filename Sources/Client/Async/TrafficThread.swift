import Glibc

/// The thread that sends and receives for ``Traffic``. It holds the traffic until its end, and the connection alone.
final class TrafficThread {
  private var connection: PipelinedConnection
  private let traffic: Traffic
  private let alarm: WakeUp

  init(_ connection: consuming PipelinedConnection, _ traffic: Traffic, _ alarm: WakeUp) {
    self.connection = connection
    self.traffic = traffic
    self.alarm = alarm
  }

  /// Starts it; it lives by itself then.
  func start(path: String) throws(ClientError) {
    var thread = pthread_t()
    let me = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { me in
        me.map { Unmanaged<TrafficThread>.fromOpaque($0).takeRetainedValue() }?.run()
        return nil
      }, me.toOpaque())
    guard code == 0 else {
      me.release()
      throw .system(operation: "starting a thread", path: path, code: code)
    }
    pthread_detach(thread)
  }

  private func run() {
    do throws(ClientError) {
      while let lines = traffic.takeLines() {
        for line in lines { connection.queue(line) }
        try connection.sendQueued()
        let readiness = try connection.wait(forInput: alarm.descriptor, milliseconds: -1)
        if readiness.hasInput { alarm.quieten() }
        if readiness.hasReplies { try connection.receive { traffic.take($0) } }
      }
    } catch {
      traffic.finish(error)
    }
  }
}
