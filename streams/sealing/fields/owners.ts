import { eventsOf, type TrackerEvent } from "../../commit/events.ts"
import { type Kind, kinds } from "../../commit/subjects.ts"
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
