/** `tt key rotate`: wraps the keys of all people with a new master key, and destroys the former one. */
import { Effect, Stream } from "effect"
import { request } from "../../control/request.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer, progressBar } from "../operation/print.ts"
import { rotateKeyOperation } from "./keyOperation.ts"

export const rotateKey = Effect.fn("key.rotate")(function* (settings: Settings, { json }: { readonly json: boolean }) {
  let bar = progressBar("wrapping the keys again", 0)
  yield* request(settings, rotateKeyOperation, {}).pipe(
    Stream.runForEach((step) => {
      if (step.phase === "done") return Effect.andThen(bar.end, answer(json, step, sentenceOf(step)))
      if (step.done === 1) bar = progressBar(labels[step.phase], step.of)
      return bar.at(step.done)
    })
  )
})

const labels = { wrapping: "wrapping the keys again", verifying: "opening every key" } as const

const sentenceOf = ({
  generation,
  wrapped,
  remains
}: {
  readonly generation: number
  readonly wrapped: number
  readonly remains: string | null
}) =>
  [
    `generation ${generation} of the master key wraps ${wrapped} values; backups from before need the earlier key`,
    remains ??
      "the earlier key was overwritten and removed; copies of the file, and snapshots of its disk, still hold it"
  ].join("\n")
