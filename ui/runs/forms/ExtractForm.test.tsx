/** The form of an extraction says how many messages it would read. */
import { fireEvent, render, screen } from "@solidjs/testing-library"
import { afterEach, expect, test, vi } from "vitest"
import { ChatId } from "../../../domain/ids.ts"
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { ExtractForm } from "./ExtractForm.tsx"

afterEach(() => localStorage.clear())

const pier = (messages: number, unread: number): ChatRow => ({
  id: ChatId.make("pier0000"),
  title: "Pier",
  messages,
  unread,
  keepDays: null,
  source: "telegram",
  state: "bound",
  consent: true,
  approved: true,
  proposals: false,
  members: 2
})

test("the numbers of a chat are those of the chosen days", async () => {
  const asked: Array<object> = []
  const answers: Array<(chats: ReadonlyArray<ChatRow>) => void> = []
  render(() => (
    <ExtractForm
      chats={[pier(1200, 45)]}
      chatsIn={(span) => {
        asked.push(span)
        return new Promise((resolve) => answers.push(resolve))
      }}
      chat=""
      isNext={false}
      onStart={() => Promise.resolve()}
      onFailure={() => undefined}
    />
  ))
  const named = () => screen.getAllByRole("option").at(-1)?.textContent
  const choose = (label: string, day: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value: day } })
  expect([named(), asked]).toEqual(["Pier · 1,200 messages · 45 not processed", []])
  choose("From", "2026-11-20")
  expect(named()).toBe("Pier")
  expect(asked).toEqual([{ from: new Date("2026-11-20T00:00:00").toISOString() }])
  answers[0]?.([pier(7, 3)])
  await vi.waitFor(() => expect(named()).toBe("Pier · 7 messages · 3 not processed"))
  choose("From", "")
  expect(named()).toBe("Pier · 1,200 messages · 45 not processed")
})
