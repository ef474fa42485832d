/** The active provider, with the log in memory. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { type Bus, letIn, onTeam, tags } from "../kit/onTeam.ts"
import { chooseProvider, providerOf } from "./choose.ts"
import { Providers } from "./providers.ts"
import { ada, eve } from "../../domain/kit/people.ts"

const configure = (bus: Bus, id: string, model: string) =>
  bus.send(
    { actor: eve, key: `${id} ${model}` },
    {
      subject: subjectOf("provider", id),
      command: { _tag: "ConfigureProvider", adapter: "ollama", label: id, model, embedModel: "e" }
    }
  )
const followed = Effect.provide(Layer.fresh(Providers.layer))

test(
  "one provider is active: choosing another one deactivates the first in the same batch",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* letIn(bus, eve, "admin")
      const providers = yield* Providers
      yield* configure(bus, "provider1", "small")
      yield* configure(bus, "provider2", "large")
      yield* providers.current
      expect(providers.active()).toBe(null)
      const first = yield* chooseProvider({ actor: eve, key: "k1" }, "provider1")
      yield* chooseProvider({ actor: eve, key: "k2" }, "provider2")
      expect(yield* chooseProvider({ actor: eve, key: "k1" }, "provider1")).toEqual(first)
      yield* providers.current
      expect(providers.active()).toMatchObject({ id: "provider2", settings: { model: "large" } })
      expect(yield* tags(subjectOf("provider", "provider1"))).toEqual([
        "ProviderConfigured",
        "ProviderChosen",
        "ProviderStoodDown"
      ])
    }).pipe(followed)
  )
)

test(
  "changed settings of the active provider apply at once",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* letIn(bus, eve, "admin")
      const providers = yield* Providers
      yield* configure(bus, "provider1", "small")
      yield* chooseProvider({ actor: eve, key: "k1" }, "provider1")
      yield* configure(bus, "provider1", "smaller")
      expect(yield* providerOf("provider1")).toMatchObject({ version: 2, settings: { model: "smaller" } })
      expect(providers.active()).toMatchObject({ version: 2, settings: { model: "smaller" } })
    }).pipe(followed)
  )
)

test(
  "choosing needs the role admin, and a provider that exists",
  onTeam((bus) =>
    Effect.gen(function* () {
      yield* letIn(bus, eve, "admin")
      yield* configure(bus, "provider1", "small")
      expect(yield* Effect.flip(chooseProvider({ actor: ada, key: "k" }, "provider1"))).toMatchObject({
        _tag: "Forbidden"
      })
      expect(yield* Effect.flip(chooseProvider({ actor: eve, key: "k" }, "provider9"))).toMatchObject({
        because: "not-found"
      })
      expect(yield* Effect.flip(providerOf("provider9"))).toMatchObject({ because: "not-found" })
    }).pipe(followed)
  )
)
