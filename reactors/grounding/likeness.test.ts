import { describe, expect, test } from "vitest"
import { Audience, team } from "../../domain/values.ts"
import type { NearHit } from "../../projections/search/vectors/nearest.ts"
import { ngramModel } from "../../models/language/text/ngramHash.ts"
import { atomDraft } from "../../domain/kit/knowledgeSamples.ts"
import { AtomId } from "../../domain/ids.ts"
import { isNewsAbout, makeSeen, recommend, recommendFor, thresholdsOf } from "./likeness.ts"

const known = (cosine: number, more: Partial<NearHit> = {}): NearHit => ({
  kind: "atom",
  id: "atom0001",
  text: "We roll back first",
  name: "We roll back first",
  number: 1,
  cosine,
  status: "standing",
  ...more
})
const nothing = { is: "new", target: null, cosine: null }

describe("news about a known statement", () => {
  const about = (relation: "closes" | "contradicts") => ({
    ...atomDraft,
    links: [{ relation, to: AtomId.make("atom0009") }]
  })

  test("are merged into the statement that they close, also when another one is more similar", () => {
    expect(recommendFor(about("closes"), [known(0.9)], ngramModel)).toEqual({
      is: "merge",
      target: "atom0009",
      cosine: null
    })
    expect(recommendFor(about("contradicts"), [known(0.9)], ngramModel).target).toBe("atom0001")
    expect(recommendFor(atomDraft, [], ngramModel)).toEqual(nothing)
  })

  test("are no repetition of it, and may be one of others", () => {
    expect(isNewsAbout(about("closes"), "atom0009")).toBe(true)
    expect(isNewsAbout(about("contradicts"), "atom0001")).toBe(false)
    expect(isNewsAbout(atomDraft, "atom0009")).toBe(false)
  })
})

describe("the recommendation for a draft", () => {
  test.each([
    [ngramModel, 0.82, "merge"],
    [ngramModel, 0.81, "update"],
    [ngramModel, 0.6, "update"],
    ["embeddinggemma", 0.92, "merge"],
    ["embeddinggemma", 0.91, "update"],
    ["embeddinggemma", 0.84, "update"]
  ])("by %s, at %d: %s", (model, cosine, is) =>
    expect(recommend([known(cosine)], "atom", model)).toEqual({ is, target: "atom0001", cosine })
  )
  test("is new if nothing is near enough", () => {
    expect(recommend([known(0.59)], "atom", ngramModel)).toEqual(nothing)
    expect(recommend([known(0.83)], "atom", "embeddinggemma")).toEqual(nothing)
    expect(recommend([], "atom", ngramModel)).toEqual(nothing)
  })
  test("has a cosine of two digits", () => expect(recommend([known(0.912_345)], "atom", ngramModel).cosine).toBe(0.91))
  test("ignores other kinds, archived items and cancelled tasks", () => {
    const others = [
      known(0.99, { kind: "topic" }),
      known(0.98, { status: "archived" }),
      known(0.97, { status: "cancelled" })
    ]
    expect(recommend(others, "atom", ngramModel)).toEqual(nothing)
    expect(recommend([...others, known(0.9, { id: "atom0002" })], "atom", ngramModel).target).toBe("atom0002")
  })
  test("spelling and meaning have different thresholds, and in both `same` is above `near`", () => {
    expect(thresholdsOf(ngramModel)).not.toEqual(thresholdsOf("embeddinggemma"))
    for (const model of [ngramModel, "embeddinggemma"])
      expect(thresholdsOf(model).same).toBeGreaterThan(thresholdsOf(model).near)
  })
})

describe("a text that was proposed already", () => {
  const chat = Audience.make("chat:harbour0")
  const other = Audience.make("chat:backroom")

  test("is recognised in other spelling, and another text is not", () => {
    const seen = makeSeen()
    seen.add("one", "We roll back first, and ask later", team)
    expect(seen.like("we roll back first and ask later!", team)).toBe("one")
    expect(seen.like("The certificate expires on Friday", team)).toBeNull()
  })
  test("is forgotten above the limit, oldest first", () => {
    const seen = makeSeen(2)
    seen.add("one", "We roll back first", team)
    seen.add("two", "The certificate expires on Friday", team)
    seen.add("three", "Deploys move to Monday", team)
    expect(seen.like("We roll back first", team)).toBeNull()
    expect(seen.like("Deploys move to Monday", team)).toBe("three")
  })
  test("counts only for audiences that may see it", () => {
    const seen = makeSeen()
    seen.add("private", "We roll back first", chat)
    expect(seen.like("We roll back first", team)).toBeNull()
    expect(seen.like("We roll back first", other)).toBeNull()
    expect(seen.like("We roll back first", chat)).toBe("private")
    seen.add("open", "Deploys move to Monday", team)
    expect(seen.like("Deploys move to Monday", chat)).toBe("open")
  })
})
