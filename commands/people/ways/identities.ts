/**
 * Accounts of an identity provider. Each account belongs to one person at most: the slot of the account is taken in the batch
 * that links it. A person may have several accounts.
 */
import { Effect } from "effect"
import { type ActorId, PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import { PersonRefused } from "../../../domain/person/person.ts"
import type { Ways } from "../../../domain/person/ways.ts"
import type { Role } from "../../../domain/values.ts"
import { partsOf, type Subject, subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Step } from "../../commandBus.ts"
import { inRightsOrder } from "../rightsOrder.ts"
import { requireAnotherWay } from "./lastWay.ts"
import { continuing, presentPerson, waysOf } from "./presentPerson.ts"

/** The reactor that has checked the provider's answer. */
const signIn = reactorActor("sign-in")

export interface Account {
  /** The address of the provider. */
  readonly issuer: string
  /** The provider's own id of the person. */
  readonly subject: string
}

/** The keyed hash of an account. The log has no other trace of it. */
export const identityOf = ({ issuer, subject }: Account) =>
  Effect.map(NaturalKeys, (keys) => keys.idFor("identity", issuer, subject))

const slotOf = (identity: string) => subjectOf("slot", `identity-${identity}`)

/** The last holder of the slot; null when it is free. */
const holderOf = Effect.fnUntraced(function* (identity: string) {
  const commits = yield* (yield* EventStore).load(slotOf(identity))
  const last = commits.at(-1)?.events.at(-1)
  return last?._tag === "SlotTaken" ? (last.holder as Subject) : null
})

/** The person of an account; null when it has none. `left`: true when the person is no longer on the team. */
export const personOfAccount = Effect.fnUntraced(function* (account: Account) {
  const identity = yield* identityOf(account)
  const holder = yield* holderOf(identity)
  if (holder === null) return null
  const id = PersonId.make(partsOf(holder).id)
  const state = yield* presentPerson(id)
  if (state.is !== "present" && state.is !== "merged") return { id, left: true }
  // An account that was linked in an earlier membership does not sign in to the new one.
  if (!state.ways.identities.some((each) => each.identity === identity)) return null
  return yield* continuing(id)
})

/** Links an account with a person. Refused `linked-already` when it belongs to another present person. */
export const linkAccount = Effect.fnUntraced(function* (id: PersonId, account: Account, key: string) {
  const steps = yield* linkingSteps(id, account)
  return yield* (yield* CommandBus).send({ actor: signIn, key: `link ${id} ${key}` }, ...steps)
})

const linkingSteps = Effect.fnUntraced(function* (id: PersonId, account: Account) {
  const identity = yield* identityOf(account)
  const holder = yield* holderOf(identity)
  const subject = subjectOf("person", id)
  if (holder !== null && holder !== subject) {
    const other = PersonId.make(partsOf(holder).id)
    const [held] = yield* waysOf(other)
    const keeps = held?.ways.identities.some((each) => each.identity === identity) ?? false
    const present = keeps ? yield* continuing(other) : null
    // The survivor of a merge may link the account again.
    if (present !== null && present.id !== id) return yield* new PersonRefused({ because: "linked-already" })
  }
  const link = {
    subject,
    command: { _tag: "LinkIdentity", identity, provider: new URL(account.issuer).host }
  } as const satisfies Step
  const take: Step = { subject: slotOf(identity), command: { _tag: "PassSlot", from: holder, to: subject } }
  return [link, take] as const
})

/**
 * Unlinks an account of a person. `actor`: an administrator, or the reactor `sign-in` for the person itself. Records nothing when
 * the account is not linked, so a retry is safe. Refused `last-way` for the last sign-in method.
 */
export const unlinkAccount = (id: PersonId, identity: string, key: string, actor: ActorId = signIn) => {
  const has = (ways: Ways) => ways.identities.some((each) => each.identity === identity)
  const decide = Effect.gen(function* () {
    const held = yield* waysOf(id)
    const holder = held.find(({ ways }) => has(ways))
    const subject = subjectOf("person", holder?.person ?? id)
    const unlink: Step = { subject, command: { _tag: "UnlinkIdentity", identity } }
    if (holder === undefined) return [unlink] as const
    yield* requireAnotherWay(held)
    return [unlink, { subject: slotOf(identity), command: { _tag: "ReleaseSlot", holder: subject } }] as const
  })
  return inRightsOrder({ actor, key: `unlink ${id} ${key}` }, decide)
}

/**
 * Makes a person whom the join rule admits a member. Two sign-ins at the same moment make one person, so a retry is safe.
 * Refused `left` or `forgotten` for a person who was removed: only an administrator may let such a person in again.
 */
export const joinByAccount = Effect.fnUntraced(function* (account: Account, name: string, role: Role, key: string) {
  const identity = yield* identityOf(account)
  const id = PersonId.make((yield* NaturalKeys).idFor("person-of-identity", identity))
  const actor = personActor(id)
  const decide = Effect.gen(function* () {
    const state = yield* presentPerson(id)
    if (state.is === "left" || state.is === "forgotten") return yield* new PersonRefused({ because: state.is })
    const [link, take] = yield* linkingSteps(id, account)
    const { _tag: _, ...linked } = link.command
    const command = { _tag: "JoinPerson", person: actor, name, handle: null, role, account: linked } as const
    return [{ subject: link.subject, command, asked: { role } }, take] as const
  })
  yield* inRightsOrder({ actor: signIn, key: `join ${key}` }, decide)
  return actor
})
