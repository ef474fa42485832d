import { createRoot, createSignal } from "solid-js"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
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

describe("a failed fetch", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => void vi.useRealTimers())

  /** Answers of a server, one for each fetch; a number is the status of a refusal. */
  const server = (...answers: ReadonlyArray<string | number>) => {
    const asked: Array<string> = []
    const ask = (about: string) => {
      const answer = answers[asked.push(about) - 1]
      if (typeof answer === "string") return Promise.resolve(answer)
      return Promise.reject(new Refusal({ type: "about:blank", title: "", status: answer ?? 0, detail: "" }))
    }
    return { asked, ask }
  }
  /** Longer than the waits before the first five repeats together. */
  const longMillis = 20_000

  test("is repeated while the server does not answer or is busy, and its failure is shown until the answer", async () => {
    const { asked, ask } = server(503, 0, 429, "of a")
    await createRoot(async (end) => {
      const fetched = createFetched(() => "a", ask)
      await vi.advanceTimersByTimeAsync(0)
      expect(fetched.failed()?.problem.status).toBe(503)
      await vi.advanceTimersByTimeAsync(longMillis)
      expect(asked).toHaveLength(4)
      expect([fetched.value()?.answer, fetched.failed(), fetched.loading()]).toEqual(["of a", null, false])
      end()
    })
  })

  test("is not repeated after a refusal that stays, but a person may try again", async () => {
    const { asked, ask } = server(404, "of a")
    await createRoot(async (end) => {
      const fetched = createFetched(() => "a", ask)
      await vi.advanceTimersByTimeAsync(longMillis)
      expect(asked).toHaveLength(1)
      fetched.again()
      await vi.advanceTimersByTimeAsync(0)
      expect([fetched.value()?.answer, fetched.failed()]).toEqual(["of a", null])
      fetched.again()
      expect(asked).toHaveLength(2)
      end()
    })
  })

  test("is not repeated for another subject, nor after the page is left", async () => {
    const { asked, ask } = server(503, "of b", 503)
    await createRoot(async (end) => {
      const [about, setAbout] = createSignal("a")
      createFetched(about, ask)
      await vi.advanceTimersByTimeAsync(0)
      setAbout("b")
      await vi.advanceTimersByTimeAsync(longMillis)
      setAbout("c")
      await vi.advanceTimersByTimeAsync(0)
      end()
      await vi.advanceTimersByTimeAsync(longMillis)
      expect(asked).toEqual(["a", "b", "c"])
    })
  })
})
