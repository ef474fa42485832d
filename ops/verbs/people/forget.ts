/** `tt people forget`: erases a person for ever. `tt people forgotten`: the certificates. */
import { Console, Effect, Stream } from "effect"
import { requestWithTables } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"
import { type ErasureCertificate, forgetOperation, type ForgetLine, forgottenOperation } from "./forgetOperation.ts"

interface Given {
  readonly who: string
  readonly because: string
  readonly name: string | null
  readonly json: boolean
}

export const forget = Effect.fn("people.forget")(function* (settings: Settings, { json, ...input }: Given) {
  yield* requestWithTables(settings, forgetOperation, input).pipe(
    Stream.runForEach((line: ForgetLine) =>
      "erased" in line
        ? answer(json, line.erased, certificateOf(line.erased))
        : answer(json, line, `${warning(line)}\nnothing was changed`)
    )
  )
})

export const listForgotten = (settings: Settings, { json }: { readonly json: boolean }) =>
  requestWithTables(settings, forgottenOperation, {}).pipe(
    Stream.runForEach((each) => Console.log(json ? JSON.stringify(each) : certificateOf(each)))
  )

const warning = ({ confirm, id }: { readonly confirm: string; readonly id: string }) =>
  `this ends the membership of ${confirm} (${id}), and erases every text and name of theirs for ever. Backups that were made before stay readable with the earlier master key: delete both. Run it again with --name ${JSON.stringify(confirm)}`

const certificateOf = ({ person, at, by, position, generation, texts, ...counts }: ErasureCertificate) =>
  [
    `${person} was erased at ${at}, by order of ${by}`,
    `  forgotten by the commit at position ${position}; master key of generation ${generation}`,
    `  texts that no key opens: ${countsIn(texts)}`,
    `  also removed: ${countsIn(counts)}`,
    `  a backup of an earlier generation still opens with the earlier master key: delete both`
  ].join("\n")

const countsIn = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([kind, count]) => `${count} ${kind}`)
    .join(", ")
