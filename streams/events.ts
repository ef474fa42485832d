/** Every event that may stand in the log, by kind. The one list that the codec, the projections and the reactors read. */
import * as access from "../domain/access.ts"
import * as chat from "../domain/chat.ts"
import * as message from "../domain/message.ts"
import * as person from "../domain/person.ts"
import * as slot from "../domain/slot.ts"
import * as task from "../domain/task.ts"
import type { Kind } from "./subjects.ts"

export const eventsOf = {
  task: task.Event,
  message: message.Event,
  person: person.Event,
  chat: chat.Event,
  access: access.Event,
  slot: slot.Event
} satisfies Record<Kind, unknown>

export type TrackerEvent = task.Event | message.Event | person.Event | chat.Event | access.Event | slot.Event
export type Tag = TrackerEvent["_tag"]
export type EventOf<T extends Tag> = Extract<TrackerEvent, { readonly _tag: T }>
