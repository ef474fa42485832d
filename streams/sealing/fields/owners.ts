import { eventsOf, type TrackerEvent } from "../../commit/events.ts"
import { type Kind, kinds, partsOf, type Subject } from "../../commit/subjects.ts"
import { personalFields } from "./personalFields.ts"

// The events of a kind have the schema of that kind, which the type of a record cannot say.
const walks = Object.fromEntries(kinds.map((kind) => [kind, personalFields(eventsOf[kind])])) as Record<
  Kind,
  ReturnType<typeof personalFields>
>

/** Adds the owners of an event's personal texts to `owners`. */
export const addOwners = (kind: Kind, event: TrackerEvent, owners: Set<string>): void => {
  walks[kind](event._tag)({ ...event }, (value, owner) => {
    owners.add(owner)
    return value
  })
}

/** The owners of the personal texts in the events of one commit: sorted, separated by spaces; empty when there are none. */
export type Owners = string

export const ownersOfEvents = (subject: Subject, events: ReadonlyArray<TrackerEvent>): Owners => {
  const { kind } = partsOf(subject)
  const owners = new Set<string>()
  for (const event of events) addOwners(kind, event, owners)
  return owners.size < 2 ? ([...owners][0] ?? "") : [...owners].toSorted().join(" ")
}
