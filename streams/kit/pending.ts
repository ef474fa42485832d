/** Commits that tests append. */
import { plainMessage } from "../../domain/kit/samples.ts"
import type { Pending } from "../ports/eventStore.ts"
import { type Subject, subjectOf } from "../commit/subjects.ts"
import { ada } from "../../domain/kit/people.ts"

export const pending = (subject: Subject, expected: number, ...events: Pending["events"]): Pending => ({
  subject,
  expected,
  command: `${subject} ${expected}`,
  digest: "d",
  at: "2026-11-24T10:00:00.000Z",
  actor: ada,
  causation: null,
  correlation: "c",
  traceparent: null,
  events
})

/** The first message of Ada. */
export const messageReceived = (id: string, text: string): Pending =>
  pending(subjectOf("message", id), 0, { _tag: "MessageReceived", ...plainMessage(ada, text) })
