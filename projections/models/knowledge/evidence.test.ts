import { expect, test } from "vitest"
import { commit, givenRows } from "../../kit/given.ts"
import { evidenceProjection } from "./evidence.ts"
import { atomProposed } from "../../kit/samples.ts"
import { bo } from "../../../domain/kit/people.ts"

const given = givenRows(evidenceProjection)

test("each quote of a proposal is one row, in its place", () =>
  expect(given(commit(4, "proposal", "atom0000", atomProposed("Postgres", ["said0000", "said0001"]))).rows).toEqual({
    "atom0000.1": {
      proposal: "atom0000",
      n: 1,
      message: "said0000",
      author: bo,
      text: "we agreed on Postgres",
      start: 0,
      end: 21
    },
    "atom0000.2": expect.objectContaining({ n: 2, message: "said0001" })
  }))

test("evidence is not streamed, and its text is personal", () => {
  expect(evidenceProjection.streamed).toBe(false)
  expect(evidenceProjection.row.columns.find(({ name }) => name === "text")).toMatchObject({ personal: true })
})
