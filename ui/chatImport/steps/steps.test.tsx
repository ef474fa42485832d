/** The steps of an import, as a person sees and uses them. */
import { Route, Router } from "@solidjs/router"
import { fireEvent, render } from "@solidjs/testing-library"
import type { JSX } from "solid-js"
import { expect, test } from "vitest"
import { ChatId } from "../../../domain/ids.ts"
import { Audience, team } from "../../../domain/values.ts"
import type { ChatInFile, ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { DropZone } from "./DropZone.tsx"
import { Outcome } from "./Outcome.tsx"
import { Preview } from "./Preview.tsx"

const chat = (place: string, change: Partial<ChatInFile> = {}): ChatInFile => ({
  place,
  chat: ChatId.make("pier0000"),
  title: `Pier ${place}`,
  messages: 1200,
  leftOut: 3,
  losses: [{ sort: "left-out", kind: "service", count: 3 }],
  audience: team,
  ...change
})
const shown = (change: Partial<ImportShown>): ImportShown => ({
  id: "import01",
  name: "result.json",
  size: 9,
  modified: 1,
  next: 9,
  state: "ready",
  fault: null,
  chats: [],
  counts: [],
  ...change
})
const show = (part: () => JSX.Element) => render(() => <Router>{<Route path="*" component={part} />}</Router>)

test("the preview says what is stored, what is lost and who reads it, and starts with the chosen chats", () => {
  const started: Array<ReadonlyArray<string>> = []
  const chats = [
    chat("chats/0"),
    chat("chats/1", { messages: 1, audience: Audience.make("chat:pier0000") }),
    chat("chats/2", { messages: 0 })
  ]
  const page = show(() => (
    <Preview shown={shown({ chats })} onStart={(places) => started.push(places)} buttons={null} />
  ))
  const rows = page.getAllByRole("row").map((row) => row.textContent)
  expect(rows[1]).toBe("Pier chats/01,2003not stored: service: 3the team")
  expect(rows[2]).toContain("members of the chat")
  expect(page.getByRole("checkbox", { name: "Pier chats/2" }).hasAttribute("disabled")).toBe(true)
  fireEvent.click(page.getByRole("button", { name: "Import 1,201 messages" }))
  fireEvent.click(page.getByRole("checkbox", { name: "Pier chats/0" }))
  fireEvent.click(page.getByRole("button", { name: "Import 1 message" }))
  fireEvent.click(page.getByRole("checkbox", { name: "Pier chats/1" }))
  expect(page.getByRole("button", { name: "Import 0 messages" }).hasAttribute("disabled")).toBe(true)
  expect(started).toEqual([["chats/0", "chats/1"], ["chats/1"]])
})

test("the end has its numbers, and a link to find knowledge in each chat", () => {
  const counts = [
    {
      place: "",
      chat: ChatId.make("pier0000"),
      title: "Pier",
      stored: 1200,
      alreadyThere: 4,
      edited: 0,
      forgotten: 0,
      leftOut: 1
    }
  ]
  const page = show(() => <Outcome shown={shown({ state: "done", counts })} onContinue={() => {}} buttons={null} />)
  expect(page.getByRole("status").textContent).toContain("1,200 messages stored, 4 were stored before, 1 left out")
  expect(page.getByRole("link", { name: "Find knowledge in this chat" }).getAttribute("href")).toBe(
    "/runs?chat=pier0000"
  )
  expect(page.queryByRole("button")).toBeNull()
})

test("a stopped import says why, and continues by one button", () => {
  let continued = 0
  const page = show(() => (
    <Outcome shown={shown({ state: "failed", fault: "not-stored" })} onContinue={() => continued++} buttons={null} />
  ))
  expect(page.getByRole("alert").textContent).toMatch(/^The import has stopped. The log did not store/)
  fireEvent.click(page.getByRole("button", { name: "Continue the import" }))
  expect(continued).toBe(1)
})

test("a file is taken from the button, and from a drop anywhere on the page", () => {
  const taken: Array<string> = []
  const page = show(() => <DropZone most={2 * 1024 ** 3} onFile={({ name }) => taken.push(name)} />)
  const file = new File(["{}"], "result.json")
  fireEvent.change(page.getByLabelText("Choose a file", { selector: "input" }), { target: { files: [file] } })
  const drop = new Event("drop", { bubbles: true, cancelable: true })
  fireEvent(document.body, Object.assign(drop, { dataTransfer: { files: [file] } }))
  expect(drop.defaultPrevented).toBe(true)
  const text = new Event("drop", { bubbles: true, cancelable: true })
  fireEvent(document.body, Object.assign(text, { dataTransfer: { files: [] } }))
  expect(text.defaultPrevented).toBe(false)
  expect(taken).toEqual(["result.json", "result.json"])
})
