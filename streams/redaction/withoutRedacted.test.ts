import { expect, test } from "vitest"
import { ada } from "../../domain/kit/people.ts"
import { redacted } from "../../domain/text/personal.ts"
import { team } from "../../domain/values.ts"
import type { Event } from "../../domain/message/message.ts"
import { subjectOf } from "../commit/subjects.ts"
import type { Commit } from "../commit/envelope.ts"
import { withoutRedacted } from "./withoutRedacted.ts"

const received: Event = {
  _tag: "MessageReceived",
  source: "telegram",
  chat: null,
  author: ada,
  text: "the plan",
  sentAt: "2026-11-24T09:00:00Z",
  replyTo: null,
  thread: null,
  audience: team,
  files: '[{"kind":"file","id":"file-of-the-plan"}]'
}
const commit = (id: string): Commit => ({
  subject: subjectOf("message", id),
  seq: 3,
  command: "command0",
  digest: "digest",
  at: "2026-11-24T09:00:00Z",
  actor: ada,
  causation: null,
  correlation: "command0",
  events: [received],
  witness: "witness",
  continues: false
})
const known = {
  get: (message: string) =>
    message === "said0000" ? { author: ada, position: 9, isErased: false, proposals: [] } : null,
  authorsIn: () => [],
  note: () => {},
  noteProposals: () => {}
}

test("a redacted message has neither its words nor the places of its files; another one has both", () => {
  const { files: _, ...rest } = received
  expect(withoutRedacted(known, commit("said0000"))).toEqual({
    ...commit("said0000"),
    events: [{ ...rest, text: redacted }]
  })
  const other = commit("said0001")
  expect(withoutRedacted(known, other)).toBe(other)
})
