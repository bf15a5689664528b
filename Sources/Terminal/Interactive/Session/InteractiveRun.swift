import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeModel

/// The interactive view on a terminal: waits for keys, replies and signals, and draws.
struct InteractiveRun: ~Copyable {
  private let terminal: RawTerminal
  private let links: Hyperlinks
  private var link: DaemonLink
  private var view: InteractiveView
  private var canvas: Canvas
  private var keys = KeyReader()

  init(
    on terminal: RawTerminal, socket: SocketPath, color: ColorChoice, links: LinkChoice
  ) throws(ClientError) {
    link = try DaemonLink(to: socket)
    self.terminal = terminal
    self.links = Hyperlinks(links)
    view = InteractiveView(screen: terminal.screen)
    canvas = Canvas(isColored: Style(color).isColored)
  }

  /// Shows the view until the person leaves. The terminal is as before then, and also when a signal ends the program.
  mutating func run() throws(OutputError) {
    if let signal = try loop() {
      // Nobody takes it any more, so it ends the program as if it had never been taken.
      raise(signal)
    }
  }

  /// The loop; the signal that ended it, or nil.
  private mutating func loop() throws(OutputError) -> Int32? {
    let signals = try SignalPipe()
    defer { terminal.leave() }
    try terminal.enter()
    while !view.isOver {
      link.send(view.ask)
      view.notice = link.notice
      try terminal.draw(canvas.bytes(for: view.frame(links: links), on: view.screen))
      if let signal = try wait(signals) { return signal }
    }
    return nil
  }

  /// Waits for something to happen and takes it; a signal that ends the program is handed out.
  private mutating func wait(_ signals: SignalPipe) throws(OutputError) -> Int32? {
    let patience = keys.patienceMilliseconds
    let linkWait = link.waitMilliseconds(wanting: view.ask)
    let wait: Int32 = [patience ?? -1, linkWait].filter { $0 >= 0 }.min() ?? -1
    var polls = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0), link.interest,
    ]
    let count = poll(&polls, nfds_t(polls.count), wait)
    if count < 0, errno != EINTR { throw OutputError(code: errno) }
    if count <= 0 {
      if let patience, count == 0, wait == patience { for key in keys.timeOut() { try take(key, signals) } }
      return nil
    }
    if polls[1].revents != 0 {
      for signal in signals.received() {
        switch signal {
        case SIGWINCH: view.screen = terminal.screen
        case SIGCONT: try resume()
        case SIGTSTP: try stop(signals)
        default: return signal
        }
      }
    }
    if polls[2].revents != 0 { takeReply() }
    if polls[0].revents != 0 {
      guard let bytes = terminal.read() else { return SIGHUP }
      for key in keys.take(bytes) where !view.isOver { try take(key, signals) }
    }
    return nil
  }

  private mutating func take(_ key: Key, _ signals: SignalPipe) throws(OutputError) {
    switch key {
    case .control("z"): try stop(signals)
    case .control("l"): canvas.forget()
    default: view.take(key)
    }
  }

  private mutating func takeReply() {
    guard let (ask, result) = link.receive() else { return }
    do throws(MalformedReply) {
      try view.take(result, to: ask)
    } catch {
      link.lose(error)
    }
  }

  /// Gives the terminal back and stops, until the shell lets it go on.
  private mutating func stop(_ signals: SignalPipe) throws(OutputError) {
    terminal.leave()
    signals.stop()
    try resume()
  }

  /// Takes the screen again; it may have another size now.
  private mutating func resume() throws(OutputError) {
    try terminal.enter()
    view.screen = terminal.screen
    canvas.forget()
  }
}
