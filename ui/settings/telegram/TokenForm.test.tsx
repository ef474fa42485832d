/** The form of the bot's token, on a server that answers as the real one does. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import type { StoredTokenShown } from "../../../gateways/contract/botShown.ts"
import { TokenForm } from "./TokenForm.tsx"

afterEach(() => void vi.unstubAllGlobals())

const bot = { id: 7, username: "tracker_bot", name: "Tracker", readsAll: false, joinsGroups: false }
interface Asked {
  readonly path: string
  readonly body: unknown
}
/** A server with these answers, in order. */
const serve = (...answers: ReadonlyArray<readonly [status: number, body: object]>) => {
  const asked: Array<Asked> = []
  vi.stubGlobal("fetch", (path: string, { body }: { readonly body: string }) => {
    const [status, answer] = answers[asked.length] ?? [500, {}]
    asked.push({ path, body: JSON.parse(body) })
    return Promise.resolve(new Response(JSON.stringify(answer), { status }))
  })
  return asked
}
const shown = (present: StoredTokenShown["bot"] | null) => {
  const connected = vi.fn<(found: typeof bot) => void>()
  render(() => <TokenForm present={present} onConnected={connected} />)
  return { connected, field: screen.getByLabelText("Token of the bot") as HTMLInputElement }
}
const type = (field: HTMLInputElement, text: string) => fireEvent.input(field, { target: { value: text } })
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }))

test("an empty token is refused without a request, and a wrong one in words, with the typed text kept", async () => {
  const asked = serve([409, { type: "/problems/conflict", title: "", status: 409, reason: "token-refused" }])
  const { field } = shown(null)
  press("Check")
  expect(screen.getByText("Paste the token that @BotFather gave you.")).toBeTruthy()
  expect(asked).toEqual([])
  type(field, "1:wrong-token-here")
  press("Check")
  expect(await screen.findByText(/Telegram refuses this token/)).toBeTruthy()
  expect(field.value).toBe("1:wrong-token-here")
})

test("Telegram that does not answer is no fault of the token", async () => {
  serve([503, { type: "/problems/unavailable", title: "", status: 503, detail: "no answer" }])
  const { field } = shown(null)
  type(field, "7:right-token")
  press("Check")
  expect(await screen.findByText(/Telegram does not answer, so nothing is stored/)).toBeTruthy()
})

test("the owner sees the bot and its limits before it is connected, and the field is then empty", async () => {
  const asked = serve([200, bot], [200, bot])
  const { field, connected } = shown(null)
  type(field, " 7:right-token ")
  press("Check")
  expect(await screen.findByText("Telegram knows this bot: Tracker, @tracker_bot")).toBeTruthy()
  expect(screen.getByText(/Privacy mode is on/)).toBeTruthy()
  expect(screen.getByText(/It cannot be added to groups/)).toBeTruthy()
  press("Connect")
  await vi.waitFor(() => expect(connected).toHaveBeenCalledWith(bot))
  expect(asked).toEqual([
    { path: "/api/system/bot/test", body: { token: "7:right-token" } },
    { path: "/api/system/bot", body: { token: "7:right-token" } }
  ])
  expect(field.value).toBe("")
})

test("another bot is replaced only after a confirmation that names both", async () => {
  const asked = serve([200, bot], [200, bot])
  const { field, connected } = shown({ id: 5, username: "old_bot", name: "Old" })
  type(field, "7:right-token")
  press("Check")
  await screen.findByText(/Telegram knows this bot/)
  press("Connect")
  expect(await screen.findByText("Replace @old_bot by @tracker_bot?")).toBeTruthy()
  expect(asked).toHaveLength(1)
  press("Replace the bot")
  await vi.waitFor(() => expect(connected).toHaveBeenCalled())
  expect(asked[1]?.body).toEqual({ token: "7:right-token", replaces: 5 })
})

test("another text needs another check", async () => {
  serve([200, bot])
  const { field } = shown(null)
  type(field, "7:right-token")
  press("Check")
  await screen.findByText(/Telegram knows this bot/)
  type(field, "8:another-token")
  expect(screen.queryByRole("button", { name: "Connect" })).toBe(null)
})
