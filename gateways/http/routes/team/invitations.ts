/** Invitations: links that each make one person a member of the team. */
import { Effect, Schema } from "effect"
import {
  acceptInvitation,
  invitationLink,
  inviteeOf,
  issueInvitation,
  revokeInvitation
} from "../../../../commands/people/invitations.ts"
import { AccessRefused, Command, defaultInvitationDays, mostInvitationDays } from "../../../../domain/access/access.ts"
import { PersonId, TokenId } from "../../../../domain/ids.ts"
import { Name } from "../../../../domain/person/person.ts"
import { Role } from "../../../../domain/values.ts"
import { lookAtInvitation } from "../../../../commands/people/look.ts"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"
import { InvitationRow, Session } from "../../../contract.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { createdId, idempotencyKey } from "../../api/keys/idempotencyKey.ts"
import { restOperation } from "../../api/operation.ts"
import { byId, placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { requestCommand } from "../../api/requestCommand.ts"
import { commandHeaders, noFields } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems, Unauthorized } from "../../problems/problems.ts"
import { orNamesUnavailable, requireFreeName } from "../../signIn/people/freeName.ts"
import { Caller } from "../../signIn/caller.ts"
import { beginSession, refuseAnotherPerson, repeatSession } from "../../signIn/beginSession.ts"

/** Records a refused sign-in when the link was refused. Another failure, such as an unavailable log, is not a refusal. */
const noteRefusal = (error: { readonly _tag: string }) =>
  error instanceof AccessRefused
    ? Effect.flatMap(AccessLog, ({ record }) =>
        record({ _tag: "SignInRefused", actor: null, way: "invitation", because: error.because, count: 1 })
      )
    : Effect.void

const seen = (invitation: string) =>
  lookAtInvitation(invitation).pipe(Effect.tapError(noteRefusal), Effect.mapError(answerTo))

/** `<id>.<secret>`, as the link has it. */
export const Secret = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]{8,40}\.[A-Za-z0-9_-]{43}$/, { message: "must be the secret of an invitation" })
)

export const invitationOperations = resource("invitations", placeById("access", "/invitations", Command), {
  list: read(
    "invitations.list",
    "/invitations",
    { success: Schema.Struct({ items: Schema.Array(InvitationRow), seq: Schema.Int }), description: "Newest first." },
    Effect.fnUntraced(function* (_, { reads }) {
      return { items: yield* reads.invitations, seq: yield* reads.seq }
    })
  ),
  create: restOperation(
    "IssueInvitation",
    {
      method: "POST",
      path: "/invitations",
      headers: commandHeaders,
      payload: Schema.Struct({
        role: Role,
        as: Schema.optionalKey(PersonId),
        days: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: mostInvitationDays })))
      }),
      success: Schema.Struct({
        id: TokenId,
        seq: Schema.Int,
        invitation: Secret,
        role: Role,
        expiresAt: Schema.String
      }),
      error: commandProblems,
      description: `The answer has the secret of the link \`/join#<invitation>\`. It works once. \`days\` is ${defaultInvitationDays} when it is left out. \`as\` is the id of a person who is known from a chat or an import and has no role: the invitation lets in this person. A repeat with the same key gets the first answer, and 409 once the link has stopped working.`
    },
    ({ headers, payload: { role, as = null, days = defaultInvitationDays } }) =>
      requestCommand(headers, (request) =>
        createdId("access", request, "IssueInvitation").pipe(
          Effect.flatMap((id) => issueInvitation(request, id, role, days, as)),
          Effect.map((made) => ({ ...made, id: TokenId.make(made.id) }))
        )
      )
  ),
  look: restOperation(
    "public",
    {
      method: "POST",
      path: "/invitations/look",
      payload: Schema.Struct({ invitation: Secret }),
      success: Schema.Struct({ role: Role, name: Schema.NullOr(Schema.String) }),
      error: commandProblems,
      description:
        "What an invitation is for, for the holder of its secret: its role, and the name of the known person whom it lets in. 404 or 409 when it does not work."
    },
    ({ payload: { invitation } }) => seen(invitation)
  ),
  accept: restOperation(
    "public",
    {
      method: "POST",
      path: "/invitations/accept",
      headers: { "idempotency-key": commandHeaders["idempotency-key"].schema },
      payload: Schema.Struct({ invitation: Secret, name: Name, replace: Schema.optionalKey(Schema.Boolean) }),
      success: Session,
      error: [...commandProblems, Unauthorized],
      description:
        "Makes the person and signs them in. The browser chooses the Idempotency-Key and keeps it until the answer: with the same key a lost answer is given again, for 10 minutes and while its session is open; after that 409 `used-already`. A browser that is signed in as another person gets 409 `signed-in`, and sends `replace: true` once its person agrees."
    },
    Effect.fnUntraced(function* ({ headers, payload: { invitation, name, replace }, request }) {
      // The id of the person is a hash of the key. Without a key, each request makes a person of its own.
      const { key } = yield* idempotencyKey(headers["idempotency-key"])
      const given = { secret: invitation, name, key }
      const invitee = yield* inviteeOf(given).pipe(Effect.tapError(noteRefusal), Effect.mapError(answerTo))
      if (replace !== true) yield* refuseAnotherPerson(invitee, request)
      yield* requireFreeName(name, invitee).pipe(
        // The state of the link decides first: a link that no longer works is refused for that reason, not for the name.
        Effect.catch((error) => Effect.andThen(seen(invitation), Effect.fail(answerTo(orNamesUnavailable(error)))))
      )
      const { actor, session, mayOpen } = yield* acceptInvitation(given).pipe(
        Effect.tapError(noteRefusal),
        Effect.mapError(answerTo)
      )
      if (mayOpen) return yield* beginSession(actor, request, "invitation", session)
      const repeated = yield* repeatSession(actor, request, session)
      return repeated ?? (yield* Effect.fail(answerTo(new AccessRefused({ because: "used-already" }))))
    })
  ),
  link: restOperation(
    "invitations.link",
    {
      method: "POST",
      path: "/invitations/:id/link",
      params: byId,
      payload: noFields,
      success: Schema.Struct({ invitation: Secret }),
      error: commandProblems,
      description:
        "The secret of the link again, for those who may revoke the invitation. 409 once the link has stopped working."
    },
    Effect.fnUntraced(function* ({ params: { id } }) {
      const { actor } = yield* Caller
      return { invitation: yield* invitationLink(actor, id).pipe(Effect.mapError(answerTo)) }
    })
  ),
  revoke: decided(
    "RevokeInvitation",
    {},
    (request, id) => revokeInvitation(request, id),
    "The link stops working. An invitation that was used cannot be revoked: remove the person."
  )
})
