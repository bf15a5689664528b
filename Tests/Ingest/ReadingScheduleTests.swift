import ShirabeArticles
import Testing

@testable import ShirabeIngest

/// When watched files are read, by a clock that is set.
@Suite struct ReadingScheduleTests {
  private let start = ContinuousClock.now
  private let log = WatchedFile(root: 0, path: "log.jsonl")
  private let book = WatchedFile(root: 1, path: "book.txt")

  /// What is due of a schedule as the clock goes on from one moment to another in steps of 10 ms, with the moments.
  private func run(
    _ schedule: inout ReadingSchedule, from first: Int = 0, to last: Int, _ body: (Int, inout ReadingSchedule) -> Void
  ) -> [Int] {
    var moments: [Int] = []
    for moment in stride(from: first, through: last, by: 10) {
      body(moment, &schedule)
      if !schedule.take(at: start + .milliseconds(moment)).isEmpty { moments.append(moment) }
    }
    return moments
  }

  @Test func `what is complete is read at once, and as complete`() {
    var schedule = ReadingSchedule()
    schedule.noteGrowth(log, at: start)
    schedule.noteComplete(log, at: start)
    schedule.noteComplete(book, at: start)
    let taken = schedule.take(at: start)
    #expect(Set(taken.map(\.file)) == [log, book] && taken.allSatisfy { !$0.isGrowing })
    #expect(schedule.nextInstant == nil && schedule.take(at: start).isEmpty)
  }

  @Test func `what is held open is read after a second of quiet`() {
    var schedule = ReadingSchedule()
    let moments = run(&schedule, to: 5000) { moment, schedule in
      if moment == 0 || moment == 700 { schedule.noteGrowth(log, at: start + .milliseconds(moment)) }
    }
    #expect(moments == [1700])
  }

  @Test func `what is written to all the time is read every three seconds`() {
    var schedule = ReadingSchedule()
    let moments = run(&schedule, to: 10_000) { moment, schedule in
      if moment % 100 == 0 { schedule.noteGrowth(log, at: start + .milliseconds(moment)) }
    }
    #expect(moments == [3000, 6100, 9200])
  }

  @Test func `a change of attributes does not make complete what is being written`() {
    var schedule = ReadingSchedule()
    schedule.noteGrowth(log, at: start)
    schedule.noteAttributes(log, at: start)
    schedule.noteAttributes(book, at: start)
    #expect(schedule.take(at: start).map(\.file) == [book])
    #expect(schedule.growing == [log])
  }

  @Test(arguments: [true, false])
  func `no file takes more than a tenth of the time`(isComplete: Bool) {
    var schedule = ReadingSchedule()
    var busy = 0
    var readings = 0
    var moment = 0
    while moment < 600_000 {
      let now = start + .milliseconds(moment)
      if isComplete { schedule.noteComplete(log, at: now) } else { schedule.noteGrowth(log, at: now) }
      if schedule.take(at: now).isEmpty {
        moment += 10
      } else {
        // It takes longer and longer, as it grows.
        let cost = 1000 + readings * 100
        moment += cost
        busy += cost
        readings += 1
        schedule.noteReading(
          [(log, 1_000_000)], took: .milliseconds(cost), at: start + .milliseconds(moment))
      }
    }
    #expect(readings > 20)
    #expect(Double(busy) / 600_000 < 0.105)
  }

  @Test func `a small file does not wait for what a large one costs`() {
    var schedule = ReadingSchedule()
    schedule.noteReading([(book, 1_000_000_000), (log, 1000)], took: .seconds(10), at: start)
    schedule.noteComplete(book, at: start)
    schedule.noteComplete(log, at: start)
    #expect(schedule.take(at: start + .milliseconds(1)).map(\.file) == [log])
    #expect(schedule.take(at: start + .seconds(89)).isEmpty)
    #expect(schedule.take(at: start + .seconds(91)).map(\.file) == [book])
  }
}
