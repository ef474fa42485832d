/** Recovery codes of the caller, and sign-in with one. */
import { Effect, Schema } from "effect"
import { randomUUID } from "node:crypto"
import { presentPerson } from "../../../../commands/people/ways/presentPerson.ts"
import { makeRecoveryCodes, useRecoveryCode } from "../../../../commands/people/ways/passkeys.ts"
import { type PersonId, personActor, personOf } from "../../../../domain/ids.ts"
import { mostRecoveryCodes } from "../../../../domain/person/ways.ts"
import { isOnTeam } from "../../../../projections/models/people.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { AccessOrigin } from "../../../../streams/ports/accessLog.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Session } from "../../../contract.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems, Unauthorized, Unavailable } from "../../problems/problems.ts"
import { beginSession, sessionsUnavailable } from "../../signIn/beginSession.ts"
import { noteRefusal, NotSignedIn, notSignedIn, orAnswer } from "../../signIn/flow/refusal.ts"
import { locatorOf, newRecoveryCode, recoveryCodeIn, recoveryHashOf } from "../../signIn/passkeys/recoveryCode.ts"
import { makeRecoveryTries } from "../../signIn/passkeys/recoveryTries.ts"
import { callingPerson } from "./ways.ts"

/** The people to whom the first letters of a code may lead. */
const peopleAt = Effect.fnUntraced(function* (locator: string) {
  const people = yield* (yield* Reads).people.pipe(
    Effect.mapError(() => new Unavailable({ detail: "The people cannot be read now. Try again in a moment." }))
  )
  const ids = people.filter(isOnTeam).flatMap(({ id }) => personOf(id) ?? [])
  return yield* Effect.filter(ids, (id) => Effect.map(locatorOf(id), (each) => each === locator))
})

/** The hash of the code when it is an unused one of this person. */
const hashFor = Effect.fnUntraced(function* (id: PersonId, code: string) {
  const hash = yield* recoveryHashOf(id, code)
  const state = yield* presentPerson(id).pipe(Effect.mapError(answerTo))
  return state.is === "present" && state.ways.recovery.includes(hash) ? hash : null
})

export const recoveryOperations = group("recovery codes", {
  make: restOperation(
    "MakeRecoveryCodes",
    {
      method: "POST",
      path: "/session/recovery-codes",
      payload: noFields,
      success: Schema.Struct({ codes: Schema.Array(Schema.String) }),
      error: commandProblems,
      description: `${mostRecoveryCodes} codes that each sign the caller in once. They are shown in this answer only, and replace all earlier ones. There is no idempotency key: the codes are not stored, so a repeat makes other ones, and those of a lost answer end.`
    },
    Effect.fnUntraced(function* () {
      const id = yield* callingPerson
      const locator = yield* locatorOf(id)
      const codes = Array.from({ length: mostRecoveryCodes }, () => newRecoveryCode(locator))
      const hashes = yield* Effect.forEach(codes, (code) => recoveryHashOf(id, recoveryCodeIn(code)?.code ?? ""))
      yield* makeRecoveryCodes(id, hashes, randomUUID()).pipe(Effect.mapError(answerTo))
      return { codes }
    })
  ),
  use: restOperation(
    "public",
    {
      method: "POST",
      path: "/sign-in/recovery",
      payload: Schema.Struct({ code: Schema.String.check(Schema.isMaxLength(60)) }),
      success: Session,
      error: [...commandProblems, NotSignedIn, Unauthorized],
      description: "Signs in the person of an unused recovery code. Five wrong codes block an address for 10 minutes."
    },
    Effect.fnUntraced(
      function* ({ payload, request }) {
        const bucket = yield* (yield* Buckets).open("SIGN_INS").pipe(Effect.mapError(sessionsUnavailable))
        const tries = yield* makeRecoveryTries(bucket)
        const given = recoveryCodeIn(payload.code)
        const address = (yield* AccessOrigin)().address ?? ""
        const isCounted = yield* tries.take(address, given?.locator ?? null).pipe(Effect.mapError(sessionsUnavailable))
        if (!isCounted) return yield* notSignedIn("too-many-codes")
        for (const id of given === null ? [] : yield* peopleAt(given.locator)) {
          const hash = yield* hashFor(id, given?.code ?? "")
          if (hash === null) continue
          yield* useRecoveryCode(id, hash, randomUUID()).pipe(
            Effect.catchTag("PersonRefused", () => Effect.fail(notSignedIn("recovery-unknown"))),
            Effect.catchTag("Forbidden", () => Effect.fail(notSignedIn("removed"))),
            Effect.mapError(orAnswer)
          )
          yield* Effect.ignore(tries.clear(address))
          return yield* beginSession(personActor(id), request, "code")
        }
        return yield* notSignedIn("recovery-unknown")
      },
      Effect.tapError(noteRefusal("code"))
    )
  )
})
