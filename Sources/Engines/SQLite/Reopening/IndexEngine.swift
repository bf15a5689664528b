public import ShirabeSearch

/// An engine that can do all that is asked of any: what the searchers of an index are.
public typealias IndexEngine = ChangeFeed & Completing & Explaining & MoreLikeThis
