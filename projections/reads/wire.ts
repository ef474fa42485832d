/** Table rows to what a reader is given: the key is `id`, and inner bookkeeping stays inside. */
import type { ActorId, MessageId, TaskId } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { Activity } from "../models/activity.ts"
import type { Message } from "../models/messages.ts"
import type { Person } from "../models/people.ts"
import type { Task } from "../models/tasks.ts"

type Keyed<Row, Id = string> = Row & { readonly id: Id; readonly seq: number }
export type TaskOut = Keyed<Omit<Task, "spoken">, TaskId>
export type MessageOut = Keyed<Message, MessageId>
export type PersonOut = Keyed<Person, ActorId>
export type ActivityOut = Keyed<Activity> & { readonly audience: Audience }

/** The fields of a row that clients never see. */
const inner: { readonly [view: string]: ReadonlyArray<string> } = { tasks: ["spoken"], people: ["audience"] }

export const outward = (view: string, row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const hidden = inner[view]
  return hidden === undefined
    ? row
    : Object.fromEntries(Object.entries(row).filter(([field]) => !hidden.includes(field)))
}
