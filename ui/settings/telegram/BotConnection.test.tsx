/** The button that reads the state of the bot again, beside the forms of its token. */
import { render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import type { BotTokenShown } from "../../../gateways/contract/botShown.ts"
import { BotConnection } from "./BotConnection.tsx"

afterEach(() => void vi.unstubAllGlobals())

const shown = (token: BotTokenShown) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(token))))
  render(() => (
    <BotConnection isConnected={false} onChange={() => undefined} again={<button type="button">Check again</button>} />
  ))
}

test("a form for the token has one button that checks", async () => {
  shown({ from: "none", stored: null })
  await screen.findByLabelText("Token of the bot")
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Check"])
})

test("a token of the environment can only be checked again", async () => {
  shown({ from: "environment", stored: null })
  await screen.findByText(/TELEGRAM_BOT_TOKEN is set on the server/)
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Check again"])
})
