/** The day of `npm run telegram:demo`: facts of it, and not whole texts. */
import { expect, test } from "vitest"
import { onClock } from "../kit/noticeScene.ts"
import { dayStart, playDay } from "./day.ts"

test(
  "the day of a team of five",
  () =>
    onClock(dayStart, async (on) => {
      const { api, team } = on
      const { chats, card } = await playDay(on)
      const said = Object.fromEntries(chats.map(({ title, chat }) => [title, api.transcript(chat)]))
      const texts = (title: string) => said[title] ?? ""
      // Capture: a command with fields, a reply, a private message, and a photo with words.
      expect(card("Fix the login").text).toContain("assigned to Bo")
      expect(card("Fix the login").text).toMatch(/high priority/)
      expect(card("the export loses the last row").text).not.toContain("done")
      expect(team.events().filter((tag) => tag === "TaskCommented")).toHaveLength(1)
      // The bot is silent in the group, and every card is an answer to the message that asked for it.
      const cards = api.cards(chats[0]?.chat ?? { id: 0 }).filter(({ text }) => /^T-\d+ ·/.test(text))
      expect(cards.every(({ silent, replyTo }) => silent && replyTo !== null)).toBe(true)
      expect(texts("Team")).toMatch(/Approved/)
      // Several notices are one message; quiet hours end before the message comes.
      expect(
        api
          .cards(chats[2]?.chat ?? { id: 0 })
          .filter(({ text }) => /Write the notes[^]*assigned you[^]*Check the backups/.test(text)).length
      ).toBe(1)
      expect(texts("Di, private")).toContain("Look at the slow search")
      expect(texts("Bo, private")).toMatch(/Overdue|Today/)
      // A person who has left the group no longer finds its tasks.
      expect(texts("Cy, private")).toContain("No tasks match.")
      expect(texts("Eve, private")).toContain("I do not know you yet")
      expect(texts("Eve, private")).toContain("Your account is linked now")
    }),
  120_000
)
