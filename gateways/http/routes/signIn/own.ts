/** The settings of the caller: language, time zone, and the code that links a Telegram account. */
import { Effect, Schema } from "effect"
import { presentPerson } from "../../../../commands/people/ways/presentPerson.ts"
import { personActor } from "../../../../domain/ids.ts"
import { Preferences } from "../../../contract/team.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { answerTo } from "../../problems/problemOf.ts"
import { commandProblems } from "../../problems/problems.ts"
import { sessionsUnavailable } from "../../signIn/beginSession.ts"
import { DeviceSignIn } from "../../signIn/device/deviceSignIn.ts"
import { SignIn } from "../../signIn/signIn.ts"
import { callingPerson } from "./ways.ts"

export const ownOperations = group("own settings", {
  preferences: restOperation(
    "own-session",
    {
      method: "GET",
      path: "/session/preferences",
      success: Schema.Struct({ preferences: Schema.NullOr(Preferences) }),
      error: commandProblems,
      description: "The language and the time zone that the caller has set; null before the first."
    },
    Effect.fnUntraced(function* () {
      const state = yield* presentPerson(yield* callingPerson).pipe(Effect.mapError(answerTo))
      return { preferences: state.is === "present" ? state.preferences : null }
    })
  ),
  telegram: restOperation(
    "own-session",
    {
      method: "POST",
      path: "/session/telegram",
      payload: noFields,
      success: Schema.Struct({ code: Schema.String, bot: Schema.NullOr(Schema.String) }),
      error: commandProblems,
      description:
        "A code that links the caller's Telegram account. The person sends it to the bot with `/start <code>`. It works once, for a day, and ends earlier codes. `bot`: the name of the bot; null when none is connected."
    },
    Effect.fnUntraced(function* () {
      const actor = personActor(yield* callingPerson)
      const signIn = yield* SignIn
      const code = yield* signIn.issueCode(actor).pipe(Effect.mapError(sessionsUnavailable))
      const bot = yield* (yield* DeviceSignIn).bot.pipe(Effect.mapError(sessionsUnavailable))
      return { code, bot }
    })
  )
})
