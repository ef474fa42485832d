import { describe, test } from "vitest"
import { givenFor } from "../kit/given.ts"
import { keepsItsProperties } from "../kit/properties.ts"
import { Command, Event, projection } from "./projection.ts"

const given = givenFor(projection)
const commit = { subject: "evt.task.one00000", seq: 7 }
const because = "written by a test of the newer version"
const retry = (attempt: number): Command => ({ _tag: "RetryCommit", ...commit, attempt })
const skip: Command = { _tag: "SkipCommit", ...commit, because }
const retried = (attempt: number): Event => ({ _tag: "CommitRetried", ...commit, attempt })
const skipped: Event = { _tag: "CommitSkipped", ...commit, because }

describe("a parked commit", () => {
  test("is retried", () => given().when(retry(1)).records(retried(1)))

  test("is retried again with the next attempt", () => given(retried(1)).when(retry(2)).records(retried(2)))

  test("retried twice with one attempt records nothing the second time", () =>
    given(retried(1)).when(retry(1)).recordsNothing())

  test("is skipped, also after retries", () => {
    given().when(skip).records(skipped)
    given(retried(1)).when(skip).records(skipped)
  })

  test("skipped twice records nothing the second time", () => given(skipped).when(skip).recordsNothing())

  test("is not retried after it was skipped", () =>
    given(skipped).when(retry(1)).refuses({ because: "skipped-already" }))

  test("does not change the decision on another commit", () =>
    given(skipped)
      .when({ ...skip, seq: 8 })
      .records({ ...skipped, seq: 8 }))

  keepsItsProperties(projection, { Command, Event })
})
