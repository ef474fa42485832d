/** The memory of the parts of albums. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import type { TelegramMessage } from "../../inbox/update.ts"
import { SeenAlbums } from "./seenAlbums.ts"

const part = (message_id: number): TelegramMessage => ({ message_id, date: 1, chat: { id: -5, type: "group" } })
const numbersOf = (album: string) =>
  Effect.flatMap(SeenAlbums, ({ partsOf }) =>
    Effect.map(partsOf(album), (parts) => parts.map(({ message_id }) => message_id))
  )
const play = (on: Effect.Effect<void, never, SeenAlbums>) =>
  Effect.runPromise(on.pipe(Effect.provide(SeenAlbums.layer), Effect.provide(TestClock.layer())))

test("the parts of an album are in the order of their numbers, each once, for an hour", () =>
  play(
    Effect.gen(function* () {
      yield* TestClock.setTime(Date.parse("2026-11-27T12:00:00Z"))
      const { note, revise, partsOf } = yield* SeenAlbums
      for (const number of [3, 2, 3]) yield* note("album", part(number))
      yield* note("another", part(9))
      yield* revise("album", { ...part(3), caption: "edited" })
      yield* revise("album", part(7))
      expect((yield* partsOf("album")).map(({ caption }) => caption)).toEqual([undefined, "edited"])
      expect(yield* numbersOf("album")).toEqual([2, 3])
      yield* TestClock.adjust("61 minutes")
      expect(yield* numbersOf("album")).toEqual([])
    })
  ))

test("an album has ten parts at most, and the oldest albums are forgotten first", () =>
  play(
    Effect.gen(function* () {
      const { note } = yield* SeenAlbums
      for (let number = 1; number <= 12; number++) yield* note("long", part(number))
      expect(yield* numbersOf("long")).toHaveLength(10)
      for (let n = 0; n < 300; n++) yield* note(`album${n}`, part(n + 20))
      expect(yield* numbersOf("long")).toEqual([])
      expect(yield* numbersOf("album299")).toEqual([319])
    })
  ))
