/** A proposal beside the statements that it ends or denies. */
import { fireEvent, render } from "@solidjs/testing-library"
import { describe, expect, test } from "vitest"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { shownProposal } from "../../kit/rows.ts"
import { Pairs } from "./Pairs.tsx"
import { pairsOf } from "./pairs.ts"

const atom = { number: 12, text: "We deploy on Fridays" } as AtomRow
const replacing = shownProposal("atom0009", { kind: "atom", text: "We deploy on Mondays" })
const known = {
  atom: (id: string) => (id === "atom0001" ? atom : undefined),
  proposal: (id: string) => (id === "atom0009" ? replacing : undefined)
}
const linked = (relation: string) =>
  shownProposal("p", {
    kind: "atom",
    text: "We never deploy on Fridays",
    links: [
      { relation, to: "atom0001" },
      { relation, to: "hidden00" }
    ]
  })

describe("the pairs of a proposal", () => {
  test("leave out a statement that the reader may not see", () =>
    expect(pairsOf(linked("contradicts"), known)).toEqual([
      { relation: "contradicts", id: "atom0001", label: "A-12", text: atom.text, quotes: null }
    ]))

  test("have the other proposal that replaces it, with its quotes", () => {
    const replaced = shownProposal("p", { kind: "atom", status: "replaced", replacedBy: "atom0009" })
    expect(pairsOf(replaced, known)).toMatchObject([
      { relation: "replacedBy", text: "We deploy on Mondays", quotes: replacing.evidence }
    ])
  })

  test("are made with undecided proposals too, from both sides", () => {
    const says = (id: string, to: string, more = {}) =>
      shownProposal(id, { kind: "atom", text: id, links: [{ relation: "contradicts", to }] }, more)
    const other = shownProposal("atom0009", { kind: "atom", text: "We deploy on Mondays" })
    expect(pairsOf(says("p", "atom0009"), known)).toMatchObject([
      { relation: "contradicts", id: "atom0009", label: "" }
    ])
    const all = [says("p", "atom0009"), says("q", "atom0009", { status: "rejected" })]
    expect(pairsOf(other, known, all)).toMatchObject([{ relation: "contradicts", id: "p" }])
    expect(pairsOf(says("atom0009", "p"), { ...known, proposal: () => all[0] }, all)).toHaveLength(1)
  })

  test("lead to the other proposal", () => {
    const row = shownProposal("p", { kind: "atom", links: [{ relation: "closes", to: "atom0009" }] })
    const went: Array<string> = []
    const page = render(() => (
      <Pairs
        row={row}
        pairs={pairsOf(row, known)}
        open={true}
        nameOf={() => "ann"}
        quotesOf={() => Promise.resolve([])}
        onMerge={() => undefined}
        onGo={(id) => went.push(id)}
      />
    ))
    expect(page.getByRole("region").getAttribute("aria-label")).toBe("Finishes another proposal")
    expect(page.getAllByRole("button")).toHaveLength(1)
    fireEvent.click(page.getByRole("button", { name: "Show the other proposal" }))
    expect(went).toEqual(["atom0009"])
  })

  test("show a contradiction with the quotes of both", async () => {
    const row = linked("contradicts")
    const quote = { ...row.evidence[0]!, text: "Fridays it is" }
    const page = render(() => (
      <Pairs
        row={row}
        pairs={pairsOf(row, known)}
        open={true}
        nameOf={() => "ann"}
        quotesOf={() => Promise.resolve([quote])}
        onMerge={() => undefined}
        onGo={() => undefined}
      />
    ))
    await page.findByText("Fridays it is")
    expect(page.getByRole("region").getAttribute("aria-label")).toBe("Contradicts a known statement")
    expect([...page.container.querySelectorAll("mark")].map(({ textContent }) => textContent)).toEqual([
      "Fridays it is",
      "stay on stable"
    ])
    expect(page.queryByRole("button")).toBeNull()
  })

  test("offer to close a known statement without a new one", () => {
    const row = linked("closes")
    const into: Array<string> = []
    const page = render(() => (
      <Pairs
        row={row}
        pairs={pairsOf(row, known)}
        open={true}
        nameOf={() => "ann"}
        quotesOf={() => Promise.resolve([])}
        onMerge={(id) => into.push(id)}
        onGo={() => undefined}
      />
    ))
    fireEvent.click(page.getByRole("button", { name: "Only close A-12" }))
    expect(into).toEqual(["atom0001"])
  })
})
