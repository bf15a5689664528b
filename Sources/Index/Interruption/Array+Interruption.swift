extension Array {
  /// Sorts, and asks now and then whether to go on.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`; the array may be in any order then.
  mutating func sort(
    asking interruption: Interruption, by areInIncreasingOrder: (Element, Element) -> Bool
  ) throws(IndexError) {
    var pace = WorkPace(interruption)
    do {
      try sort { one, other in
        try pace.count(4)
        return areInIncreasingOrder(one, other)
      }
    } catch let error as IndexError {
      throw error
    } catch {
      throw .interrupted
    }
  }
}
