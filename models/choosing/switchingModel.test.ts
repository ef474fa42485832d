/** A chosen model answers from the next question on. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { type ActiveProvider, Providers } from "../../commands/providers/providers.ts"
import { ProviderId } from "../../domain/ids.ts"
import { freePort } from "../../ops/setup/freePort.mjs"
import { Model } from "../model.ts"
import { switchingModelLayer } from "./switchingModel.ts"

/** No program listens there. */
const nowhere = `http://127.0.0.1:${await freePort()}`
const choice = (adapter: "builtin" | "ollama", model: string): ActiveProvider => ({
  id: ProviderId.make("provider1"),
  version: 1,
  settings: { adapter, label: "Ours", model, embedModel: "embedder" }
})

test("the next question goes to the chosen model, and to the one of the settings after the choice is taken back", () => {
  let chosen: ActiveProvider | null = null
  const providers = Layer.succeed(Providers, {
    active: () => chosen,
    chosen: () => [],
    find: () => null,
    current: Effect.void
  })
  return Effect.runPromise(
    Effect.gen(function* () {
      const model = yield* Model
      expect(yield* model.describe).toMatchObject({ reachable: false, note: "ollama-unreachable" })
      chosen = choice("builtin", "rules-v1")
      expect(yield* model.describe).toMatchObject({ provider: "builtin", reachable: true, note: "builtin" })
      chosen = choice("ollama", "qwen3:8b")
      const { record } = yield* model.classify({
        title: "The login crashes",
        at: "2026-11-24T10:00:00Z",
        zone: "UTC",
        people: []
      })
      expect(record).toMatchObject({ provider: "builtin", degraded: "ollama-unreachable" })
      chosen = null
      expect(yield* model.describe).toMatchObject({ reachable: false })
    }).pipe(Effect.provide(switchingModelLayer({ url: nowhere })), Effect.provide(providers))
  )
})
