/** The people as administrators see them: sign-in methods, which they may end, last use, open tasks and words in chats. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { Principals } from "../../../../commands/principals.ts"
import { unlinkAccount } from "../../../../commands/people/ways/identities.ts"
import { removePasskey } from "../../../../commands/people/ways/passkeys.ts"
import { waysOf } from "../../../../commands/people/ways/presentPerson.ts"
import { type ActorId, personActor, PersonId, personOf } from "../../../../domain/ids.ts"
import { WayKey } from "../../../../domain/person/ways.ts"
import { atLeast } from "../../../../domain/roles.ts"
import { MemberShown, WaysShown } from "../../../contract/team.ts"
import { idempotencyKey } from "../../api/keys/idempotencyKey.ts"
import { group, restOperation } from "../../api/operation.ts"
import { type Access, read } from "../../api/readOperations.ts"
import { commandHeaders, Id } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems, NotAllowed, NotFound, Unavailable } from "../../problems/problems.ts"
import { sessionsUnavailable } from "../../signIn/beginSession.ts"
import { Caller } from "../../signIn/caller.ts"
import { SignIn } from "../../signIn/signIn.ts"

/** The last use by each actor, in milliseconds of Unix time, and the number of its open sessions. */
const lastSeen = Effect.fnUntraced(function* () {
  const signIn = yield* SignIn
  const sessions = yield* signIn.sessions(null)
  const seen = new Map<string, number>(yield* signIn.lastUses)
  for (const { actor, seen: at } of sessions) seen.set(actor, Math.max(at, seen.get(actor) ?? 0))
  const open = new Map<string, number>()
  for (const { actor } of sessions) open.set(actor, (open.get(actor) ?? 0) + 1)
  return { seen, open }
})

/** The people whom the caller may see, without those who were merged. */
const visiblePeople = Effect.fnUntraced(function* ({ reads, audiences }: Access) {
  const all = (yield* reads.people).filter(({ id, mergedInto }) => mergedInto === null && personOf(id) !== null)
  const closed = yield* reads.closed(all.map(({ id }) => id))
  return all.filter(({ id }) => closed.get(id)?.some((audience) => audiences.includes(audience)) ?? true)
})

const noWays = { telegram: false, passkeys: 0, accounts: 0, codes: 0 }

const listMembers = Effect.fnUntraced(function* (access: Access) {
  const { reads, audiences } = access
  const principals = yield* Principals
  const { actor } = yield* Caller
  const own = principals.roleOf(actor)
  const people = yield* visiblePeople(access)
  const known = people.filter(({ role }) => role === null).map(({ id }) => id)
  const [ways, tasks, spoken, { seen, open }] = yield* Effect.all([
    reads.ways,
    reads.openTasks(audiences),
    reads.spoken(audiences, known),
    lastSeen().pipe(Effect.mapError(sessionsUnavailable))
  ])
  return people.map(({ id, name, handle, role, left }): typeof MemberShown.Type => {
    const words = spoken.get(id)
    // Sessions and sign-in methods of a person with a higher role are not for the caller.
    const isManaged = role === null || atLeast(own, role)
    const at = seen.get(id)
    return {
      id,
      name,
      handle,
      role,
      left,
      ways: isManaged ? (ways.get(personOf(id) ?? "") ?? noWays) : null,
      seenAt: isManaged && at !== undefined ? new Date(at).toISOString() : null,
      sessions: isManaged ? (open.get(id) ?? 0) : null,
      openTasks: tasks.get(id) ?? 0,
      messages: words?.messages ?? 0,
      lastMessageAt: words?.last ?? null,
      chats: words?.chats ?? []
    }
  })
})

const waysUnavailable = () =>
  new Unavailable({ detail: "The sign-in methods of this person cannot be read now. Try again in a moment." })
const noSuchPerson = new NotFound({ reason: "not-found", detail: "There is no such person, or you may not see it." })

/** The present person of an id, whom the caller may manage: a person of the same or a lower role. */
const managedPerson = Effect.fnUntraced(function* (id: PersonId) {
  const principals = yield* Principals
  const { actor } = yield* Caller
  const person = principals.survivorOf(personActor(id))
  const their = principals.roleOf(person)
  if (their === null) return yield* noSuchPerson
  if (!atLeast(principals.roleOf(actor), their))
    return yield* new NotAllowed({ reason: "higher-role", detail: "This person has a higher role than you." })
  return personOf(person) ?? id
})

const ofPerson = { id: Id }
const ofWay = { id: Id, way: WayKey }
const removed = { headers: commandHeaders, success: HttpApiSchema.NoContent, error: commandProblems } as const
const lastWay =
  "Only for a person of the same or a lower role. Open sessions stay open. 409 `last-way` for the last sign-in method."

type RemoveWay = typeof removeOne
const removeOne = (actor: ActorId, person: PersonId, way: string, key: string) => removePasskey(actor, person, way, key)
const unlinkOne: RemoveWay = (actor, person, way, key) => unlinkAccount(person, way, key, actor)

const removeWay =
  (remove: RemoveWay) =>
  ({ params, headers }: { readonly params: Schema.Struct<typeof ofWay>["Type"]; readonly headers: KeyHeader }) =>
    Effect.gen(function* () {
      const { actor } = yield* Caller
      const person = yield* managedPerson(PersonId.make(params.id))
      const { key } = yield* idempotencyKey(headers["idempotency-key"])
      yield* remove(actor, person, params.way, key).pipe(Effect.mapError(answerTo))
    })
interface KeyHeader {
  readonly "idempotency-key"?: string
}

export const memberOperations = group("team", {
  list: read(
    "team.list",
    "/team",
    {
      success: Schema.Struct({ items: Schema.Array(MemberShown), seq: Schema.Int }),
      description:
        "The people whom you may see: members, and people who are known from a chat or an import. `ways`, `seenAt` and `sessions` are null for a person with a higher role than yours. `seenAt` is the last use of the page in the last 30 days, to the hour. `openTasks` and `messages` count what you may see; `messages` only for people without a role."
    },
    Effect.fnUntraced(function* (_, access) {
      return { items: yield* listMembers(access), seq: yield* access.reads.seq }
    })
  ),
  ways: read(
    "team.ways",
    "/people/:id/ways",
    {
      params: ofPerson,
      success: WaysShown,
      description: "The sign-in methods of a person of the same or a lower role."
    },
    Effect.fnUntraced(function* ({ params: { id } }) {
      const held = yield* waysOf(yield* managedPerson(PersonId.make(id))).pipe(Effect.mapError(waysUnavailable))
      const all = held.map(({ ways }) => ways)
      return {
        telegram: held.some(({ telegram }) => telegram),
        accounts: all.flatMap(({ identities }) =>
          identities.map(({ identity, provider }) => ({ id: identity, provider }))
        ),
        passkeys: all.flatMap(({ passkeys }) => passkeys.map(({ passkey, name }) => ({ id: passkey, name }))),
        recoveryCodes: all.flatMap(({ recovery }) => recovery).length
      }
    })
  ),
  removePasskey: restOperation(
    "RemovePasskey",
    {
      ...removed,
      method: "POST",
      path: "/people/:id/passkeys/:way/remove",
      params: ofWay,
      description: `Removes a passkey of a person. ${lastWay}`
    },
    removeWay(removeOne)
  ),
  unlink: restOperation(
    "UnlinkIdentity",
    {
      ...removed,
      method: "POST",
      path: "/people/:id/accounts/:way/unlink",
      params: ofWay,
      description: `Unlinks an account of a person. ${lastWay}`
    },
    removeWay(unlinkOne)
  )
})
