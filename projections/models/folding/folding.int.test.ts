/** The SQL of the folding makes the same words as the TypeScript, also of hostile texts. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { databases, stageOn } from "../../kit/scene.ts"
import { Database } from "../../database/database.ts"
import { folded, foldedSql, joinedOf, signedPartsOf } from "./folding.ts"

const { kinds, clear } = databases("folding")
afterAll(clear)

/** The words of an index for a word. */
const wordsOf = (word: string) => {
  const plain = folded(word)
  const parts = signedPartsOf(plain)
  return parts.length === 1 ? [plain] : [joinedOf(plain), ...parts]
}

describe.each(kinds)("a folded text on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  test.each([
    ["plain letters", "Harbour"],
    ["an apostrophe", "п’ять"],
    ["marks of several kinds", `e${"\u0308\u0316\u05b1\u0591".repeat(50)}`],
    ["40,000 marks", `e${"\u0308\u0316".repeat(20_000)}`],
    ["a long word without letters of Latin", "漢".repeat(100)]
  ])("has the same words for %s", (name, word) =>
    stage.on(() =>
      Effect.gen(function* () {
        const { query } = yield* Database
        const [row] = yield* query((sql) => sql.unsafe(`select ${foldedSql("$1::text")} as words`, [word]))
        expect(String(row?.["words"]).split(" "), name).toEqual(wordsOf(word))
      })
    )()
  )
})
