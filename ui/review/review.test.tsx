/** The components of Review: values in, callbacks out. */
import { fireEvent, render } from "@solidjs/testing-library"
import { createSignal } from "solid-js"
import { afterEach, describe, expect, onTestFinished, test } from "vitest"
import { dropKept } from "../drafts/kept/keptTexts.ts"
import { lookupOf } from "../knowledge/names/lookup.ts"
import { shownMessage, shownProposal } from "../kit/rows.ts"
import type { MessageRow } from "../../gateways/contract.ts"
import type { DraftBody } from "../sync/rest/knowledgeApi.ts"
import { bodyOf, wordingPlace } from "./draft/draft.ts"
import { DraftForm } from "./form/DraftForm.tsx"
import { MergeChooser } from "./merge/MergeChooser.tsx"
import type { NearTarget } from "./merge/nearest.ts"
import { Near } from "./draft/Near.tsx"
import { EvidencePane } from "./evidence/EvidencePane.tsx"
import { entryOf, queueOf } from "./queue/queue.ts"
import { QueuePane } from "./list/QueuePane.tsx"

const known = lookupOf({
  nameOf: (actor) => actor.slice("person:".length, -1),
  topics: () => undefined,
  atoms: () => undefined,
  tasks: () => undefined,
  proposals: () => undefined
})

describe("the evidence", () => {
  const evidence = shownProposal("p", { kind: "atom" }).evidence
  test("marks the quoted words, and nothing around them", () => {
    const { container } = render(() => (
      <EvidencePane
        quotes={evidence}
        messages={[shownMessage("message2", { text: "<b>what</b> about it?" }), shownMessage("message1")]}
        loading={false}
        missing={false}
        chat={null}
        nameOf={known.nameOf}
      />
    ))
    expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["stay on stable"])
    expect(container.querySelector(".context")?.textContent).toContain("<b>what</b> about it?")
    expect(container.querySelector("b b, p b")).toBeNull()
    expect(container.textContent).toContain("every quote was found")
  })

  test("reports that the message has changed, and shows the quoted words", () => {
    const { container } = render(() => (
      <EvidencePane
        quotes={evidence}
        messages={[shownMessage("message1", { text: "we changed our minds" })]}
        loading={false}
        missing={false}
        chat={null}
        nameOf={known.nameOf}
      />
    ))
    expect(container.textContent).not.toContain("every quote was found")
    expect(container.querySelector(".lost mark")?.textContent).toBe("stay on stable")
  })

  test("that could not be loaded is not reported as changed", () => {
    const pane = (messages: ReadonlyArray<MessageRow>) =>
      render(() => (
        <EvidencePane
          quotes={evidence}
          messages={messages}
          loading={false}
          missing={true}
          chat={null}
          nameOf={known.nameOf}
        />
      )).container.textContent
    expect(pane([])).toContain("could not be loaded")
    expect(pane([])).not.toContain("was changed since")
    expect(pane([shownMessage("message1")])).toContain("surrounding messages could not be loaded")
  })
})

describe("the queue", () => {
  test("fades an entry that another person decided, with their name, and shows no confidence before there is one", () => {
    const rows = [
      shownProposal("p1", { kind: "atom", text: "Fact 1" }, { status: "approved", decidedBy: "person:bob0" }),
      shownProposal("p2", { kind: "atom", text: "Fact 2" }, { band: "new" })
    ]
    const went: Array<string> = []
    const page = render(() => (
      <QueuePane
        groups={queueOf(rows, [], 0, () => true)}
        now={0}
        cursor="proposal:p2"
        selected={new Set()}
        held={0}
        me="person:ann0"
        known={known}
        nameOfOrigin={() => "A reading"}
        onGo={(key) => went.push(key)}
        onShowHeld={() => undefined}
        onFold={() => undefined}
      />
    ))
    const decided = page.getByRole("button", { name: /Fact 1/ })
    expect(decided.textContent).toContain("approved by bob")
    expect(decided.classList.contains("done")).toBe(true)
    const waiting = page.getByRole("button", { name: /Fact 2.*1 quote/ })
    expect(waiting.textContent).not.toContain("not rated")
    expect(waiting.querySelector(".band")).toBeNull()
    expect(waiting.getAttribute("aria-current")).toBe("true")
    fireEvent.click(decided)
    expect(went).toEqual([entryOf(rows[0] ?? shownProposal("none", { kind: "atom" })).key])
  })
})

