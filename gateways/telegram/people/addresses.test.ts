/** The addresses of a person are found without a read of all others. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { Principals } from "../../../commands/principals.ts"
import { PersonId } from "../../../domain/ids.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { Addresses } from "./addresses.ts"
import { Authors } from "./authors.ts"
import { AddressBook } from "./book/addressBook.ts"

/** The address book with a count of the addresses that it returns. */
const countingBook = (reads: { count: number }) =>
  Layer.effect(
    AddressBook,
    Effect.map(AddressBook, (book) => {
      const counted = <A extends ReadonlyArray<unknown>>(found: A): A => {
        reads.count += found.length
        return found
      }
      return AddressBook.of({
        ...book,
        get: (id) => counted([book.get(id)])[0],
        all: () => counted(book.all()),
        ofAccount: (key) => counted([book.ofAccount(key)])[0]
      })
    })
  ).pipe(Layer.provide(AddressBook.layer))

test.each([10, 1000])("the account of each of %i people is found by one read of the book", (people) => {
  const reads = { count: 0 }
  const parts = Addresses.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(countingBook(reads), Authors.layer)),
    Layer.provideMerge(commandBusLayer),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(memoryRecord)
  )
  return Effect.runPromise(
    Effect.gen(function* () {
      const { note } = yield* AddressBook
      const { idFor } = yield* NaturalKeys
      const { usersOf } = yield* Addresses
      const users = Array.from({ length: people }, (_, n) => n + 1)
      for (const id of users) yield* note({ id })
      reads.count = 0
      const found = users.map((id) => usersOf(PersonId.make(idFor("telegram-user", String(id)))))
      expect(found).toEqual(users.map((id) => [id]))
      expect(reads.count).toBe(people)
    }).pipe(Effect.provide(parts), Effect.scoped)
  )
})
