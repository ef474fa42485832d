import { fireEvent, render, screen } from "@solidjs/testing-library"
import { createSignal } from "solid-js"
import { expect, test } from "vitest"
import { mostTopics } from "../../../../domain/endpoint/webhookTypes.ts"
import { TopicId } from "../../../../domain/ids.ts"
import { isFilterComplete, sentFilter } from "./createNewWebhook.ts"
import { TopicChoice } from "./TopicChoice.tsx"

const all = Array.from({ length: mostTopics + 1 }, (_, n) => ({
  id: `topic${String(n).padStart(3, "0")}`,
  name: `Pier ${n}`
}))
const show = (count: number, first: ReadonlyArray<string> | null = null) => {
  const [chosen, setChosen] = createSignal(first)
  const topics = { nameOf: (id: string) => id, choices: () => all.slice(0, count) }
  render(() => <TopicChoice topics={topics} chosen={chosen()} onChange={setChosen} />)
  return chosen
}
const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name })

test("without topics there is nothing to choose", () => {
  show(0)
  expect(screen.queryByRole("radio")).toBeNull()
})

test("chosen topics are added and removed, and none is not a filter yet", () => {
  const chosen = show(3)
  fireEvent.click(screen.getByRole("radio", { name: "Only chosen topics" }))
  expect(chosen()).toEqual([])
  expect(isFilterComplete({ name: "Builds", types: null, topics: chosen() })).toBe(false)
  fireEvent.click(box("Pier 1"))
  fireEvent.click(box("Pier 2"))
  fireEvent.click(box("Pier 1"))
  expect(sentFilter({ name: " Builds ", types: null, topics: chosen() })).toEqual({
    name: "Builds",
    topics: [TopicId.make("topic002")]
  })
  fireEvent.click(screen.getByRole("radio", { name: "All topics, and things without a topic" }))
  expect(chosen()).toBeNull()
})

test("at most as many topics as the server accepts", () => {
  show(
    all.length,
    all.slice(0, mostTopics).map(({ id }) => id)
  )
  expect([box(`Pier ${mostTopics}`).disabled, box("Pier 0").disabled]).toEqual([true, false])
})