describe("a draft", () => {
  const open = (draft: DraftBody) => {
    const handed: Array<DraftBody> = []
    const page = render(() => (
      <DraftForm
        proposal="p"
        revision={1}
        decided={null}
        draft={draft}
        people={[]}
        topics={[]}
        onSave={(done) => handed.push(done)}
        onApprove={(done) => handed.push(done)}
        onLeave={() => undefined}
      />
    ))
    return { handed, page }
  }
  const task = bodyOf(shownProposal("p", { kind: "task" }).draft)
  afterEach(() => dropKept(wordingPlace("p")))

  test("is returned with the edits, tidied", () => {
    const { handed, page } = open(task)
    fireEvent.input(page.getByRole("textbox", { name: "Title" }), { target: { value: " Ask\n them " } })
    fireEvent.change(page.getByRole("combobox", { name: "Priority" }), { target: { value: "critical" } })
    fireEvent.keyDown(page.getByRole("textbox", { name: "Title" }), { key: "Enter", ctrlKey: true })
    expect(handed).toEqual([{ ...task, title: "Ask them", priority: "critical" }])
  })

  test("keeps what was typed when it is left, until it is discarded", () => {
    const first = open(task).page
    fireEvent.input(first.getByRole("textbox", { name: "Title" }), { target: { value: "Ask them" } })
    first.unmount()
    const { page } = open(task)
    const title = page.getByRole("textbox", { name: "Title" })
    expect(title).toHaveProperty("value", "Ask them")
    fireEvent.click(page.getByRole("button", { name: "Discard" }))
    expect(title).toHaveProperty("value", "Ask the council")
  })

  test("that another person edits meanwhile is shown beside the own wording, and is sent only after a choice", () => {
    const [row, setRow] = createSignal({ revision: 1, draft: task })
    const [decided, setDecided] = createSignal<string | null>(null)
    const handed: Array<[DraftBody, number]> = []
    const page = render(() => (
      <DraftForm
        proposal="p"
        {...row()}
        decided={decided()}
        people={[]}
        topics={[]}
        onSave={(...all) => handed.push(all)}
        onApprove={(...all) => handed.push(all)}
        onLeave={() => undefined}
      />
    ))
    const title = page.getByRole("textbox", { name: "Title" })
    fireEvent.input(title, { target: { value: "Mine" } })
    setRow({ revision: 2, draft: { ...task, title: "Of another person" } as DraftBody })
    expect(page.getByRole("alert").textContent).toContain("Of another person")
    fireEvent.keyDown(title, { key: "Enter", ctrlKey: true })
    expect([handed, title]).toEqual([[], expect.objectContaining({ value: "Mine" })])
    fireEvent.click(page.getByRole("button", { name: "Keep my version" }))
    fireEvent.keyDown(title, { key: "Enter", ctrlKey: true })
    expect(handed).toEqual([[{ ...task, title: "Mine" }, 2]])
    setDecided("rejected by Bo")
    expect(page.getByRole("alert").textContent).toContain("rejected by Bo")
    fireEvent.keyDown(title, { key: "Enter", ctrlKey: true })
    expect([handed.length, title]).toEqual([1, expect.objectContaining({ value: "Mine" })])
  })

  test("with an empty title is not returned", () => {
    const { handed, page } = open(task)
    fireEvent.input(page.getByRole("textbox", { name: "Title" }), { target: { value: "  " } })
    fireEvent.click(page.getByRole("button", { name: "Save" }))
    expect(handed).toEqual([])
    expect(page.getByRole("alert").textContent).toContain("must not be empty")
  })
})

test("similar items that could not be loaded are not reported as missing", () => {
  const page = render(() => (
    <>
      <Near similar={[]} missing={true} hrefOf={() => null} mayMerge={() => false} onMerge={() => undefined} />
      <MergeChooser
        targets={[]}
        query=""
        loading={false}
        missing={true}
        onSearch={() => undefined}
        onChoose={() => undefined}
        onLeave={() => undefined}
      />
    </>
  ))
  expect(page.getAllByText("Similar items could not be loaded.")).toHaveLength(2)
  expect(page.queryByText(/Nothing similar/)).toBeNull()
})

test("the merge target is chosen with the arrows, and Escape cancels", () => {
  const done: Array<string> = []
  const target = (id: string) => ({ id, label: "T-1", text: id, cosine: 0.5 })
  const page = render(() => (
    <MergeChooser
      targets={[target("first"), target("second")]}
      query=""
      loading={false}
      missing={false}
      onSearch={() => undefined}
      onChoose={(id) => done.push(id)}
      onLeave={() => done.push("left")}
    />
  ))
  const first = page.getAllByRole("button")[0]
  expect(document.activeElement).toBe(first)
  fireEvent.keyDown(page.getByRole("group", { name: "Choose what to merge into" }), { key: "ArrowDown" })
  expect(document.activeElement?.textContent).toContain("second")
  fireEvent.click(document.activeElement ?? page.container)
  fireEvent.keyDown(page.getByRole("group", { name: "Choose what to merge into" }), { key: "Escape" })
  expect(done).toEqual(["second", "left"])
})

test("the choice of a merge target comes into view, and stays there when a target is added", () => {
  const scrolled: Array<Element> = []
  const before = Object.getOwnPropertyDescriptor(Element.prototype, "scrollIntoView")
  Element.prototype.scrollIntoView = function () {
    scrolled.push(this)
  }
  onTestFinished(() => {
    Reflect.deleteProperty(Element.prototype, "scrollIntoView")
    if (before !== undefined) Object.defineProperty(Element.prototype, "scrollIntoView", before)
  })
  const [targets, setTargets] = createSignal<ReadonlyArray<NearTarget>>([])
  const page = render(() => (
    <MergeChooser
      targets={targets()}
      query=""
      loading={false}
      missing={false}
      onSearch={() => undefined}
      onChoose={() => undefined}
      onLeave={() => undefined}
    />
  ))
  const group = page.getByRole("group", { name: "Choose what to merge into" })
  expect(scrolled).toEqual([group])
  setTargets([{ id: "found", label: "T-7", text: "Paint", cosine: 0.5 }])
  expect(scrolled).toEqual([group, group])
})

test("the merge target is searched for, and Enter takes the first one found", () => {
  const done: Array<string> = []
  const [query, setQuery] = createSignal("")
  const page = render(() => (
    <MergeChooser
      targets={query() === "" ? [] : [{ id: "found", label: "T-7", text: "Paint", cosine: null }]}
      query={query()}
      loading={false}
      missing={false}
      onSearch={setQuery}
      onChoose={(id) => done.push(id)}
      onLeave={() => done.push("left")}
    />
  ))
  const field = page.getByRole("searchbox")
  expect(document.activeElement).toBe(field)
  fireEvent.input(field, { target: { value: "paint" } })
  expect(document.activeElement).toBe(field)
  fireEvent.keyDown(field, { key: "Enter" })
  expect(done).toEqual(["found"])
})
