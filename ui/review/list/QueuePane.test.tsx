import { render } from "@solidjs/testing-library"
import { createSignal } from "solid-js"
import { expect, test } from "vitest"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { shownProposal } from "../../kit/rows.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { queueOf } from "../queue/queue.ts"
import { QueuePane } from "./QueuePane.tsx"

const known: Lookup = {
  nameOf: (actor) => actor,
  topic: () => null,
  atom: () => undefined,
  task: () => undefined,
  proposal: () => undefined
}

/** A row that counts how often its draft is read. */
const counted = (row: ProposalRow, read: () => void): ProposalRow =>
  new Proxy(row, {
    get: (target, field, self) => {
      if (field === "draft") read()
      return Reflect.get(target, field, self)
    }
  })

test("a decision among 300 proposals renders one line again", () => {
  let reads = 0
  const rows = Array.from({ length: 300 }, (_, n) =>
    counted(shownProposal(`p${n}`, { kind: "atom", text: `Statement ${n}` }), () => reads++)
  )
  const groupsOf = (all: ReadonlyArray<ProposalRow>) => queueOf(all, [], 0, () => true)
  const decided = shownProposal("p7", { kind: "atom", text: "Statement 7" }, { status: "approved", made: "p7" })
  const [before, after] = [groupsOf(rows), groupsOf(rows.map((row) => (row.id === "p7" ? decided : row)))]
  const [groups, setGroups] = createSignal(before)
  const [cursor, setCursor] = createSignal("proposal:p7")
  const { container } = render(() => (
    <QueuePane
      groups={groups()}
      now={0}
      cursor={cursor()}
      selected={new Set()}
      held={0}
      me="person:me000000"
      known={known}
      nameOfOrigin={() => "A chat"}
      onGo={() => undefined}
      onFold={() => undefined}
      onShowHeld={() => undefined}
    />
  ))
  reads = 0
  setGroups(after)
  setCursor("proposal:p8")
  expect(container.querySelector("[aria-current]")?.textContent).toContain("Statement 8")
  expect(container.querySelector("[data-key='proposal:p7']")?.classList.contains("done")).toBe(true)
  expect(reads).toBeLessThan(20)
})
