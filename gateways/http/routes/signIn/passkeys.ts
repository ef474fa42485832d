/** Passkeys of the caller, and sign-in with one. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import { randomUUID } from "node:crypto"
import {
  addPasskey,
  heldPasskey,
  passkeysOf,
  removePasskey,
  renamePasskey,
  usePasskey
} from "../../../../commands/people/ways/passkeys.ts"
import { continuing } from "../../../../commands/people/ways/presentPerson.ts"
import { PersonId, personActor } from "../../../../domain/ids.ts"
import { PasskeyName, WayKey } from "../../../../domain/person/ways.ts"
import { Session } from "../../../contract.ts"
import { idempotencyKey } from "../../api/keys/idempotencyKey.ts"
import { group, restOperation } from "../../api/operation.ts"
import { commandHeaders, noFields } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems, Unauthorized, Unavailable } from "../../problems/problems.ts"
import { beginSession, sessionOf, sessionsUnavailable } from "../../signIn/beginSession.ts"
import { flowSecretIn, setFlowCookie } from "../../signIn/flow/flowCookie.ts"
import { derivedFrom, Flows } from "../../signIn/flow/flows.ts"
import { noteRefusal, NotSignedIn, notSignedIn, orAnswer } from "../../signIn/flow/refusal.ts"
import { creationOptions, Passkeys, requestOptions, verifyCreation, verifyUse } from "../../signIn/passkeys/webauthn.ts"
import { callingPerson } from "./ways.ts"

/** The options and answers of the browser's interface. The library checks their fields. */
const Options = Schema.Record(Schema.String, Schema.Unknown)
const Answer = Schema.Struct({
  id: Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{1,2000}$/)),
  response: Schema.Record(Schema.String, Schema.Unknown)
})
/** The answer in the form that the library expects. Other fields that a browser sends are not used. */
const answerOf = ({ id, response }: typeof Answer.Type) => ({
  id,
  rawId: id,
  type: "public-key",
  clientExtensionResults: {},
  response
})

const theSite = Effect.flatMap(Passkeys, ({ site }) =>
  site === null ? Effect.fail(notSignedIn("no-passkeys-here")) : Effect.succeed(site)
)
const challengeOf = (secret: string) => derivedFrom(secret, "challenge")

/** The person whom the authenticator names. The check of the signature proves it later. */
const personIn = ({ response }: typeof Answer.Type) => {
  const { userHandle } = response
  const named = typeof userHandle === "string" ? Buffer.from(userHandle, "base64url").toString() : ""
  return Schema.is(PersonId)(named) ? named : null
}

