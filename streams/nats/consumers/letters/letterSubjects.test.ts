import { expect, test } from "vitest"
import { letterDecisionsIn, letterNamed, lettersIn, letterSubject, requestSubject } from "./letterSubjects.ts"

const parked = { consumer: "classify", subject: "evt.task.one00000", seq: 7, why: "Refused", tries: 12 }
let seq = 0
const message = (subject: string, body: object) => ({ subject, seq: ++seq, data: Buffer.from(JSON.stringify(body)) })
const letter = (more: object = {}) =>
  message(letterSubject(parked), { ...parked, at: "2026-11-24T10:00:00.000Z", ...more })
const request = () =>
  message(requestSubject(parked), { seq: 7, tries: 12, by: "person:ann", at: "2026-11-24T10:00:00.000Z" })

test("the last letter of a commit counts", () =>
  expect(lettersIn([letter(), letter({ tries: 13 })])).toMatchObject([
    { id: "classify@7", tries: 13, state: "waiting" }
  ]))

test("a letter of an early version has no time, and is listed", () =>
  expect(lettersIn([message("dlq.classify", parked)])).toMatchObject([{ id: "classify@7" }]))

test("a requested retry shows", () => expect(lettersIn([letter(), request()])).toMatchObject([{ state: "retrying" }]))

test("a request before the last letter was handled, and one after it was not", () => {
  const failedAgain = [letter(), request(), letter({ tries: 13 })]
  expect(lettersIn(failedAgain)).toMatchObject([{ tries: 13, state: "waiting" }])
  expect(lettersIn([...failedAgain, request()])).toMatchObject([{ tries: 13, state: "retrying" }])
})

test("a dropped letter is no longer listed", () =>
  expect(
    lettersIn([letter(), letter({ dropped: { by: "person:ann", because: "old", at: "2026-11-24T10:00:00.000Z" } })])
  ).toEqual([]))

test("decisions are those that no later letter has answered", () => {
  const dropped = { dropped: { by: "person:ann", because: "old", at: "2026-11-24T10:00:00.000Z" } }
  expect(letterDecisionsIn([letter(), request()])).toMatchObject([{ seq: 7, is: "retry", tries: 12 }])
  expect(letterDecisionsIn([letter(), letter(dropped)])).toMatchObject([{ seq: 7, is: "drop" }])
  expect(letterDecisionsIn([letter(), request(), letter({ tries: 13 })])).toEqual([])
  // The stream of the commits was made again, and has another commit at this position.
  expect(letterDecisionsIn([letter(dropped), letter()])).toEqual([])
})

test("a damaged letter is listed by the commit that its subject names, unless an intact one is", () => {
  const garbage = { subject: letterSubject({ ...parked, seq: 8 }), seq: 1, data: Buffer.from("{") }
  expect(lettersIn([garbage, letter()])).toMatchObject([
    { id: "classify@8", why: "the letter is damaged", tries: 0 },
    { id: "classify@7" }
  ])
  expect(lettersIn([letter(), { ...garbage, subject: letterSubject(parked) }])).toMatchObject([
    { id: "classify@7", why: "Refused" }
  ])
})

test("a message whose subject names no commit is listed by its position", () =>
  expect(lettersIn([{ subject: "dlq.some.other.program", seq: 41, data: Buffer.from("{}") }])).toMatchObject([
    { id: "damaged@41", subject: "dlq.some.other.program" }
  ]))

test("an id names a consumer and a position", () => {
  expect(letterNamed("classify@7")).toEqual({ consumer: "classify", seq: 7 })
  expect(["classify", "classify@", "@7", "dlq.>@7", "a b@7"].map(letterNamed)).toEqual([null, null, null, null, null])
})
