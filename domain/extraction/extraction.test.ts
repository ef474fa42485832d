import { describe, expect, test } from "vitest"
import { growingSet } from "../growingSet.ts"
import { Command, Event, extraction } from "./extraction.ts"
import { givenFor } from "../kit/given.ts"
import { ChatId, MessageId, ProposalId } from "../ids.ts"
import { outcomeWith } from "../kit/knowledgeSamples.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { team } from "../values.ts"

const given = givenFor(extraction)
const after = (...events: ReadonlyArray<Event>) => events.reduce(extraction.evolve, extraction.initial)

const asked = {
  chat: ChatId.make("chat0001"),
  from: "2026-11-01T00:00:00Z",
  to: null,
  again: false,
  audiences: [team],
  audience: team
} as const
const request: Command = { _tag: "RequestExtraction", ...asked }
const requested: Event = { _tag: "ExtractionRequested", ...asked }
const start: Command = { _tag: "StartExtraction", messages: 90 }
const started: Event = { _tag: "ExtractionStarted", messages: 90 }
const noise = {
  attempt: 1,
  part: "sift0001",
  noise: [{ message: MessageId.make("message9"), score: 0.1, factors: { short: 0.1 } }]
} as const
const sift: Command = { _tag: "SiftMessages", ...noise }
const sifted: Event = { _tag: "MessagesSifted", ...noise }
const found = {
  attempt: 1,
  window: "window01",
  messages: [MessageId.make("message1")],
  ...outcomeWith(ProposalId.make("propose1"))
} as const
const read: Command = { _tag: "ReadWindow", ...found }
const wasRead: Event = { _tag: "WindowRead", ...found }
const lost = {
  attempt: 1,
  window: "window02",
  messages: [MessageId.make("message2")],
  reason: "invalid-output"
} as const
const fail: Command = { _tag: "FailWindow", ...lost }
const windowFailed: Event = { _tag: "WindowFailed", ...lost }
const complete: Command = { _tag: "CompleteExtraction" }
const completed: Event = { _tag: "ExtractionCompleted" }
const giveUp: Command = { _tag: "FailExtraction", reason: "model-unreachable" }
const failed: Event = { _tag: "ExtractionFailed", reason: "model-unreachable" }
const cancel: Command = { _tag: "CancelExtraction" }
const cancelled: Event = { _tag: "ExtractionCancelled" }
const retry: Command = { _tag: "RetryExtraction" }
const retried: Event = { _tag: "ExtractionRetried" }

describe("an extraction", () => {
  test("is requested", () => {
    given().when(request).records(requested)
    expect(after(requested)).toEqual({
      is: "requested",
      audience: team,
      attempt: 1,
      parts: [],
      failedWindows: 0
    })
  })

  test("is not requested a second time under its id", () => {
    given(requested).when(request).refuses({ because: "already-exists" })
    given(requested, started, completed).when(request).refuses({ because: "already-exists" })
  })

  test("starts, and records how many messages it will read", () => {
    given(requested).when(start).records(started)
    expect(after(requested, started)).toMatchObject({ is: "running" })
  })

  test("started twice records nothing the second time, also with another number of messages", () => {
    given(requested, started).when(start).recordsNothing()
    given(requested, started).when({ _tag: "StartExtraction", messages: 91 }).recordsNothing()
  })

  test("without messages to read completes at its start", () => {
    given(requested)
      .when({ _tag: "StartExtraction", messages: 0 })
      .records({ ...started, messages: 0 })
    given(requested, { ...started, messages: 0 })
      .when(complete)
      .records(completed)
  })

  test("completes", () => {
    given(requested, started, sifted, wasRead).when(complete).records(completed)
    expect(after(requested, started, completed)).toMatchObject({ is: "completed" })
  })

  test("completed twice records nothing the second time", () =>
    given(requested, started, completed).when(complete).recordsNothing())

  test("that has not started is not completed", () =>
    given(requested).when(complete).refuses({ because: "not-running" }))

  test("fails as a whole with the reason, also before it started", () => {
    given(requested).when(giveUp).records(failed)
    given(requested, started).when(giveUp).records(failed)
    expect(after(requested, started, failed)).toMatchObject({ is: "failed" })
  })

  test("failed twice records nothing the second time", () => given(requested, failed).when(giveUp).recordsNothing())

  test("is cancelled, also before it started", () => {
    given(requested).when(cancel).records(cancelled)
    given(requested, started, wasRead).when(cancel).records(cancelled)
    expect(after(requested, cancelled)).toMatchObject({ is: "cancelled" })
  })

  test("cancelled twice records nothing the second time", () =>
    given(requested, cancelled).when(cancel).recordsNothing())

  test("that has ended is not cancelled", () => {
    given(requested, started, completed).when(cancel).refuses({ because: "already-over" })
    given(requested, failed).when(cancel).refuses({ because: "already-over" })
  })

  keepsItsProperties(
    extraction,
    { Command, Event },
    [request],
    [request, start, sift, { ...read, window: "window03" }],
    [request, start, fail]
  )
})

