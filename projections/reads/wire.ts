/** Table rows to what a reader is given: the key is `id`, and inner bookkeeping stays inside. */
import type {
  ActorId,
  AtomId,
  ChatId,
  ExtractionId,
  MessageId,
  ProposalId,
  ProviderId,
  RunId,
  TaskId,
  TopicId
} from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { Activity } from "../models/activity.ts"
import type { Atom } from "../models/knowledge/atoms.ts"
import type { Proposal } from "../models/knowledge/proposals.ts"
import type { Provider } from "../models/knowledge/providers.ts"
import type { Extraction } from "../models/knowledge/reading/extractions.ts"
import type { Reading } from "../models/knowledge/reading/readings.ts"
import type { Run } from "../models/knowledge/reading/runs.ts"
import type { Topic } from "../models/knowledge/topics.ts"
import type { Message } from "../models/messages.ts"
import type { Person } from "../models/people.ts"
import type { Task } from "../models/tasks.ts"

type Keyed<Row, Id = string> = Row & { readonly id: Id; readonly seq: number }
/** The fields of a row that clients never see. */
const inner = {
  tasks: ["spoken", "guessed", "grounds"],
  people: ["audience"],
  proposals: ["kind", "proposed", "score"],
  atoms: ["failedIn"],
  extractions: ["audiences"],
  runs: ["audiences", "settled"],
  readings: ["attempt", "id"]
} as const
type Inner = typeof inner
type Outward<Row, View extends keyof Inner> = Omit<Row, Inner[View][number]>

export type TaskOut = Keyed<Outward<Task, "tasks">, TaskId>
export type MessageOut = Keyed<Message, MessageId>
export type PersonOut = Keyed<Person, ActorId>
export type ActivityOut = Keyed<Activity> & { readonly audience: Audience }
export type ProposalOut = Keyed<Outward<Proposal, "proposals">, ProposalId>
export type TopicOut = Keyed<Topic, TopicId>
export type AtomOut = Keyed<Outward<Atom, "atoms">, AtomId>
export type ExtractionOut = Keyed<Outward<Extraction, "extractions">, ExtractionId>
export type RunOut = Keyed<Outward<Run, "runs">, RunId>
export type ProviderOut = Keyed<Provider, ProviderId>
export type ReadingOut = Outward<Reading, "readings"> & { readonly message: MessageId; readonly seq: number }
/** A chat, with how many of its messages the asker may read, and how many of these nobody has looked at yet. */
export interface ChatOut {
  readonly id: ChatId
  readonly title: string
  readonly messages: number
  readonly unread: number
}

const hiddenIn: { readonly [view: string]: ReadonlyArray<string> } = inner

export const outward = (view: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const hidden = hiddenIn[view]
  return hidden === undefined
    ? row
    : Object.fromEntries(Object.entries(row).filter(([field]) => !hidden.includes(field)))
}
