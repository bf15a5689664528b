import Testing

@testable import ShirabeDaemon

/// The table of states and events, all of it.
struct ConnectionStateTests {
  private enum Event {
    case readOneRequest, readElse, handOff, reclaim, endInput, dropInput, finish, abandon, close
  }

  private static let states: [ConnectionState] = [
    .opened, .eventLoopReads(requestsInARow: 2), .handedOff, .inputEnded, .inputDropped, .closing, .closed,
  ]

  /// Lets an event happen, and tells what its method returned: whether it happened, or how to close.
  private static func apply(_ event: Event, to state: inout ConnectionState) -> String {
    switch event {
    case .readOneRequest: state.didRead(oneRequest: true)
    case .readElse: state.didRead(oneRequest: false)
    case .handOff: return "\(state.handOff())"
    case .reclaim: return "\(state.reclaim())"
    case .endInput: return "\(state.endInput())"
    case .dropInput: return "\(state.dropInput())"
    case .finish: return state.finish().map { "\($0)" } ?? "nil"
    case .abandon: state.abandon()
    case .close: state.close()
    }
    return ""
  }

  /// Each row: an event, the state after it for each of the states above, and the states in which it happens, with what is returned.
  @Test(
    arguments: [
      (
        .readOneRequest,
        [
          .eventLoopReads(requestsInARow: 1), .eventLoopReads(requestsInARow: 3), .handedOff, .inputEnded,
          .inputDropped, .closing, .closed,
        ], ["", "", "", "", "", "", ""]
      ),
      (
        .readElse, [.opened, .opened, .handedOff, .inputEnded, .inputDropped, .closing, .closed],
        ["", "", "", "", "", "", ""]
      ),
      (
        .handOff, [.opened, .handedOff, .handedOff, .inputEnded, .inputDropped, .closing, .closed],
        ["false", "true", "false", "false", "false", "false", "false"]
      ),
      (
        .reclaim,
        [
          .opened, .eventLoopReads(requestsInARow: 2), .opened, .inputEnded, .inputDropped, .closing, .closed,
        ], ["false", "false", "true", "false", "false", "false", "false"]
      ),
      (
        .endInput, [.inputEnded, .inputEnded, .inputEnded, .inputEnded, .inputEnded, .closing, .closed],
        ["true", "true", "true", "false", "false", "false", "false"]
      ),
      (
        .dropInput, [.inputDropped, .inputDropped, .handedOff, .inputEnded, .inputDropped, .closing, .closed],
        ["true", "true", "false", "false", "false", "false", "false"]
      ),
      (
        .finish,
        [.opened, .eventLoopReads(requestsInARow: 2), .handedOff, .closing, .closing, .closing, .closed],
        ["nil", "nil", "nil", "onceAllIsSent", "outputFirst", "nil", "nil"]
      ),
      (
        .abandon, [.closing, .closing, .closing, .closing, .closing, .closing, .closed],
        ["", "", "", "", "", "", ""]
      ),
      (
        .close, [.closed, .closed, .closed, .closed, .closed, .closed, .closed], ["", "", "", "", "", "", ""]
      ),
    ] as [(Event, [ConnectionState], [String])])
  private func goesWhereTheTableSays(event: Event, after: [ConnectionState], returned: [String]) {
    for (place, state) in Self.states.enumerated() {
      var changed = state
      #expect(Self.apply(event, to: &changed) == returned[place], "\(event) of \(state)")
      #expect(changed == after[place], "\(event) of \(state)")
    }
  }

  @Test func takesInputUntilItHasEnded() {
    #expect(Self.states.map(\.takesInput) == [true, true, true, false, false, false, false])
  }

  /// Once handed off and reclaimed, a connection is handed off again only after as many requests as at first.
  @Test func isHandedOffAfterTwoRequestsInARow() {
    var state = ConnectionState.opened
    for _ in 0..<2 {
      var handsOff: [Bool] = []
      for oneRequest in [true, false, true, true] {
        state.didRead(oneRequest: oneRequest)
        handsOff.append(state.handOff())
      }
      #expect(handsOff == [false, false, false, true])
      let isReclaimed = state.reclaim()
      #expect(isReclaimed && state == .opened)
    }
  }
}
