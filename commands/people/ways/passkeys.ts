/** Passkeys and recovery codes of a person. */
import { Effect } from "effect"
import { type PersonId, personActor } from "../../../domain/ids.ts"
import type { Event } from "../../../domain/person/person.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { CommandBus } from "../../commandBus.ts"
import type { Command } from "../../../domain/person/person.ts"
import { presentPerson } from "./identities.ts"

type Added = Extract<Event, { readonly _tag: "PasskeyAdded" }>

/** Sends a command of a person about itself. */
const sendAsSelf = Effect.fnUntraced(function* (id: PersonId, command: Command, key: string) {
  const request = { actor: personActor(id), key: `${key} ${id}` }
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("person", id), command })
})

/** The passkeys that sign the person in now, with their keys. */
export const passkeysOf = Effect.fnUntraced(function* (id: PersonId) {
  const state = yield* presentPerson(id)
  if (state.is !== "present") return []
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

export const renamePasskey = (id: PersonId, passkey: string, name: string, key: string) =>
  sendAsSelf(id, { _tag: "RenamePasskey", person: personActor(id), passkey, name }, key)

export const removePasskey = (id: PersonId, passkey: string, key: string) =>
  sendAsSelf(id, { _tag: "RemovePasskey", passkey }, key)

/** Records the counter. Refused `counter-behind` when it did not rise, and `not-found` when the passkey was removed. */
export const usePasskey = (id: PersonId, passkey: string, counter: number, key: string) =>
  sendAsSelf(id, { _tag: "UsePasskey", passkey, counter }, key)

/** Replaces the recovery codes of a person. `hashes`: of the new ones. */
export const makeRecoveryCodes = (id: PersonId, hashes: ReadonlyArray<string>, key: string) =>
  sendAsSelf(id, { _tag: "MakeRecoveryCodes", hashes }, key)

/** Refused `code-unknown` for a code that does not exist or was used. */
export const useRecoveryCode = (id: PersonId, hash: string, key: string) =>
  sendAsSelf(id, { _tag: "UseRecoveryCode", hash }, key)
