/** `tt dead-letters`: the commits that a reactor could not handle. */
import { Console, Effect, Stream } from "effect"
import type { DeadLetter } from "../../../streams/ports/deadLetters.ts"
import { request } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { deadLettersOperation } from "./deadLettersOperation.ts"

const noLetters = "no dead letters: the reactors have handled everything"

interface Printed {
  readonly json: boolean
}

export const listDeadLetters = Effect.fn("deadLetters.list")(function* (settings: Settings, { json }: Printed) {
  const letters = yield* request(settings, deadLettersOperation, { act: "list" }).pipe(
    Stream.tap((letter) => Console.log(json ? JSON.stringify(letter) : lineOf(letter))),
    Stream.runCollect
  )
  if (json) return
  yield* letters.length === 0
    ? Console.log(noLetters)
    : Console.log("`tt dead-letters retry <id>` handles one again; `drop <id> --because <reason>` gives it up")
})

interface Chosen extends Printed {
  readonly ids: ReadonlyArray<string>
}

/** Without ids: all letters. The running reactors retry them; without a running product they do so after its start. */
export const retryDeadLetters = Effect.fn("deadLetters.retry")(function* (settings: Settings, { ids, json }: Chosen) {
  const waiting = yield* request(settings, deadLettersOperation, { act: "list" }).pipe(Stream.runCollect)
  if (waiting.length === 0 && ids.length === 0) return yield* json ? Effect.void : Console.log(noLetters)
  const chosen = ids.length === 0 ? waiting.map(({ id }) => id) : ids
  yield* printed(request(settings, deadLettersOperation, { act: "retry", ids: chosen }), json, "will be retried")
})

export const dropDeadLetters = Effect.fn("deadLetters.drop")(function* (
  settings: Settings,
  { ids, because, json }: Chosen & { readonly because: string }
) {
  yield* printed(request(settings, deadLettersOperation, { act: "drop", ids, because }), json, "dropped")
})

const printed = <E, R>(letters: Stream.Stream<DeadLetter, E, R>, json: boolean, outcome: string) =>
  Stream.runForEach(letters, (letter) => Console.log(json ? JSON.stringify(letter) : `${letter.id} ${outcome}`))

const lineOf = ({ id, subject, seq, why, tries, at, state }: DeadLetter) =>
  `${id.padEnd(20)} ${subject}@${seq}  ${why}; ${tries} ${tries === 1 ? "try" : "tries"}, ${at ?? "time unknown"}${state === "retrying" ? ", is retried" : ""}`
