/** Messages and questions for tests, with neutral values for the fields that a test does not need. */
import type { ExtractInput, KnownItem, WindowMessage } from "../distillation.ts"

const at = "2026-11-24T09:30:00Z"

export const saidInWindow = (text: string, fields: Partial<WindowMessage> = {}): WindowMessage => ({
  author: "A",
  text,
  at,
  replyTo: null,
  context: false,
  from: null,
  ...fields
})

export const knownItem = (text: string, fields: Partial<KnownItem> = {}): KnownItem => ({
  type: "decision",
  text,
  at,
  status: "open",
  ...fields
})

/** A window without context. `now` is the time of its last message. */
export const extractionOf = (
  messages: ReadonlyArray<WindowMessage>,
  fields: Partial<ExtractInput> = {}
): ExtractInput => ({
  messages,
  topics: [],
  atoms: [],
  precedents: [],
  people: [],
  chat: null,
  now: messages.at(-1)?.at ?? at,
  zone: "UTC",
  ...fields
})
