import ShirabeSearch

extension EngineFailure {
  /// What an error of the index is to whoever searches.
  init(_ error: IndexError) {
    let kind: Kind =
      switch error.kind {
      case .missing, .unusable, .storage: .unusable
      case .format: .otherFormat
      // A search that was ended says so by an error of its own, and can be tried again.
      case .locked, .interrupted: .busy
      case .memory: .overMemory
      }
    self.init(kind, place: error.path, message: error.message)
  }
}
