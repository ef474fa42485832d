/** The card at the end of the queue. */
import { Route, Router } from "@solidjs/router"
import { fireEvent, render } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { EndCard } from "./EndCard.tsx"

const open = (now: Partial<Parameters<typeof EndCard>[0]>) => {
  const done: Array<string> = []
  const card = () => (
    <EndCard
      decided={0}
      weaker={0}
      fresh={0}
      toClose={null}
      mayAct={true}
      busy={false}
      onFold={() => done.push("fold")}
      onClose={() => done.push("close")}
      onStart={() => done.push("start")}
      {...now}
    />
  )
  const page = render(() => (
    <Router>
      <Route path="*" component={card} />
    </Router>
  ))
  return { page, done, text: page.container.textContent ?? "" }
}

test("says how much was decided, and starts a run from the statements that none has used", () => {
  const { page, done, text } = open({ decided: 20, fresh: 14 })
  expect(text).toContain("All caught up")
  expect(text).toContain("20 decided")
  fireEvent.click(page.getByRole("button", { name: /Suggest tasks from 14 statements/ }))
  expect(done).toEqual(["start"])
})

test("closes the run whose proposals are decided, before another one starts", () => {
  const { page, done } = open({ decided: 4, toClose: "Run of 29 Nov" })
  fireEvent.click(page.getByRole("button", { name: /Close “Run of 29 Nov”/ }))
  expect(done).toEqual(["close"])
})

test("does not say that all is done while weaker proposals are left", () => {
  const { page, done, text } = open({ decided: 20, weaker: 6 })
  expect(text).not.toContain("All caught up")
  expect(text).toContain("6 weaker proposals are left.")
  fireEvent.click(page.getByRole("button", { name: "Show" }))
  expect(done).toEqual(["fold"])
})

test("offers a viewer no command", () => {
  const { page } = open({ fresh: 14, toClose: "Run", mayAct: false })
  expect(page.queryByRole("button")).toBeNull()
})
