/** Invitations: a link with a role that makes one person a member of the team. The log has only the hash of its secret. */
import { Clock, Effect } from "effect"
import { AccessRefused, type Event } from "../../domain/access/access.ts"
import { type ActorId, PersonId, personActor } from "../../domain/ids.ts"
import { PersonRefused } from "../../domain/person/person.ts"
import { atLeast } from "../../domain/roles.ts"
import type { Role } from "../../domain/values.ts"
import { idFrom, sha256 } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { AccessLog } from "../../streams/ports/accessLog.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { Forbidden } from "../errors.ts"
import { stateIn } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"
import { inRightsOrder } from "./rightsOrder.ts"

const dayMillis = 24 * 3600 * 1000

/** The secret names its invitation, so no index of hashes is needed. */
const secretOf = (id: string, part: string) => `${id}.${part}`

/**
 * Returns the secret of the link. The same request again gets the first answer; refused `used-already`, `revoked` or
 * `expired` once the link has stopped working. `as`: the known person whom the link lets in; refused `on-the-team` when the
 * person has a role, because the link would then sign another person in as that one.
 */
export const issueInvitation = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  role: Role,
  days: number,
  as: PersonId | null = null
) {
  if (as !== null) yield* knownInvitee(as)
  const secret = secretOf(id, (yield* NaturalKeys).secretFor("invitation", id))
  const now = yield* Clock.currentTimeMillis
  const subject = subjectOf("access", id)
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject,
    command: {
      _tag: "IssueInvitation",
      hash: sha256(secret),
      role,
      expiresAt: new Date(now + days * dayMillis).toISOString(),
      ...(as === null ? {} : { as })
    },
    asked: { role, days, ...(as === null ? {} : { as }) }
  })
  const events = (yield* (yield* EventStore).load(subject)).flatMap(({ events }) => events)
  const issued = events.find(isIssued)
  if (issued === undefined) return yield* new AccessRefused({ because: "not-found" })
  yield* requireWorking(events, issued, now)
  yield* (yield* AccessLog).record({ _tag: "LinkMade", actor: request.actor, way: "invitation", forActor: null })
  return { id, seq, invitation: secret, role: issued.role, expiresAt: issued.expiresAt }
})

/** The commits of an invitation. Fails `higher-person` when it is from a person with a higher role, or grants a higher role. */
const managedInvitation = Effect.fnUntraced(function* (actor: ActorId, id: string) {
  const commits = yield* (yield* EventStore).load(subjectOf("access", id))
  const [first] = commits
  const issued = first?.events.find(isIssued)
  const { roleOf } = yield* Principals
  const role = roleOf(actor)
  const theirs = [issued?.role ?? null, first === undefined ? null : roleOf(first.actor)]
  if (issued !== undefined && theirs.some((their) => their !== null && !atLeast(role, their)))
    return yield* new Forbidden({ command: "RevokeInvitation", role, least: "admin", because: "higher-person" })
  return { commits, issued }
})

/** Refused `higher-person` when the invitation is from a person with a higher role, or grants a higher role. */
export const revokeInvitation = Effect.fnUntraced(function* (request: Request, id: string) {
  yield* managedInvitation(request.actor, id)
  const subject = subjectOf("access", id)
  return yield* (yield* CommandBus).send(request, { subject, command: { _tag: "RevokeInvitation" } })
})

/**
 * The secret of an invitation again, for those who may revoke it. Refused `not-found`, and `used-already`, `revoked` or `expired`
 * once the link has stopped working.
 */
export const invitationLink = Effect.fnUntraced(function* (actor: ActorId, id: string) {
  const { commits, issued } = yield* managedInvitation(actor, id)
  if (issued === undefined) return yield* new AccessRefused({ because: "not-found" })
  yield* requireWorking(
    commits.flatMap(({ events }) => events),
    issued,
    yield* Clock.currentTimeMillis
  )
  yield* (yield* AccessLog).record({ _tag: "LinkMade", actor, way: "invitation", forActor: null })
  return secretOf(id, (yield* NaturalKeys).secretFor("invitation", id))
})

const requireWorking = Effect.fnUntraced(function* (
  events: ReadonlyArray<{ readonly _tag: string }>,
  { expiresAt }: Issued,
  now: number
) {
  const has = (tag: string) => events.some(({ _tag }) => _tag === tag)
  if (has("InvitationRevoked")) return yield* new AccessRefused({ because: "revoked" })
  if (has("InvitationUsed")) return yield* new AccessRefused({ because: "used-already" })
  if (Date.parse(expiresAt) < now) return yield* new AccessRefused({ because: "expired" })
})

/**
 * The name of a person who can be invited as themselves: known, and without a role, because a link must never let anyone into
 * an account. Null for a person who has left, and who joins again with a new name.
 */
