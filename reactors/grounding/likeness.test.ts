import { describe, expect, test } from "vitest"
import { Audience, team } from "../../domain/values.ts"
import type { NearHit } from "../../projections/search/vectors/nearest.ts"
import { ngramModel } from "../../models/language/text/ngramHash.ts"
import { makeSeen, recommend, thresholdsOf } from "./likeness.ts"

const known = (cosine: number, more: Partial<NearHit> = {}): NearHit => ({
  kind: "atom",
  id: "atom0001",
  text: "We roll back first",
  number: 1,
  cosine,
  status: "standing",
  ...more
})
const nothing = { is: "new", target: null, cosine: null }

describe("a draft beside what is known", () => {
  test.each([
    [ngramModel, 0.82, "merge"],
    [ngramModel, 0.819, "update"],
    [ngramModel, 0.6, "update"],
    ["embeddinggemma", 0.92, "merge"],
    ["embeddinggemma", 0.919, "update"],
    ["embeddinggemma", 0.84, "update"]
  ])("by %s, at %d: %s", (model, cosine, is) =>
    expect(recommend([known(cosine)], "atom", model)).toEqual({ is, target: "atom0001", cosine })
  )
  test("is new where nothing is near enough", () => {
    expect(recommend([known(0.59)], "atom", ngramModel)).toEqual(nothing)
    expect(recommend([known(0.83)], "atom", "embeddinggemma")).toEqual(nothing)
    expect(recommend([], "atom", ngramModel)).toEqual(nothing)
  })
  test("is told with three digits", () => expect(recommend([known(0.912_345)], "atom", ngramModel).cosine).toBe(0.912))
  test("is compared with its own kind, and with nothing that was put away", () => {
    const others = [
      known(0.99, { kind: "topic" }),
      known(0.98, { status: "archived" }),
      known(0.97, { status: "cancelled" })
    ]
    expect(recommend(others, "atom", ngramModel)).toEqual(nothing)
    expect(recommend([...others, known(0.9, { id: "atom0002" })], "atom", ngramModel).target).toBe("atom0002")
  })
  test("spelling alone has other thresholds than meaning, and in both the same is nearer than the near", () => {
    expect(thresholdsOf(ngramModel)).not.toEqual(thresholdsOf("embeddinggemma"))
    for (const model of [ngramModel, "embeddinggemma"])
      expect(thresholdsOf(model).same).toBeGreaterThan(thresholdsOf(model).near)
  })
})

describe("what was proposed already", () => {
  const chat = Audience.make("chat:harbour0")
  const other = Audience.make("chat:backroom")

  test("is known again in other spelling, and something else is not", () => {
    const seen = makeSeen()
    seen.add("one", "We roll back first, and ask later", team)
    expect(seen.like("we roll back first and ask later!", team)).toBe("one")
    expect(seen.like("The certificate expires on Friday", team)).toBeNull()
  })
  test("is forgotten once there is more than fits, the oldest first", () => {
    const seen = makeSeen(2)
    seen.add("one", "We roll back first", team)
    seen.add("two", "The certificate expires on Friday", team)
    seen.add("three", "Deploys move to Monday", team)
    expect(seen.like("We roll back first", team)).toBeNull()
    expect(seen.like("Deploys move to Monday", team)).toBe("three")
  })
  test("counts for those who may see it, and for nobody else", () => {
    const seen = makeSeen()
    seen.add("private", "We roll back first", chat)
    expect(seen.like("We roll back first", team)).toBeNull()
    expect(seen.like("We roll back first", other)).toBeNull()
    expect(seen.like("We roll back first", chat)).toBe("private")
    seen.add("open", "Deploys move to Monday", team)
    expect(seen.like("Deploys move to Monday", chat)).toBe("open")
  })
})
