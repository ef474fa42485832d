import { describe, expect, test } from "vitest"
import { languages } from "../../domain/vocabulary.ts"
import { type FieldIssue, fieldRules, refusalReasons } from "../../gateways/contract/problems/refusals.ts"
import { Refusal } from "../sync/rest/api.ts"
import { speakIn } from "./kit/speakIn.ts"
import { sentenceOf } from "./sentenceOf.ts"
import { speakAgain } from "./words.ts"

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

  test("is the page's sentence for the code of the refusal, whatever the status is", () => {
    const coded = (status: number) =>
      new Refusal({ type: "about:blank", title: "", status, detail: "Server", reason: "last-owner" })
    for (const status of [403, 404, 409]) expect(sentenceOf(coded(status))).toMatch(/^This is the last owner\./)
  })

  test("names the wrong fields, and the bounds that they break", () => {
    const wrong = (...errors: ReadonlyArray<FieldIssue>) =>
      sentenceOf(new Refusal({ type: "/problems/bad-request", title: "", status: 400, detail: "Server", errors }))
    const message = "must be at most 1200 characters long"
    expect(wrong({ field: "draft.title", message, rule: "too-long", most: 1200 })).toBe(
      "Title: at most 1,200 characters."
    )
    expect(wrong({ field: "asOf", message: "must be a position", rule: "unfit" })).toBe("asOf: must be a position.")
  })

  test.each(languages)("exists for every code and every rule of a field: %s", (language) => {
    const speech = speakIn(language)
    const ofBot = /^(token-|other-bot)/
    expect(refusalReasons.filter((code) => !ofBot.test(code) && !speech.has("refused", code))).toEqual([])
    expect(fieldRules.filter((rule) => rule !== "unfit" && !speech.has("wrongField", rule))).toEqual([])
  })

  test("is in the language of the page also where the code is unknown", async () => {
    const busy = new Refusal({
      type: "/problems/unavailable",
      title: "",
      status: 503,
      detail: "The log gave no answer."
    })
    expect(sentenceOf(busy)).toBe("The log gave no answer.")
    localStorage.setItem("language", "uk")
    await speakAgain()
    expect(sentenceOf(busy)).toMatch(/недоступна/)
    localStorage.clear()
    await speakAgain()
  })

  test("is the server's own sentence otherwise", () => {
    expect(sentenceOf(refusal(409, "It is done already."))).toBe("It is done already.")
    expect(sentenceOf(refusal(404, "", "No such thing."))).toBe("No such thing.")
  })
})
