/** The page of incoming webhooks, on a server whose every answer has new objects, as the real one. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { SourcesSection } from "./SourcesSection.tsx"

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const row = (secret: number, state: string) => ({
  id: "source0000",
  isHidden: false,
  name: "Repository",
  kind: "github",
  state,
  path: "/hooks/in/source0000",
  makes: "message",
  audience: "team",
  chat: null,
  thread: null,
  mapping: null,
  secret,
  needsSecret: false,
  kept: 0,
  isNearlyFull: false,
  createdAt: "2026-11-26T10:00:00.000Z",
  createdBy: "person:person00"
})

/** Returns the number of times that the senders were listed. */
const serve = () => {
  let [secret, state, lists] = [1, "active", 0]
  const answer = (path: string): unknown => {
    if (path.includes("/rotate"))
      return { id: "source0000", seq: 2, secret: "whsec_new", version: ++secret, path: "/p" }
    if (path.includes("/pause")) state = "paused"
    if (path.includes("/pause")) return { id: "source0000", seq: 3 }
    if (path.includes("/sources/failures") || path.includes("/chats")) return { items: [], next: null }
    lists++
    return { items: [row(secret, state)], next: null }
  }
  vi.stubGlobal("fetch", (path: string) => Promise.resolve(new Response(JSON.stringify(answer(path)))))
  return () => lists
}

test("a new secret stays on the page after the list is loaded again", async () => {
  const lists = serve()
  render(() => <SourcesSection />)
  fireEvent.click(await screen.findByRole("button", { name: "New secret for Repository" }))
  fireEvent.click(await screen.findByRole("button", { name: "New secret" }))
  await vi.waitFor(() => expect(lists()).toBe(2))
  expect(screen.getByText("whsec_new")).toBeTruthy()
})

test("the button that pauses a sender keeps the focus, and then resumes it", async () => {
  serve()
  render(() => <SourcesSection />)
  const button = await screen.findByRole("button", { name: "Pause Repository" })
  button.focus()
  fireEvent.click(button)
  expect(await screen.findByRole("button", { name: "Resume Repository" })).toBe(document.activeElement)
})
