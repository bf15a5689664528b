import ShirabeQuery

/// A form of an operand, and what of the postings it stands for.
struct Reading {
  /// The form.
  let form: Form
  /// What it is looked up by.
  let query: PostingQuery
}
