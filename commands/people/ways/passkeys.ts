/** Passkeys and recovery codes of a person. */
import { Effect } from "effect"
import { type ActorId, type PersonId, personActor } from "../../../domain/ids.ts"
import type { Event } from "../../../domain/person/person.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { CommandBus } from "../../commandBus.ts"
import type { Command } from "../../../domain/person/person.ts"
import { inRightsOrder } from "../rightsOrder.ts"
import { requireAnotherWay } from "./lastWay.ts"
import { presentPerson, waysOf } from "./presentPerson.ts"

type Added = Extract<Event, { readonly _tag: "PasskeyAdded" }>

/** Sends a command of a person about itself. */
const sendAsSelf = Effect.fnUntraced(function* (id: PersonId, command: Command, key: string) {
  const request = { actor: personActor(id), key: `${key} ${id}` }
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("person", id), command })
})

/** The passkeys of one person, with their keys. Those of a merged person sign the survivor in. */
export const passkeysOf = Effect.fnUntraced(function* (id: PersonId) {
  const state = yield* presentPerson(id)
  if (state.is !== "present" && state.is !== "merged") return []
  const present = new Set(state.ways.passkeys.map(({ passkey }) => passkey))
  const commits = yield* (yield* EventStore).load(subjectOf("person", id))
  const added = commits
    .flatMap(({ events }) => events)
    .filter((event): event is Added => event._tag === "PasskeyAdded" && present.has(event.passkey))
  // A passkey that was removed and added again has two events; the last one counts.
  return [...new Map(added.map((each) => [each.passkey, each])).values()]
})

export const addPasskey = Effect.fnUntraced(function* (
  id: PersonId,
  name: string,
  given: { readonly id: string; readonly publicKey: string; readonly counter: number },
  key: string
) {
  const passkey = (yield* NaturalKeys).idFor("passkey", given.id)
  const { publicKey, counter } = given
  const what = { person: personActor(id), passkey, name, credential: given.id, publicKey, counter }
  yield* sendAsSelf(id, { _tag: "AddPasskey", ...what }, key)
  return passkey
})

/** The id of the passkey with this credential; null when the person has none. */
export const heldPasskey = Effect.fnUntraced(function* (id: PersonId, credential: string) {
  const passkey = (yield* NaturalKeys).idFor("passkey", credential)
  const held = yield* waysOf(id)
  return held.some(({ ways }) => ways.passkeys.some((each) => each.passkey === passkey)) ? passkey : null
})

/** The person whose stream has a passkey: `id`, or one who was merged into `id`. */
const holderOf = Effect.fnUntraced(function* (id: PersonId, passkey: string) {
  const held = yield* waysOf(id)
  return held.find(({ ways }) => ways.passkeys.some((each) => each.passkey === passkey))?.person ?? id
})

export const renamePasskey = Effect.fnUntraced(function* (id: PersonId, passkey: string, name: string, key: string) {
  const holder = yield* holderOf(id, passkey)
  return yield* sendAsSelf(holder, { _tag: "RenamePasskey", person: personActor(holder), passkey, name }, key)
})

/**
 * Removes a passkey of a person. The actor is the person, or an administrator with at least the person's role. Records nothing
 * when the passkey is not there, so a retry is safe. Refused `last-way` for the last sign-in method.
 */
export const removePasskey = Effect.fnUntraced(function* (actor: ActorId, id: PersonId, passkey: string, key: string) {
  const holder = yield* holderOf(id, passkey)
  const decide = Effect.gen(function* () {
    const held = yield* waysOf(id)
    const isHeld = held.some(({ ways }) => ways.passkeys.some((each) => each.passkey === passkey))
    if (isHeld) yield* requireAnotherWay(held)
    return [{ subject: subjectOf("person", holder), command: { _tag: "RemovePasskey", passkey } }] as const
  })
  // The survivor of a merge acts as the merged person on that person's stream.
  const by = actor === personActor(id) ? personActor(holder) : actor
  return yield* inRightsOrder({ actor: by, key: `${key} ${holder}` }, decide)
})

/** Records the counter. Refused `counter-behind` when it did not rise, and `not-found` when the passkey was removed. */
export const usePasskey = (id: PersonId, passkey: string, counter: number, key: string) =>
  sendAsSelf(id, { _tag: "UsePasskey", passkey, counter }, key)

/** Replaces the recovery codes of a person. `hashes`: of the new ones. */
export const makeRecoveryCodes = (id: PersonId, hashes: ReadonlyArray<string>, key: string) =>
  sendAsSelf(id, { _tag: "MakeRecoveryCodes", hashes }, key)

/** Refused `code-unknown` for a code that does not exist or was used. */
export const useRecoveryCode = (id: PersonId, hash: string, key: string) =>
  sendAsSelf(id, { _tag: "UseRecoveryCode", hash }, key)
