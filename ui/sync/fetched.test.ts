import { createRoot, createSignal } from "solid-js"
import { describe, expect, test } from "vitest"
import { Refusal } from "./rest/api.ts"
import { cameBack, createFetched } from "./fetched.ts"

const held = () => {
  const answers: Array<(text: string) => void> = []
  return { answers, ask: () => new Promise<string>((resolve) => answers.push(resolve)) }
}

describe("a fetched answer", () => {
  test("stays until the next answer arrives, and an outdated answer is dropped", async () => {
    const { answers, ask } = held()
    await createRoot(async (end) => {
      const [about, setAbout] = createSignal<string | null>("a")
      const fetched = createFetched(about, ask)
      await Promise.resolve()
      answers[0]?.("of a")
      await Promise.resolve()
      expect(fetched.value()?.answer).toBe("of a")
      setAbout("b")
      setAbout("c")
      expect(fetched.value()?.answer).toBe("of a")
      expect(fetched.loading()).toBe(true)
      answers[2]?.("of c")
      answers[1]?.("of b")
      await Promise.resolve()
      expect(fetched.value()).toEqual({ about: "c", answer: "of c" })
      expect(fetched.loading()).toBe(false)
      end()
    })
  })

  test("has the reason of a failure", async () => {
    const why = new Refusal({ type: "about:blank", title: "No such thing.", status: 404, detail: "" })
    await createRoot(async (end) => {
      const [about] = createSignal("a")
      const fetched = createFetched(about, () => Promise.reject(why))
      await Promise.resolve()
      await Promise.resolve()
      expect(fetched.failed()).toBe(why)
      end()
    })
  })

  test("is fetched again after a reconnect if it had failed", async () => {
    let there = false
    await createRoot(async (end) => {
      const [about] = createSignal("a")
      const why = new Refusal({ type: "about:blank", title: "", status: 0, detail: "" })
      const fetched = createFetched(about, () => (there ? Promise.resolve("of a") : Promise.reject(why)))
      await Promise.resolve()
      await Promise.resolve()
      expect(fetched.failed()).toBe(why)
      there = true
      cameBack()
      await Promise.resolve()
      await Promise.resolve()
      expect(fetched.value()?.answer).toBe("of a")
      expect(fetched.failed()).toBe(null)
      end()
    })
  })
})
