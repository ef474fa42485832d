import { describe, expect, test } from "vitest"
import { Refusal } from "../sync/rest/api.ts"
import { sentenceOf } from "./sentenceOf.ts"

const refusal = (status: number, detail: string, title = "") =>
  new Refusal({ type: "about:blank", title, status, detail })

describe("the sentence for a failed request", () => {
  test("names a missing answer, and says whether a change was lost", () => {
    expect(sentenceOf(refusal(0, ""))).toBe("Can't reach the server.")
    expect(sentenceOf(new TypeError("failed to fetch"))).toBe("Can't reach the server.")
    expect(sentenceOf(new Refusal(refusal(0, "").problem, true))).toBe("Can't reach the server; not saved.")
  })

  test("names no command when the role does not allow it", () => {
    const said = sentenceOf(
      refusal(403, "CompleteTask is not allowed for the role viewer: a member may send it.", "Not allowed")
    )
    expect(said).toBe("Your role does not allow this.")
  })

  test("is the server's own sentence otherwise", () => {
    expect(sentenceOf(refusal(409, "It is done already."))).toBe("It is done already.")
    expect(sentenceOf(refusal(404, "", "No such thing."))).toBe("No such thing.")
  })
})
