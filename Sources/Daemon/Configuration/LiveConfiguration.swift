public import ShirabeConfiguration
import ShirabeService
import Synchronization

/// The configuration that counts at the moment, and what follows from it.
public final class LiveConfiguration: Sendable {
  private struct State {
    var configuration: DaemonConfiguration
    var accessRule: AccessRule
  }

  private let state: Mutex<State>

  /// Begins with a configuration.
  public init(_ configuration: DaemonConfiguration) {
    state = Mutex(State(configuration: configuration, accessRule: AccessRule(configuration.access)))
  }

  /// The configuration of the moment.
  public var current: DaemonConfiguration { state.withLock { $0.configuration } }

  /// From what time on requests are slow, 0 for never: asked for with every request, and so without a copy of the rest.
  package var slowMilliseconds: Int { state.withLock { $0.configuration.log.slowMilliseconds } }

  /// How long a request may take that names no time of its own, and the longest that it may name: asked for likewise.
  package var searchMilliseconds: (usual: Int, longest: Int) {
    state.withLock { ($0.configuration.search.timeoutMilliseconds, $0.configuration.search.maximumTimeoutMilliseconds) }
  }

  /// What one connection may take: asked for with every request.
  var connectionLimits: ConnectionLimits { state.withLock { ConnectionLimits($0.configuration.connections) } }

  /// How many connections there may be.
  var maximumConnections: Int { state.withLock { $0.configuration.connections.maximum } }

  /// After how long without a connection the daemon ends; nil for never.
  var idleTimeout: Duration? {
    let seconds = state.withLock { $0.configuration.idleTimeoutSeconds }
    return seconds == 0 ? nil : .seconds(seconds)
  }

  /// Who may ask at the moment.
  var accessRule: AccessRule { state.withLock { $0.accessRule } }

  /// Goes over to another configuration.
  func replace(with configuration: DaemonConfiguration) {
    let rule = AccessRule(configuration.access)
    state.withLock { $0 = State(configuration: configuration, accessRule: rule) }
  }
}

extension LiveConfiguration: ServiceLimits {
  package var maximumReplyBytes: Int { state.withLock { $0.configuration.connections.replyMebibytes << 20 } }
}