export const knownInvitee = Effect.fnUntraced(function* (person: PersonId) {
  const state = stateIn("person", yield* (yield* EventStore).load(subjectOf("person", person)))
  if (state.is === "absent") return yield* new PersonRefused({ because: "not-found" })
  if (state.is === "forgotten") return yield* new PersonRefused({ because: "forgotten" })
  if (state.is === "merged") return yield* new PersonRefused({ because: "person-merged" })
  if (state.is === "present" && state.role !== null) return yield* new PersonRefused({ because: "on-the-team" })
  return state.is === "present" ? state.name : null
})

interface Acceptance {
  readonly secret: string
  readonly name: string
  /** Chosen by the browser. A retry with the same key makes the same person, so the invitation is not lost with an answer. */
  readonly key: string
}

/** The invitation of a secret. Refused `not-found` for a wrong secret. */
export const invitationOf = Effect.fnUntraced(function* (secret: string) {
  const id = secret.split(".")[0] ?? ""
  const subject = subjectOf("access", id)
  const commits = yield* (yield* EventStore).load(subject)
  const issuer = commits[0]?.actor
  const issued = commits[0]?.events.find(isIssued)
  if (issuer === undefined || issued === undefined || issued.hash !== sha256(secret))
    return yield* new AccessRefused({ because: "not-found" })
  return { id, subject, commits, issuer, issued }
})

/** The invitation of a secret, and the person whom this acceptance makes or lets in. Refused `not-found` for a wrong secret. */
const acceptanceOf = Effect.fnUntraced(function* ({ secret, key }: Omit<Acceptance, "name">) {
  const found = yield* invitationOf(secret)
  const { id, issuer, issued } = found
  const person = issued.as ?? PersonId.make(idFrom("person", issuer, "UseInvitation", `${id} ${key}`))
  return { ...found, person, actor: personActor(person) }
})

/** The person whom an acceptance makes, or has made. Changes nothing. */
export const inviteeOf = (given: Omit<Acceptance, "name">) => Effect.map(acceptanceOf(given), ({ actor }) => actor)

/** A lost answer is given again for this time after the acceptance. Later, the secret and the key no longer sign in. */
const repeatMillis = 10 * 60 * 1000

/**
 * Makes the person and grants the role, with the present rights of the issuer. Returns the person, and the secret of the one
 * session that this acceptance opens. `mayOpen`: false when the person has signed in or left since, so that only a session
 * that is still open may be used.
 *
 * Refused `not-found` for a wrong secret, `used-already`, `expired` or `revoked`.
 */
export const acceptInvitation = Effect.fnUntraced(function* (given: Acceptance) {
  const { id, subject, commits, issuer, issued, person, actor } = yield* acceptanceOf(given)
  const now = yield* Clock.currentTimeMillis
  const used = commits.find(({ events }) => events.some(({ _tag }) => _tag === "InvitationUsed"))
  if (used !== undefined && now - Date.parse(used.at) > repeatMillis)
    return yield* new AccessRefused({ because: "used-already" })
  const use: Step = {
    subject,
    command: { _tag: "UseInvitation", person, at: new Date(now).toISOString() },
    asked: { person }
  }
  const { seq } = yield* inRightsOrder(
    // The person who accepts is the doer, and the invitation is the cause; its issuer's rights decide.
    {
      actor,
      authority: issuer,
      key: `accept ${id} ${person}`,
      causation: `${subject}@${commits[0]?.seq ?? 0}`
    },
    Effect.map(joinAs(person, given.name, issued, used !== undefined), (join) => [use, join] as const)
  )
  // Read the log: another process may have signed the person in, and the directory of this one may lag.
  const since = yield* (yield* EventStore).load(subjectOf("person", person))
  return {
    actor,
    seq,
    session: (yield* NaturalKeys).secretFor("invitation-session", id, given.key),
    mayOpen: !since.some(({ events }) => events.some(({ _tag }) => endsRepeats.has(_tag)))
  }
})

/** A known person keeps the name and gets the role; a new one, or one who has left, joins with both. */
const joinAs = Effect.fnUntraced(function* (
  person: PersonId,
  name: string,
  { role, as }: Pick<Issued, "role" | "as">,
  isRepeat: boolean
) {
  const subject = subjectOf("person", person)
  const known = as === undefined || isRepeat ? null : yield* knownInvitee(as)
  const join = { _tag: "JoinPerson", person: personActor(person), name, handle: null, role } as const
  // A retry may bring another name: only the first one counts.
  return {
    subject,
    command: known === null ? join : ({ _tag: "GrantRole", role } as const),
    asked: { role }
  } satisfies Step
})

const endsRepeats: ReadonlySet<string> = new Set(["PersonActivated", "PersonLeft", "PersonForgotten"])

type Issued = Extract<Event, { readonly _tag: "InvitationIssued" }>
const isIssued = (event: { readonly _tag: string }): event is Issued => event._tag === "InvitationIssued"
