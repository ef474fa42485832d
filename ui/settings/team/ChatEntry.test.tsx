/** A chat in the settings while it waits for an owner. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { ChatId } from "../../../domain/ids.ts"
import { ChatEntry } from "./ChatEntry.tsx"

afterEach(() => void vi.unstubAllGlobals())

const chat = (approved: boolean): ChatRow => ({
  id: ChatId.make("chat0001"),
  title: "Design",
  source: "telegram",
  keepDays: null,
  state: "bound",
  consent: false,
  approved,
  proposals: false,
  members: 0,
  messages: 0,
  unread: 0
})
const show = (approved: boolean, isOwner: boolean) =>
  render(() => (
    <ChatEntry
      chat={chat(approved)}
      isAdmin={true}
      isOwner={isOwner}
      act={async (run) => {
        await run()
        return true
      }}
    />
  ))

test("an owner approves or refuses it, and until then its messages cannot be stored", async () => {
  const asked: Array<string> = []
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    return Promise.resolve(new Response(JSON.stringify({ id: "chat0001", seq: 2 }), { status: 200 }))
  })
  show(false, true)
  expect(screen.getByText(/waits for an owner/)).toBeTruthy()
  expect(screen.queryByLabelText("Store new messages")).toBeNull()
  fireEvent.click(screen.getByRole("button", { name: "Approve" }))
  fireEvent.click(screen.getByRole("button", { name: "Refuse" }))
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  expect(asked).toEqual(["/api/chats/chat0001/approve", "/api/chats/chat0001/refuse"])
})

test("an admin sees that it waits, and has no buttons", () => {
  show(false, false)
  expect(screen.getByText(/waits for an owner/)).toBeTruthy()
  expect(screen.queryByRole("button")).toBeNull()
})

test("an approved one has its settings", () => {
  show(true, true)
  expect(screen.queryByText(/waits for an owner/)).toBeNull()
  expect(screen.getByLabelText("Store new messages")).toBeTruthy()
})
