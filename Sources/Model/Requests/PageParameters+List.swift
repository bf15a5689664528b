extension PageParameters: ParameterList {
  static var blank: PageParameters { PageParameters() }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == PageParameters {
    try visitor.optional("limit", \.limit, .upTo(maximumLimit), "The most hits wanted.")
    try visitor.optional(
      "offset", \.offset, .atLeast(0), "How many hits to pass over; with limit at most 10000 in all.")
    try visitor.optional("after", \.after, "The next of the reply before; only with sort id.")
    try visitor.optional("sort", \.sort, "The order of hits.")
    try visitTexts(&visitor)
    try visitor.optional("positions", \.positions, "Whether a hit shall carry every place that matched.")
    try visitor.optional("facets", \.facets, "What to count over all matches, each once.")
    try visitor.optional("explain", \.explain, "Whether a hit shall say why it has its score.")
    try visitor.optional(
      "collapseDuplicates", \.collapseDuplicates,
      "Whether articles of nearly the same body are one hit, which names the others; not with sort id.")
    try visitTime(&visitor)
  }

  /// Lists what hits say of their articles.
  static func visitTexts<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == PageParameters {
    try visitor.optional(
      "fields", \.fields, "The members that a hit shall carry, besides those that parameters of their own ask for.")
    try visitor.optional(
      "snippets", \.snippets, .from(snippetCounts),
      "How many snippets a hit shall carry in its member snippets; where it is left out, none but snippet.")
    try visitor.optional(
      "snippetLetters", \.snippetLetters, .from(snippetLetterCounts), "The most letters of a snippet.")
    try visitor.optional("offsetUnit", \.offsetUnit, "What offsets count.")
  }

  /// Lists how long it may take.
  static func visitTime<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == PageParameters {
    try visitor.optional("timeoutMilliseconds", \.timeoutMilliseconds, .atLeast(1), ParameterText.time)
  }

  /// Checks the limits, and that `after` and `collapseDuplicates` stand where they have a meaning.
  static func check(_ page: PageParameters) throws(ParameterError) {
    if page.limit > maximumLimit {
      throw ParameterError(.overLimit, "limit is \(page.limit) but may be at most \(maximumLimit); ask for pages")
    }
    if page.offset > maximumDepth - page.limit {
      throw ParameterError(
        .invalidParameters, "offset + limit may be at most \(maximumDepth); to go deeper use sort \"id\" and after"
      )
    }
    if page.after != nil, page.sort != .id {
      throw ParameterError(.invalidParameters, "after goes with sort \"id\" only")
    }
    if page.collapseDuplicates, page.sort == .id {
      throw ParameterError(
        .invalidParameters,
        "collapseDuplicates goes with sort \"relevance\", \"newest\" or \"oldest\"; in the order of ids every match is a hit"
      )
    }
    if page.after != nil, page.offset != 0 {
      throw ParameterError(.invalidParameters, "after and offset exclude each other; leave offset out")
    }
  }
}
