import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { Refusal } from "../sync/rest/api.ts"
import { createDraft } from "./createDraft.ts"
import { claimKept, reloadKept } from "./kept/keptTexts.ts"

const refusal = (status: number) => new Refusal({ type: "about:blank", title: "", status, detail: "" })
const ends: Array<() => void> = []
/** A field that is shown on a page. */
const field = <V>(start: V, place = "task:one:description", seen: number | null = null) =>
  createRoot((end) => {
    ends.push(end)
    return createDraft<V>(
      () => place,
      () => start,
      () => seen
    )
  })

beforeEach(() => {
  localStorage.clear()
  claimKept("person:ann00000", new Set())
  reloadKept()
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

describe("a typed text", () => {
  test("survives a reload and another page, and is only in its own place", () => {
    field("").set("The pier leaks")
    reloadKept()
    expect(field("").value()).toBe("The pier leaks")
    expect(field("", "task:two:description").value()).toBe("")
  })

  test.each([0, 400, 401, 403, 409, 503])("survives the answer %i, and the receipt drops it", async (status) => {
    const draft = field("")
    draft.set("The pier leaks")
    await expect(draft.send(() => Promise.reject(refusal(status)))).rejects.toBeInstanceOf(Refusal)
    expect(draft.value()).toBe("The pier leaks")
    await draft.send(() => Promise.resolve({ id: "x", seq: 1 }))
    expect(draft.value()).toBe("")
    reloadKept()
    expect(field("").kept()).toBe(false)
  })

  test("survives a refusal that the person was told of", async () => {
    const draft = field("")
    draft.set("The pier leaks")
    await draft.send(() => Promise.resolve(null))
    expect(draft.kept()).toBe(true)
  })

  test("is kept for the same person, and deleted for another one", () => {
    field("").set("The pier leaks")
    claimKept("person:ann00000", new Set())
    expect(field("").value()).toBe("The pier leaks")
    claimKept("person:bob00000", new Set())
    expect(field("").value()).toBe("")
    claimKept("person:ann00000", new Set())
    expect(field("").value()).toBe("")
    expect(localStorage.length).toBe(0)
  })

  test("that equals the stored one again is not kept", () => {
    const draft = field("Stored")
    draft.set("Typed")
    draft.set("Stored")
    expect(draft.kept()).toBe(false)
  })

  test("keeps the revision that the person saw at first", () => {
    field("Stored", "task:one:title", 3).set("Typed")
    expect(field("Stored by another", "task:one:title", 4).seen()).toBe(3)
  })

  test("follows its place", () => {
    const [place, setPlace] = createSignal("task:one:title")
    createRoot((end) => {
      ends.push(end)
      const draft = createDraft(place, () => `stored in ${place()}`)
      draft.set("Typed")
      setPlace("task:two:title")
      expect(draft.value()).toBe("stored in task:two:title")
      setPlace("task:one:title")
      expect(draft.value()).toBe("Typed")
    })
  })

  test("that was stored by an unknown version is ignored", () => {
    localStorage.setItem("draft:person:ann00000:task:one:description", "{not json")
    expect(field("Stored").value()).toBe("Stored")
  })
})

describe("the key of a command", () => {
  const keys: Array<string> = []
  const lost = (_: unknown, key: string) => {
    keys.push(key)
    return Promise.reject(refusal(0))
  }
  beforeEach(() => {
    keys.length = 0
  })

  test("is the same one after a lost answer, also after a reload", async () => {
    const draft = field("")
    draft.set("The pier leaks")
    await draft.send(lost).catch(() => null)
    await draft.send(lost).catch(() => null)
    reloadKept()
    await field("")
      .send(lost)
      .catch(() => null)
    expect(new Set(keys).size).toBe(1)
  })

  test("is another one when the person changes something, and after a receipt", async () => {
    const draft = field("")
    draft.set("The pier leaks")
    await draft.send(lost).catch(() => null)
    draft.set("The pier leaks again")
    await draft.send(lost).catch(() => null)
    await draft.send((_, key) => Promise.resolve({ key }))
    draft.set("The pier leaks")
    await draft.send(lost).catch(() => null)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(3)
  })

  test("is used by one request at a time", async () => {
    const draft = field("")
    draft.set("The pier leaks")
    let answer: (receipt: object) => void = () => undefined
    const first = draft.send(() => new Promise<object>((resolve) => (answer = resolve)))
    expect(draft.busy()).toBe(true)
    draft.set("Typed too late")
    expect(await draft.send(lost)).toBeNull()
    answer({})
    await first
    expect(keys).toEqual([])
    expect(draft.value()).toBe("")
  })
})
