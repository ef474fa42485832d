/** Every event of the log, by kind. The codec, the projections and the reactors use this one list. */
import * as access from "../../domain/access/access.ts"
import * as atom from "../../domain/atom/atom.ts"
import * as chat from "../../domain/chat/chat.ts"
import * as endpoint from "../../domain/endpoint/endpoint.ts"
import * as extraction from "../../domain/extraction/extraction.ts"
import * as message from "../../domain/message/message.ts"
import * as notices from "../../domain/notices/notices.ts"
import * as person from "../../domain/person/person.ts"
import * as projection from "../../domain/projection/projection.ts"
import * as proposal from "../../domain/proposal/proposal.ts"
import * as provider from "../../domain/provider/provider.ts"
import * as run from "../../domain/run/run.ts"
import * as savedViews from "../../domain/savedViews/savedViews.ts"
import * as source from "../../domain/source/source.ts"
import * as slot from "../../domain/slot/slot.ts"
import * as task from "../../domain/task/task.ts"
import * as topic from "../../domain/topic/topic.ts"
import type { Kind } from "./subjects.ts"

export const eventsOf = {
  task: task.Event,
  message: message.Event,
  topic: topic.Event,
  atom: atom.Event,
  proposal: proposal.Event,
  extraction: extraction.Event,
  run: run.Event,
  person: person.Event,
  chat: chat.Event,
  access: access.Event,
  provider: provider.Event,
  projection: projection.Event,
  slot: slot.Event,
  notices: notices.Event,
  views: savedViews.Event,
  endpoint: endpoint.Event,
  source: source.Event
} satisfies Record<Kind, unknown>

export type TrackerEvent =
  | task.Event
  | message.Event
  | topic.Event
  | atom.Event
  | proposal.Event
  | extraction.Event
  | run.Event
  | person.Event
  | chat.Event
  | access.Event
  | provider.Event
  | projection.Event
  | slot.Event
  | notices.Event
  | savedViews.Event
  | endpoint.Event
  | source.Event
export type EventTag = TrackerEvent["_tag"]
export type EventOf<T extends EventTag> = Extract<TrackerEvent, { readonly _tag: T }>
