import { createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import { shownTask } from "../../kit/rows.ts"
import type { Live } from "../../sync/live.tsx"
import { usableVerbs } from "../../verbs/bindings.ts"
import { createActs } from "./createActs.ts"
import { createSelection } from "./createSelection.ts"

const task = shownTask("task0001")
// The acts use no other parts of `Live` before a verb runs.
const live = { mayAct: () => true, task: (id: string) => (id === task.id ? task : undefined) } as unknown as Live
const changing = ["complete", "setStatus", "setAssignee", "setPriority", "setDue", "setTopic"]
const offered = () => usableVerbs().map(({ id }) => id)

test("the verbs that change a task need a task: with the focus, or selected", () =>
  createRoot((end) => {
    const page = document.body.appendChild(document.createElement("div"))
    page.innerHTML = `<div data-task="${task.id}"><a class="title" href="#" tabindex="0">Task</a></div>`
    const [ids] = createSignal([task.id])
    const selection = createSelection(ids)
    const acts = createActs({ live, page: () => page, selection })
    expect(offered()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(complete|set|selectRow)/u)]))
    page.querySelector("a")?.focus()
    acts.onFocusIn()
    expect(offered()).toEqual(expect.arrayContaining([...changing, "selectRow"]))
    page.querySelector("a")?.blur()
    acts.onFocusIn()
    selection.all()
    expect(offered()).toEqual(expect.arrayContaining(changing))
    expect(offered()).not.toContain("selectRow")
    page.remove()
    end()
  }))
