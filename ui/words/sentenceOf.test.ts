import { describe, expect, test } from "vitest"
import { Refusal } from "../sync/api.ts"
import { sentenceOf } from "./sentenceOf.ts"

const refusal = (status: number, detail: string, title = "") =>
  new Refusal({ type: "about:blank", title, status, detail })

describe("why something could not be", () => {
  test("is a sentence also when there was no answer", () => {
    expect(sentenceOf(refusal(0, ""))).toMatch(/does not answer/)
    expect(sentenceOf(new TypeError("failed to fetch"))).toMatch(/does not answer/)
  })

  test("names no command to whom their role does not let", () => {
    const said = sentenceOf(refusal(403, "CompleteTask is not for the role viewer: a member may.", "Not allowed"))
    expect(said).toBe("Your role does not let you do this.")
  })

  test("is the server's own word otherwise", () => {
    expect(sentenceOf(refusal(409, "It is done already."))).toBe("It is done already.")
    expect(sentenceOf(refusal(404, "", "No such thing."))).toBe("No such thing.")
  })
})
