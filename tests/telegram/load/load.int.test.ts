/** The bot under load and faults. `TELEGRAM_LOAD=full` plays a longer load; the default takes about a minute. */
import { expect, test } from "vitest"
import { withNotices } from "../kit/noticeScene.ts"
import { type LoadSize, playLoad } from "./play.ts"

const isFull = process.env["TELEGRAM_LOAD"] === "full"
const size: LoadSize = isFull
  ? { people: 20, groups: 80, updates: 5000, kills: 30, seed: 1 }
  : { people: 10, groups: 40, updates: 1000, kills: 8, seed: 1 }

test(
  `${size.updates} updates in ${size.people + size.groups} chats with faults and ${size.kills} kills of the bot: each request is one task and one card`,
  withNotices("2026-11-27T12:00:00Z", async (on) => {
    const { api, team, pass, passFor } = on
    const { crowd, bystander } = await playLoad(on, size)
    const { asked, cardsOf, presses } = crowd
    await pass(
      () => presses.answeredAfter.length === presses.count && asked.every((each) => cardsOf(each).flat().length > 0)
    )
    // The bot searches for second copies after all other messages.
    await passFor(600, 5)

    const titles = (all: typeof asked) => all.map(({ first }) => first)
    expect(team.tasks()).toHaveLength(asked.length + bystander.asked.length)
    expect(titles(asked.filter((each) => cardsOf(each).some((cards) => cards.length > 1)))).toEqual([])
    expect(titles(asked.filter(({ isOutOfReach, said }) => !isOutOfReach && said.reactions.size === 0))).toEqual([])
    expect(
      titles(
        asked.filter((each) =>
          cardsOf(each)
            .flat()
            .every(({ text }) => !text.includes(each.title))
        )
      )
    ).toEqual([])
    expect(Math.max(0, ...presses.answeredAfter)).toBeLessThanOrEqual(10)
    expect(api.floods()).toEqual([])
    // A chat whose calls all fail, and the blocked ones, delay no other chat.
    expect(bystander.asked.length).toBeGreaterThan(0)
    expect(bystander.late(1)).toEqual([])
    // The tasks of a chat have the order of its messages.
    const created = team.commits
      .flatMap(({ events }) => events)
      .flatMap((event) => (event._tag === "TaskCreated" ? [event.title.replace(" at once", "")] : []))
    const places = new Map(created.map((title, n) => [title, n]))
    for (const chat of new Set(asked.map(({ said }) => said.chat))) {
      const order = asked.filter(({ said }) => said.chat === chat).map(({ first }) => places.get(first) ?? -1)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  }),
  isFull ? 1_800_000 : 170_000
)
