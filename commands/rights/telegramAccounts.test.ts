/** Both sides of the links agree after any links, merges and departures. */
import { expect, prop } from "@effect/vitest"
import { Arbitrary, Schema } from "effect"
import { PersonId } from "../../domain/ids.ts"
import { dropTelegramUsers, emptyTelegramAccounts, linkTelegramUser, moveTelegramUsers } from "./telegramAccounts.ts"

const people = ["ann00000", "bo000000", "cy000000"].map((id) => PersonId.make(id))
const keys = ["key00000", "key00001", "key00002"]
const third = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 }))
const draw = Arbitrary.schema(Schema.Struct({ kind: third, first: third, second: third }))

prop(
  "an account is found from its person exactly when the person is found from it",
  [Arbitrary.array(draw, { maxLength: 30 })],
  ([steps]) => {
    const accounts = emptyTelegramAccounts()
    const expected = new Map<string, PersonId>()
    for (const { kind, first, second } of steps) {
      const [key, from, person] = [keys[first], people[first], people[second]]
      if (key === undefined || from === undefined || person === undefined) throw new Error("a draw is out of range")
      if (kind === 0) {
        linkTelegramUser(accounts, key, person)
        expected.set(key, person)
      } else if (kind === 1 && from !== person) {
        moveTelegramUsers(accounts, from, person)
        for (const [each, of] of expected) if (of === from) expected.set(each, person)
      } else if (kind === 2) {
        dropTelegramUsers(accounts, person)
        for (const [each, of] of expected) if (of === person) expected.delete(each)
      }
    }
    expect(accounts.people).toEqual(expected)
    const found = people.flatMap((person) =>
      [...(accounts.keys.get(person) ?? [])].map((key) => [key, person] as const)
    )
    expect(new Map(found)).toEqual(expected)
    expect(found).toHaveLength(expected.size)
  },
  { arbitrary: { runs: 300, size: 30 } }
)