export const passkeyOperations = group("passkeys", {
  begin: restOperation(
    "AddPasskey",
    {
      method: "POST",
      path: "/session/passkeys/begin",
      payload: noFields,
      success: Options,
      error: [...commandProblems, NotSignedIn, Unauthorized],
      description:
        "The options for `navigator.credentials.create`. The attempt belongs to this browser, for 10 minutes."
    },
    Effect.fnUntraced(function* ({ request }) {
      const site = yield* theSite
      const id = yield* callingPerson
      const actor = personActor(id)
      const { name } = yield* sessionOf(actor)
      const known = yield* passkeysOf(id).pipe(Effect.mapError(answerTo))
      const secret = yield* (yield* Flows)
        .start("new-passkey", { actor, returnTo: "/" })
        .pipe(Effect.mapError(sessionsUnavailable))
      yield* setFlowCookie("new-passkey", secret, request)
      return yield* creationOptions(site, challengeOf(secret), {
        person: id,
        name,
        known: known.map(({ credential }) => credential)
      })
    })
  ),
  add: restOperation(
    "AddPasskey",
    {
      method: "POST",
      path: "/session/passkeys",
      payload: Schema.Struct({ name: PasskeyName, answer: Answer }),
      success: Schema.Struct({ id: WayKey }),
      error: [...commandProblems, NotSignedIn],
      description:
        "Adds the passkey that the browser has made for the caller. The passkey is the key of a repeat: one that the caller has is not added again, and the answer is the same."
    },
    Effect.fnUntraced(function* ({ payload, request }) {
      const site = yield* theSite
      const id = yield* callingPerson
      // The attempt of a lost answer has ended, so a repeat is recognised by its passkey.
      const held = yield* heldPasskey(id, payload.answer.id).pipe(Effect.mapError(answerTo))
      if (held !== null) return { id: held }
      const secret = flowSecretIn("new-passkey", request)
      const flow = yield* (yield* Flows).finish("new-passkey", secret).pipe(Effect.mapError(sessionsUnavailable))
      if (flow?.actor !== personActor(id)) return yield* notSignedIn("flow-over")
      const made = yield* verifyCreation(site, challengeOf(secret), answerOf(payload.answer)).pipe(
        Effect.mapError(() => notSignedIn("passkey-invalid"))
      )
      return { id: yield* addPasskey(id, payload.name, made, randomUUID()).pipe(Effect.mapError(answerTo)) }
    })
  ),
  rename: restOperation(
    "RenamePasskey",
    {
      method: "POST",
      path: "/session/passkeys/:id/rename",
      params: { id: WayKey },
      headers: commandHeaders,
      payload: Schema.Struct({ name: PasskeyName }),
      success: HttpApiSchema.NoContent,
      error: commandProblems
    },
    Effect.fnUntraced(function* ({ params: { id }, payload: { name }, headers }) {
      const { key } = yield* idempotencyKey(headers["idempotency-key"])
      yield* renamePasskey(yield* callingPerson, id, name, key).pipe(Effect.mapError(answerTo))
    })
  ),
  remove: restOperation(
    "RemovePasskey",
    {
      method: "POST",
      path: "/session/passkeys/:id/remove",
      params: { id: WayKey },
      headers: commandHeaders,
      payload: noFields,
      success: HttpApiSchema.NoContent,
      error: commandProblems,
      description:
        "Removes a passkey: it no longer signs the caller in. Open sessions stay open. 409 `last-way` for the last sign-in method."
    },
    Effect.fnUntraced(function* ({ params: { id }, headers }) {
      const { key } = yield* idempotencyKey(headers["idempotency-key"])
      const person = yield* callingPerson
      yield* removePasskey(personActor(person), person, id, key).pipe(Effect.mapError(answerTo))
    })
  ),
  challenge: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/passkey",
      payload: noFields,
      success: Options,
      error: [NotSignedIn, Unavailable],
      description: "The options for `navigator.credentials.get`. The attempt belongs to this browser, for 10 minutes."
    },
    Effect.fnUntraced(function* ({ request }) {
      const site = yield* theSite
      const secret = yield* (yield* Flows)
        .start("passkey", { actor: null, returnTo: "/" })
        .pipe(Effect.mapError(sessionsUnavailable))
      yield* setFlowCookie("passkey", secret, request)
      return yield* requestOptions(site, challengeOf(secret))
    })
  ),
  use: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/passkey/finish",
      payload: Schema.Struct({ answer: Answer }),
      success: Session,
      error: [...commandProblems, NotSignedIn, Unauthorized],
      description: "Signs in the person whose passkey the browser has used."
    },
    Effect.fnUntraced(
      function* ({ payload: { answer }, request }) {
        const site = yield* theSite
        const secret = flowSecretIn("passkey", request)
        const flow = yield* (yield* Flows).finish("passkey", secret).pipe(Effect.mapError(sessionsUnavailable))
        if (flow === null) return yield* notSignedIn("flow-over")
        const id = personIn(answer)
        const known = id === null ? [] : yield* passkeysOf(id).pipe(Effect.mapError(answerTo))
        const passkey = known.find(({ credential }) => credential === answer.id)
        if (id === null || passkey === undefined) return yield* notSignedIn("passkey-unknown")
        const person = yield* continuing(id).pipe(Effect.mapError(answerTo))
        if (person === null) return yield* notSignedIn("passkey-unknown")
        if (person.left) return yield* notSignedIn("removed")
        const counter = yield* verifyUse(site, challengeOf(secret), answerOf(answer), {
          id: passkey.credential,
          publicKey: passkey.publicKey
        }).pipe(Effect.mapError(() => notSignedIn("passkey-invalid")))
        yield* usePasskey(id, passkey.passkey, counter, randomUUID()).pipe(
          Effect.catchTag("PersonRefused", () => Effect.fail(notSignedIn("passkey-copied"))),
          Effect.catchTag("Forbidden", () => Effect.fail(notSignedIn("removed"))),
          Effect.mapError(orAnswer)
        )
        return yield* beginSession(personActor(person.id), request, "passkey")
      },
      Effect.tapError(noteRefusal("passkey"))
    )
  )
})
