/// The parameters of a page that have a meaning for a subscription.
enum SubscribedPage: ParameterList {
  static var blank: PageParameters { PageParameters() }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == PageParameters {
    try PageParameters.visitTexts(&visitor)
    try PageParameters.visitTime(&visitor)
  }
}
