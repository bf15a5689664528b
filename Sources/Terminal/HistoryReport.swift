import ShirabeClient
import ShirabeJSON
import ShirabeModel

/// Makes a call; where the index is not the one that `--since` was told of, says on standard error how to begin again, and
/// gives nil.
func reportingHistory(_ call: () throws(ClientError) -> JSON?) throws(ClientError) -> JSON? {
  do throws(ClientError) {
    return try call()
  } catch {
    guard case .refused(let refusal) = error, let moment = refusal.presentMoment else { throw error }
    report(refusal.message)
    report("to begin again with the present index: --since \(moment)")
    return nil
  }
}

extension ReplyError {
  /// Where the error tells of another history of the index, the beginning of the index that there is; nil for other errors.
  var presentMoment: IndexMoment? {
    guard errorCode == .invalidParameters, let indexId = data?["indexId"]?.string, data?["generation"]?.int64 != nil
    else { return nil }
    return IndexMoment(0, indexId: indexId)
  }
}
