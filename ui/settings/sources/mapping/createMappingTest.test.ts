import { createRoot, createSignal } from "solid-js"
import { expect, test, vi } from "vitest"
import { createMappingTest } from "./createMappingTest.ts"
import { typedOf } from "./typedMapping.ts"

const typedWith = (sample: string) => ({
  ...typedOf({ title: "title", text: null, link: null, author: null }),
  sample
})

test("of what is typed during a request, only the last is tested, after it", async () => {
  const asked: Array<string> = []
  const answers: Array<() => void> = []
  const ask = (_: object, sample: string) => {
    asked.push(sample)
    return new Promise<{ title: string; text: string; link: null }>((resolve) =>
      answers.push(() => resolve({ title: `Title of ${sample}`, text: "", link: null }))
    )
  }
  const { result, setTyped, end } = createRoot((end) => {
    const [typed, setTyped] = createSignal(typedWith("1"))
    return { result: createMappingTest(typed, ask), setTyped, end }
  })
  await vi.waitFor(() => expect(asked).toEqual(["1"]))
  for (const sample of ["12", "123", "1234"]) setTyped(typedWith(sample))
  answers[0]?.()
  await vi.waitFor(() => expect(asked).toEqual(["1", "1234"]))
  expect(result()).toBeNull()
  answers[1]?.()
  await vi.waitFor(() => expect(result()?.text).toBe("Title of 1234"))
  end()
})
