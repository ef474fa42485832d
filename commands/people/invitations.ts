/** Invitations: a link with a role that makes one person a member of the team. The log has only the hash of its secret. */
import { Clock, Effect } from "effect"
import { AccessRefused, type Event } from "../../domain/access/access.ts"
import { PersonId, personActor } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { idFrom, sha256 } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { AccessLog } from "../../streams/ports/accessLog.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { inRightsOrder } from "./rightsOrder.ts"

const dayMillis = 24 * 3600 * 1000

/** The secret names its invitation, so no index of hashes is needed. */
const secretOf = (id: string, part: string) => `${id}.${part}`

/**
 * Returns the secret of the link. The same request again gets the first answer; refused `used-already`, `revoked` or
 * `expired` once the link has stopped working.
 */
export const issueInvitation = Effect.fnUntraced(function* (request: Request, id: string, role: Role, days: number) {
  const secret = secretOf(id, (yield* NaturalKeys).secretFor("invitation", id))
  const now = yield* Clock.currentTimeMillis
  const subject = subjectOf("access", id)
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject,
    command: {
      _tag: "IssueInvitation",
      hash: sha256(secret),
      role,
      expiresAt: new Date(now + days * dayMillis).toISOString()
    },
    asked: { role, days }
  })
  const events = (yield* (yield* EventStore).load(subject)).flatMap(({ events }) => events)
  const issued = events.find(isIssued)
  if (issued === undefined) return yield* new AccessRefused({ because: "not-found" })
  if (events.some(({ _tag }) => _tag === "InvitationRevoked")) return yield* new AccessRefused({ because: "revoked" })
  if (events.some(({ _tag }) => _tag === "InvitationUsed")) return yield* new AccessRefused({ because: "used-already" })
  if (Date.parse(issued.expiresAt) < now) return yield* new AccessRefused({ because: "expired" })
  yield* (yield* AccessLog).record({ _tag: "LinkMade", actor: request.actor, way: "invitation", forActor: null })
  return { id, seq, invitation: secret, role: issued.role, expiresAt: issued.expiresAt }
})

export const revokeInvitation = (request: Request, id: string) =>
  Effect.flatMap(CommandBus, (bus) =>
    bus.send(request, { subject: subjectOf("access", id), command: { _tag: "RevokeInvitation" } })
  )

interface Acceptance {
  readonly secret: string
  readonly name: string
  /** Chosen by the browser. A retry with the same key makes the same person, so the invitation is not lost with an answer. */
  readonly key: string
}

/** The invitation of a secret, and the person whom this acceptance makes. Refused `not-found` for a wrong secret. */
const acceptanceOf = Effect.fnUntraced(function* ({ secret, key }: Omit<Acceptance, "name">) {
  const id = secret.split(".")[0] ?? ""
  const subject = subjectOf("access", id)
  const commits = yield* (yield* EventStore).load(subject)
  const issuer = commits[0]?.actor
  const issued = commits[0]?.events.find(isIssued)
  if (issuer === undefined || issued === undefined || issued.hash !== sha256(secret))
    return yield* new AccessRefused({ because: "not-found" })
  const person = PersonId.make(idFrom("person", issuer, "UseInvitation", `${id} ${key}`))
  return { id, subject, commits, issuer, role: issued.role, person, actor: personActor(person) }
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
  const { id, subject, commits, issuer, role, person, actor } = yield* acceptanceOf(given)
  const now = yield* Clock.currentTimeMillis
  const used = commits.find(({ events }) => events.some(({ _tag }) => _tag === "InvitationUsed"))
  if (used !== undefined && now - Date.parse(used.at) > repeatMillis)
    return yield* new AccessRefused({ because: "used-already" })
  const { seq } = yield* inRightsOrder(
    { actor: issuer, key: `accept ${id} ${person}` },
    Effect.succeed([
      { subject, command: { _tag: "UseInvitation", person, at: new Date(now).toISOString() }, asked: { person } },
      {
        subject: subjectOf("person", person),
        command: { _tag: "JoinPerson", person: actor, name: given.name, handle: null, role }
      }
    ] as const)
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

const endsRepeats: ReadonlySet<string> = new Set(["PersonActivated", "PersonLeft", "PersonForgotten"])

const isIssued = (event: { readonly _tag: string }): event is Extract<Event, { readonly _tag: "InvitationIssued" }> =>
  event._tag === "InvitationIssued"
