import { Deferred, Effect, Exit, Scope } from "effect"
import { expect, test } from "vitest"
import { mostNamed, named, type Trouble, Troubles, withoutParked } from "./troubles.ts"

const trouble = (message: string): Trouble => ({ code: "log-full", message, remedy: null, stops: [] })
const play = <A>(body: Effect.Effect<A, never, Troubles | Scope.Scope>) =>
  Effect.runPromise(body.pipe(Effect.scoped, Effect.provide(Troubles.layer)))

test("the troubles of all parts are listed, each sentence once", () =>
  play(
    Effect.gen(function* () {
      const { register, current } = yield* Troubles
      expect(yield* current).toEqual([])
      yield* register(Effect.succeed([trouble("one"), trouble("two")]))
      yield* register(Effect.succeed([trouble("two"), trouble("three")]))
      expect((yield* current).map(({ message }) => message)).toEqual(["one", "two", "three"])
    })
  ))

test("a part that ends takes its troubles along", () =>
  play(
    Effect.gen(function* () {
      const { register, current } = yield* Troubles
      const part = yield* Scope.make()
      yield* Scope.provide(register(Effect.succeed([trouble("one")])), part)
      expect(yield* current).toHaveLength(1)
      yield* Scope.close(part, Exit.void)
      expect(yield* current).toEqual([])
    })
  ))

test("without rights, parked aggregates are counted, and their subjects, positions and reasons are left out", () => {
  const parked = (n: number, code: Trouble["code"]): Trouble => ({
    code,
    message: `evt.task.secret${n} is parked: its commit at position ${n} cannot be read: because`,
    remedy: "tt quarantine list",
    stops: []
  })
  const many = Array.from({ length: 2000 }, (_, n) => parked(n, "commit-unreadable"))
  const shown = withoutParked([trouble("one"), ...many, parked(1, "handler-failed")])
  expect(shown.map(({ code, message, remedy }) => [code, message, remedy])).toEqual([
    ["log-full", "one", null],
    ["commit-unreadable", "2000 parked: a commit cannot be read by this version", "tt quarantine list"],
    ["handler-failed", "1 parked: a projection failed at a commit", "tt quarantine list"]
  ])
})

test("parts are asked at the same time, so a part that waits does not delay another one", () =>
  play(
    Effect.gen(function* () {
      const { register, current } = yield* Troubles
      const asked = yield* Deferred.make<void>()
      yield* register(Effect.as(Deferred.await(asked), [trouble("one")]))
      yield* register(Effect.as(Deferred.succeed(asked, undefined), [trouble("two")]))
      expect((yield* current).map(({ message }) => message)).toEqual(["one", "two"])
    })
  ))

test("of many troubles of one kind, some are named, and the rest is counted with the command that lists all", () => {
  const parked = Array.from({ length: 2000 }, (_, n): Trouble => ({
    ...trouble(`evt.task.${n}`),
    code: "commit-unreadable",
    remedy: "tt quarantine list"
  }))
  const shown = named([trouble("one"), ...parked])
  expect(shown).toHaveLength(1 + mostNamed + 1)
  expect(shown.at(-1)).toMatchObject({
    code: "commit-unreadable",
    message: "1980 more of the kind commit-unreadable; `tt quarantine list` shows all"
  })
  expect(named(parked.slice(0, mostNamed))).toEqual(parked.slice(0, mostNamed))
})
