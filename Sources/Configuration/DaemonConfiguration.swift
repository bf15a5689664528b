/// All that can be set, each setting at its default until said otherwise. `Config/shirabe.yaml` tells what each is for.
public struct DaemonConfiguration: Equatable, Sendable {
  /// Who may ask besides the daemon's own user and root.
  public struct Access: Equatable, Sendable {
    /// Users by name or number.
    public var users: [String] = []
    /// Groups by name or number.
    public var groups: [String] = []
  }

  /// How requests are carried out.
  public struct Search: Equatable, Sendable {
    /// Searches that run at once; 0 means as many as the machine has cores.
    public var threads = 0
    /// Requests of all clients that may wait for a free thread.
    public var waiting = 1024
    /// How long a request may take that names no time of its own.
    public var timeoutMilliseconds = 5000
    /// The longest time that a request may name.
    public var maximumTimeoutMilliseconds = 60_000
  }

  /// What one client may do.
  public struct Connections: Equatable, Sendable {
    /// Connections at once.
    public var maximum = 256
    /// Requests under way of one connection.
    public var inFlight = 64
    /// The longest line that is read, in units of 1,024 bytes.
    public var lineKibibytes = 1024
    /// The longest line that is sent, in units of 1,048,576 bytes.
    public var replyMebibytes = 128
    /// How long a line may stay half sent.
    public var halfLineTimeoutMilliseconds = 30_000
    /// Replies that may wait to be sent, in units of 1,048,576 bytes; while there are more, no request is begun.
    public var unsentMebibytes = 16
    /// How long a client may take nothing of what it is sent.
    public var sendTimeoutMilliseconds = 30_000

    /// Everything at its default.
    public init() {}
  }

  /// What SQLite may use, for each shard and search thread.
  public struct Memory: Equatable, Sendable {
    /// Pages kept in memory, in units of 1,024 bytes.
    public var cacheKibibytes = 4096
    /// How much of a shard is mapped into memory instead of read, in units of 1,048,576 bytes.
    public var mappedMebibytes = 2047
  }

  /// What the daemon says on standard error.
  public struct Log: Equatable, Sendable {
    /// The least important level that is written.
    public var level = "info"
    /// `text`, or `json` for an object a line.
    public var format = "text"
    /// Requests that take this long or longer are told at notice; 0 means none.
    public var slowMilliseconds = 1000
  }

  /// The folder of the index; nil for the default place.
  public var index: String?
  /// The socket; nil for the default place.
  public var socket: String?
  /// After how long without a connection the daemon ends; 0 means never.
  public var idleTimeoutSeconds = 0
  /// Who may ask.
  public var access = Access()
  /// How requests are carried out.
  public var search = Search()
  /// What one client may do.
  public var connections = Connections()
  /// What SQLite may use.
  public var memory = Memory()
  /// What is written to standard error.
  public var log = Log()

  /// Everything at its default.
  public init() {}

  /// What a running daemon can take over of this configuration: the rest stays as it is in the other one.
  ///
  /// - Returns: The configuration to go on with, and what only a restart would change, as `search.threads (2, not 4)`.
  public func reloaded(over running: DaemonConfiguration) -> (DaemonConfiguration, needingRestart: [String]) {
    var result = self
    var needingRestart: [String] = []
    for setting in Setting.all where !setting.isReloadable && setting.text(self) != setting.text(running) {
      needingRestart.append("\(setting.key) (\(setting.text(running)), not \(setting.text(self)))")
      setting.copy(running, &result)
    }
    return (result, needingRestart)
  }

  /// The keys of the settings in which this configuration differs from another, in the order of the file.
  public func differences(from other: DaemonConfiguration) -> [String] {
    Setting.all.filter { $0.text(self) != $0.text(other) }.map(\.key)
  }
}