describe("the parts of an extraction", () => {
  test("are sifted, read, or reported as failed", () => {
    given(requested, started).when(sift).records(sifted)
    given(requested, started).when(read).records(wasRead)
    given(requested, started).when(fail).records(windowFailed)
    expect(after(requested, started, sifted, wasRead, windowFailed)).toMatchObject({
      parts: growingSet("sift0001", "window01", "window02"),
      failedWindows: 1
    })
  })

  test("reported twice record nothing the second time", () => {
    given(requested, started, sifted).when(sift).recordsNothing()
    given(requested, started, wasRead).when(read).recordsNothing()
    given(requested, started, windowFailed).when(fail).recordsNothing()
  })

  test("that were read cannot fail later, and parts that failed cannot be read later", () => {
    given(requested, started, wasRead)
      .when({ ...fail, window: "window01" })
      .recordsNothing()
    given(requested, started, windowFailed)
      .when({ ...read, window: "window02" })
      .recordsNothing()
  })

  test.each([sift, read, fail])("$_tag is refused when the extraction does not run", (command) => {
    given(requested).when(command).refuses({ because: "not-running" })
    given(requested, started, cancelled).when(command).refuses({ because: "not-running" })
    given(requested, started, failed).when(command).refuses({ because: "not-running" })
    given(requested, started, completed).when(command).refuses({ because: "not-running" })
  })

  test.each([sift, read, fail])("$_tag of an earlier attempt records nothing", (command) =>
    given(requested, started, cancelled, retried, started).when(command).refuses({ because: "not-running" })
  )
})

describe("an extraction that is retried", () => {
  test.each([cancelled, failed])("after $_tag waits for its start", (over) => {
    given(requested, started, over).when(retry).records(retried)
    given(requested, started, over, retried).when(start).records(started)
  })

  test("may have failed windows before", () =>
    given(requested, started, windowFailed, completed).when(retry).records(retried))

  test("starts without the results of the earlier attempt", () =>
    expect(after(requested, started, wasRead, windowFailed, completed, retried)).toEqual({
      is: "requested",
      audience: team,
      attempt: 2,
      parts: [],
      failedWindows: 0
    }))

  test("reads its windows under the number of the new attempt", () =>
    given(requested, started, windowFailed, completed, retried, started)
      .when({ ...read, attempt: 2, window: "window02" })
      .records({ ...wasRead, attempt: 2, window: "window02" }))

  test("while it waits or runs records nothing", () => {
    given(requested).when(retry).recordsNothing()
    given(requested, started).when(retry).recordsNothing()
    given(requested, failed, retried).when(retry).recordsNothing()
  })

  test("is refused when everything was read", () => {
    given(requested, started, wasRead, completed).when(retry).refuses({ because: "nothing-to-retry" })
    given(requested, started, windowFailed, completed, retried, started, completed)
      .when(retry)
      .refuses({ because: "nothing-to-retry" })
  })
})

describe.each([cancelled, failed, completed])("after $_tag", (over) => {
  test("the extraction is not started", () =>
    given(requested, started, over).when(start).refuses({ because: "not-running" }))
})
test.each([cancelled, failed])("an extraction is not completed after $_tag", (over) =>
  given(requested, started, over).when(complete).refuses({ because: "not-running" })
)
test.each([cancelled, completed])("an extraction does not fail after $_tag", (over) =>
  given(requested, started, over).when(giveUp).refuses({ because: "not-running" })
)

const everyCommandButRequest: ReadonlyArray<Command> = [start, sift, read, fail, complete, giveUp, cancel, retry]
test.each(everyCommandButRequest)("$_tag is refused when no extraction was requested", (command) =>
  given().when(command).refuses({ because: "not-found" })
)
test("the list above names every command", () =>
  expect(["RequestExtraction", ...everyCommandButRequest.map(({ _tag }) => _tag)].sort()).toEqual(
    Object.keys(Command.cases).sort()
  ))
