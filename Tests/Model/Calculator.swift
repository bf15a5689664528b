import ShirabeJSON
import ShirabeModel

/// The server of the specification's examples.
enum Calculator {
  static func reply(to item: RequestLine.Item) -> Reply? {
    switch item {
    case .invalid(let reply): return reply
    case .request(let request):
      guard let id = request.id else { return nil }
      guard let result = result(of: request) else { return Reply(id: id, error: .methodNotFound(request.method)) }
      return Reply(id: id, result: result)
    }
  }

  private static func result(of request: Request) -> JSON? {
    let numbers = request.params?.array?.compactMap(\.int64) ?? []
    switch request.method {
    case "sum": return JSON(numbers.reduce(0, +))
    case "subtract":
      let minuend = numbers.first ?? request.params?["minuend"]?.int64 ?? 0
      let subtrahend = numbers.last ?? request.params?["subtrahend"]?.int64 ?? 0
      return JSON(minuend - subtrahend)
    case "get_data": return ["hello", 5]
    default: return nil
    }
  }
}
