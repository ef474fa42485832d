/** The page of incoming webhooks, on a server whose every answer has new objects, as the real one. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { asSentSource, emptySource } from "./AddSource.tsx"
import { SourceFields } from "./SourceFields.tsx"
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

interface Sent {
  readonly method: string
  readonly headers: { readonly "idempotency-key"?: string }
  readonly body: string
}
/** Returns the number of times that the senders were listed, and the requests that changed something. */
const serve = () => {
  let [secret, state, lists] = [1, "active", 0]
  const sent: Array<{ readonly path: string; readonly key: string | undefined; readonly body: unknown }> = []
  const answer = (path: string): unknown => {
    if (path.includes("/rotate"))
      return { id: "source0000", seq: 2, secret: "whsec_new", version: ++secret, path: "/p" }
    if (path.includes("/pause")) state = "paused"
    if (path.includes("/pause")) return { id: "source0000", seq: 3 }
    if (path.includes("/sources/failures")) return { items: [], next: null }
    if (path.includes("/chats")) return { items: [], next: null }
    lists++
    return { items: [row(secret, state)], next: null }
  }
  vi.stubGlobal("fetch", (path: string, { method, headers, body }: Sent) => {
    if (method === "POST") sent.push({ path, key: headers["idempotency-key"], body: JSON.parse(body ?? "null") })
    return Promise.resolve(new Response(JSON.stringify(answer(path))))
  })
  return { lists: () => lists, sent }
}

test("a new secret stays on the page after the list is loaded again", async () => {
  const { lists, sent } = serve()
  render(() => <SourcesSection />)
  fireEvent.click(await screen.findByRole("button", { name: "New secret for Repository" }))
  fireEvent.click(await screen.findByRole("button", { name: "New secret" }))
  await vi.waitFor(() => expect(lists()).toBe(2))
  expect(screen.getByText("whsec_new")).toBeTruthy()
  // After a lost answer the same request gets the same secret.
  expect(sent.map(({ path, key }) => [path, typeof key])).toEqual([["/api/sources/source0000/rotate", "string"]])
})

test("a sender that writes into a chat may choose one topic of it", () => {
  const typed = { ...emptySource, name: " Repository ", place: "chat0000", thread: " 7 " }
  expect(asSentSource(typed)).toEqual({
    name: "Repository",
    kind: "github",
    makes: "message",
    chat: "chat0000",
    thread: "7"
  })
  expect(asSentSource({ ...typed, thread: " " })).not.toHaveProperty("thread")
  expect(asSentSource({ ...typed, place: "team" })).not.toHaveProperty("thread")

  const fields = (place: string) => (
    <SourceFields value={{ ...typed, place }} chats={[]} busy={false} onChange={() => {}} />
  )
  const inChat = render(() => fields("chat0000"))
  expect(screen.getByLabelText("Number of the forum topic, if any")).toBeTruthy()
  inChat.unmount()
  render(() => fields("team"))
  expect(screen.queryByLabelText("Number of the forum topic, if any")).toBeNull()
})

test("the button that pauses a sender keeps the focus, and then resumes it", async () => {
  serve()
  render(() => <SourcesSection />)
  const button = await screen.findByRole("button", { name: "Pause Repository" })
  button.focus()
  fireEvent.click(button)
  expect(await screen.findByRole("button", { name: "Resume Repository" })).toBe(document.activeElement)
})
