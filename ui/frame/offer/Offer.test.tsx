import { fireEvent, render } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import type { Session } from "../../../gateways/contract.ts"
import { Offer } from "./Offer.tsx"

afterEach(() => vi.unstubAllGlobals())

const offer = { url: "http://127.0.0.1:11434", model: "qwen3:4b", embedModel: "embeddinggemma" }

/** Answers commands with a receipt, or refuses those whose path is `refused`. Returns the requests that were sent. */
const answering = (refused: string | null) => {
  const sent: Array<{ readonly path: string; readonly body: unknown }> = []
  vi.stubGlobal("fetch", (path: string, { body }: { readonly body?: string }) => {
    sent.push({ path, body: body === undefined ? undefined : JSON.parse(body) })
    const status = path === refused ? 409 : 200
    return Promise.resolve(new Response(JSON.stringify({ status, id: "provider1", seq: 7 }), { status }))
  })
  return sent
}
const shown = (role: Session["role"], onUsed = vi.fn<() => void>()) => ({
  page: render(() => <Offer offer={offer} role={role} onUsed={onUsed} />),
  onUsed
})

test("an admin uses the Ollama that was found: it is configured with its models, and chosen", async () => {
  const sent = answering(null)
  const { page, onUsed } = shown("admin")
  expect(page.getByText(/Ollama answers at http:\/\/127\.0\.0\.1:11434 and is not used/)).toBeDefined()
  fireEvent.click(page.getByRole("button", { name: "Use qwen3:4b" }))
  await vi.waitFor(() => expect(onUsed).toHaveBeenCalledOnce())
  expect(sent).toMatchObject([
    {
      path: "/api/providers",
      body: { adapter: "ollama", label: "Ollama", model: "qwen3:4b", embedModel: "embeddinggemma" }
    },
    { path: "/api/providers/provider1/choose" }
  ])
  // The operator sets the address, so no command has one.
  expect(JSON.stringify(sent)).not.toContain("11434")
})

test("nothing is sent before the button is pressed, and a member has no button", () => {
  const sent = answering(null)
  expect(shown("member").page.queryByRole("button")).toBeNull()
  shown("owner")
  expect(sent).toEqual([])
})

test.each(["/api/providers", "/api/providers/provider1/choose"])(
  "a refusal of %s is said, and the offer stays",
  async (refused) => {
    answering(refused)
    const { page, onUsed } = shown("owner")
    fireEvent.click(page.getByRole("button"))
    expect((await page.findByRole("alert")).textContent).toBe("The model was not chosen. Try again.")
    expect(page.getByRole("button", { name: "Use qwen3:4b" })).toBeDefined()
    expect(onUsed).not.toHaveBeenCalled()
  }
)
