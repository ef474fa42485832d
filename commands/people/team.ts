/** Changes who is on the team. The team always keeps an owner. */
import { Effect } from "effect"
import { PersonId, personActor } from "../../domain/ids.ts"
import { type Command, PersonRefused } from "../../domain/person/person.ts"
import type { Role } from "../../domain/values.ts"
import { commandIdOf } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { requestFor, retryWhileItChanges } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"

export const grantRole = (request: Request, id: PersonId, role: Role) =>
  role === "owner" ? send(request, id, { _tag: "GrantRole", role }) : lower(request, id, { _tag: "GrantRole", role })

/** Takes the role away. The sessions and the tokens of the person end immediately. */
export const removePerson = (request: Request, id: PersonId) => lower(request, id, { _tag: "LeavePerson" })

const stepOf = (id: PersonId, command: Command): Step => ({ subject: subjectOf("person", id), command })
const send = (request: Request, id: PersonId, command: Command) =>
  Effect.flatMap(CommandBus, (bus) => bus.send(request, stepOf(id, command)))

/** Each removal of an owner changes the holder of this slot, so the log rejects one of two concurrent removals. */
const owners = subjectOf("slot", "owners")

/**
 * A command after which the person may no longer be an owner. Refused `last-owner` when no other owner would remain.
 */
const lower = Effect.fnUntraced(function* (request: Request, id: PersonId, command: Command) {
  const principals = yield* Principals
  const store = yield* EventStore
  const bus = yield* CommandBus
  const actor = personActor(id)
  const asked = requestFor(request, id, command._tag)
  const holder = commandIdOf(request.actor, command._tag, asked.key)

  yield* admit(principals, request.actor, command, subjectOf("person", id))
  const decide = Effect.gen(function* () {
    // Load the slot before the directory: a removal that the directory lacks then has a later position in the slot.
    const commits = yield* store.load(owners)
    yield* principals.current
    if (principals.roleOf(actor) !== "owner") return { on: 0, outcome: bus.send(asked, stepOf(id, command)) }
    if (!principals.owners().some((owner) => owner !== actor))
      return yield* new PersonRefused({ because: "last-owner" })
    const last = commits.at(-1)?.events.at(-1)
    const from = last?._tag === "SlotTaken" ? last.holder : null
    const pass: Step = { subject: owners, command: { _tag: "PassSlot", from, to: holder }, asked: { to: holder } }
    return { on: commits.at(-1)?.seq ?? 0, outcome: bus.send(asked, stepOf(id, command), pass) }
  })
  return yield* retryWhileItChanges(
    Effect.map(store.load(owners), (commits) => commits.at(-1)?.seq ?? 0),
    decide
  )
})
