/** Invitations: a link with a role that makes one person a member of the team. The log has only the hash of its secret. */
import { Clock, Effect } from "effect"
import { AccessRefused, type Event } from "../../domain/access/access.ts"
import { PersonId, personActor } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { idFrom, sha256 } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { inRightsOrder } from "./rightsOrder.ts"

const dayMillis = 24 * 3600 * 1000

/** The secret names its invitation, so no index of hashes is needed. */
const secretOf = (id: string, part: string) => `${id}.${part}`

/** Returns the secret of the link. The same request again returns the same secret. */
export const issueInvitation = Effect.fnUntraced(function* (request: Request, id: string, role: Role, days: number) {
  const secret = secretOf(id, (yield* NaturalKeys).secretFor("invitation", id))
  const expiresAt = new Date((yield* Clock.currentTimeMillis) + days * dayMillis).toISOString()
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject: subjectOf("access", id),
    command: { _tag: "IssueInvitation", hash: sha256(secret), role, expiresAt },
    asked: { role, days }
  })
  return { id, seq, invitation: secret, role, expiresAt }
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

/**
 * Makes the person and grants the role, with the present rights of the issuer. Returns the person.
 *
 * Refused `not-found` for a wrong secret, `used-already`, `expired` or `revoked`.
 */
export const acceptInvitation = Effect.fnUntraced(function* ({ secret, name, key }: Acceptance) {
  const id = secret.split(".")[0] ?? ""
  const subject = subjectOf("access", id)
  const commits = yield* (yield* EventStore).load(subject)
  const issuer = commits[0]?.actor
  const issued = commits[0]?.events.find(isIssued)
  if (issuer === undefined || issued === undefined || issued.hash !== sha256(secret))
    return yield* new AccessRefused({ because: "not-found" })
  const person = PersonId.make(idFrom("person", issuer, "UseInvitation", `${id} ${key}`))
  const actor = personActor(person)
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  const { seq } = yield* inRightsOrder(
    { actor: issuer, key: `accept ${id} ${person}` },
    Effect.succeed([
      { subject, command: { _tag: "UseInvitation", person, at }, asked: { person } },
      {
        subject: subjectOf("person", person),
        command: { _tag: "JoinPerson", person: actor, name, handle: null, role: issued.role }
      }
    ] as const)
  )
  return { actor, seq }
})

const isIssued = (event: { readonly _tag: string }): event is Extract<Event, { readonly _tag: "InvitationIssued" }> =>
  event._tag === "InvitationIssued"
